package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;

/**
 * The signals that end, stop or continue the program, held back while the terminal's echo is off. They are blocked
 * except while ppoll(2) waits, so that none slips in between; afterwards they take the effect they would have had.
 */
final class PromptSignals {

    private static final int[] SIGNALS = {LibcProcess.SIGINT(), LibcProcess.SIGHUP(), LibcProcess.SIGTERM(),
            LibcProcess.SIGQUIT(), LibcProcess.SIGTSTP(), LibcProcess.SIGCONT()};

    private static final Address HELD = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
    private static final Address BEFORE = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
    private static final Libc.PollEntry ENTRY = PollEntries.allocate(1);

    /** What each signal did before, in the order of {@link #SIGNALS}. */
    private static final Address DISPOSITIONS = Libc.calloc(SIGNALS.length, Address.sizeOf());

    /** A bit for each signal that came. */
    private static int caught;

    private PromptSignals() {
    }

    /** Holds the signals back from here on. */
    static void hold() {
        caught = 0;
        LibcProcess.sigemptyset(HELD);
        for (int signal : SIGNALS) {
            LibcProcess.sigaddset(HELD, signal);
        }
        LibcProcess.sigprocmask(LibcProcess.SIG_BLOCK(), HELD, BEFORE);
        LibcProcess.SignalHandler handler =
                Function.get(LibcProcess.SignalHandler.class, PromptSignals.class, "onSignal");
        for (int i = 0; i < SIGNALS.length; i++) {
            Address before = LibcProcess.signal(SIGNALS[i], handler);
            DISPOSITIONS.add(i * Address.sizeOf()).putAddress(before);
            if (before == LibcProcess.SIG_IGN()) {
                LibcProcess.signal(SIGNALS[i], before);
            }
        }
    }

    /** Called by the system, at any moment of {@link #awaitInput}: it may do next to nothing. */
    private static void onSignal(int signal) {
        caught |= bit(signal);
    }

    private static int bit(int signal) {
        return 1 << (signal & 31);
    }

    /** Waits for input or a signal; gives 0 or an errno, EINTR for a signal. */
    static int awaitInput(int descriptor) {
        PollEntries.watch(ENTRY, 0, descriptor, Libc.POLLIN());
        int ready = LibcProcess.ppoll(ENTRY, 1, null, BEFORE);
        return ready < 0 ? Libc.errno() : 0;
    }

    /** Lets the signals that came have their effect, which may be the end of the program, and all others too. */
    static void letGo() {
        for (int i = 0; i < SIGNALS.length; i++) {
            LibcProcess.signal(SIGNALS[i], DISPOSITIONS.add(i * Address.sizeOf()).getAddress());
            if ((caught & bit(SIGNALS[i])) != 0) {
                LibcProcess.kill(LibcProcess.getpid(), SIGNALS[i]);
            }
        }
        LibcProcess.sigprocmask(LibcProcess.SIG_SETMASK(), BEFORE, null);
    }
}
