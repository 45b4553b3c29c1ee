package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;

/**
 * The signals that end, stop or continue the program, held back while the terminal's echo is off. They are blocked
 * except while ppoll(2) waits, so that none slips in between; afterwards they take the effect they would have had.
 */
final class PromptSignals {

    /** The numbers of signals are below this one, whatever C library it is. */
    private static final int NUMBERS = 65;
    /** Nobody can hold these, or nothing comes of them, or TeaVM has blocked it for good. */
    private static final int[] LEFT_OUT = {
        LibcProcess.SIGKILL(),
        LibcProcess.SIGSTOP(),
        LibcProcess.SIGCHLD(),
        LibcProcess.SIGURG(),
        LibcProcess.SIGWINCH(),
        LibcProcess.SIGRTMIN()
    };
    /** These tell a process in the background that it may not change or read the terminal: not before it could. */
    private static final int[] TERMINAL = {LibcProcess.SIGTTIN(), LibcProcess.SIGTTOU()};

    private static final Address SET = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
    private static final Address BEFORE = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
    private static final Libc.PollEntry ENTRY = PollEntries.allocate(1);

    /** What each signal did before, by its number. */
    private static final Address DISPOSITIONS = Libc.calloc(NUMBERS, Address.sizeOf());
    /** A byte for each signal, not 0 when it came. */
    private static final Address CAUGHT = Libc.calloc(NUMBERS, 1);

    private static final byte HELD = 1;
    private static final Address IS_HELD = Libc.calloc(NUMBERS, 1);

    private PromptSignals() {}

    /** Holds the signals back from here on, but for those of the terminal. */
    static void hold() {
        LibcProcess.sigemptyset(SET);
        for (int signal = 1; signal < NUMBERS; signal++) {
            CAUGHT.add(signal).putByte((byte) 0);
            IS_HELD.add(signal).putByte((byte) 0);
            if (!isIn(LEFT_OUT, signal) && !isIn(TERMINAL, signal)) {
                LibcProcess.sigaddset(SET, signal);
            }
        }
        LibcProcess.sigprocmask(LibcProcess.SIG_BLOCK(), SET, BEFORE);
        for (int signal = 1; signal < NUMBERS; signal++) {
            if (!isIn(LEFT_OUT, signal) && !isIn(TERMINAL, signal)) {
                handle(signal);
            }
        }
    }

    /** Holds those of the terminal back as well: the echo is off, and has to be on again before they stop the program. */
    static void holdStops() {
        LibcProcess.sigemptyset(SET);
        for (int signal : TERMINAL) {
            LibcProcess.sigaddset(SET, signal);
            handle(signal);
        }
        LibcProcess.sigprocmask(LibcProcess.SIG_BLOCK(), SET, null);
    }

    private static boolean isIn(int[] signals, int signal) {
        for (int each : signals) {
            if (each == signal) {
                return true;
            }
        }
        return false;
    }

    /** One that is ignored stays so; one that belongs to the C library cannot be had, and is not held. */
    private static void handle(int signal) {
        Address before = LibcProcess.signal(
                signal, Function.get(LibcProcess.SignalHandler.class, PromptSignals.class, "onSignal"));
        if (before == LibcProcess.SIG_IGN()) {
            LibcProcess.signal(signal, before);
        } else if (before != LibcProcess.SIG_ERR()) {
            DISPOSITIONS.add(signal * Address.sizeOf()).putAddress(before);
            IS_HELD.add(signal).putByte(HELD);
        }
    }

    /** Called by the system, at any moment of {@link #awaitInput}: it may do next to nothing. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private static void onSignal(int signal) {
        CAUGHT.add(signal).putByte(HELD);
    }

    /** The terminal said to the program by an error of read(2) what it says by this signal, which is held. */
    static void stopForTerminal() {
        CAUGHT.add(LibcProcess.SIGTTIN()).putByte(HELD);
    }

    /** Waits for input or a signal; gives 0 or an errno, EINTR for a signal. */
    static int awaitInput(int descriptor) {
        PollEntries.watch(ENTRY, 0, descriptor, Libc.POLLIN());
        int ready = LibcProcess.ppoll(ENTRY, 1, null, BEFORE);
        return ready < 0 ? Libc.errno() : 0;
    }

    /** Lets the signals that came have their effect, which may be the end of the program, and all others too. */
    static void letGo() {
        for (int signal = 1; signal < NUMBERS; signal++) {
            if (IS_HELD.add(signal).getByte() == HELD) {
                LibcProcess.signal(
                        signal, DISPOSITIONS.add(signal * Address.sizeOf()).getAddress());
            }
            if (CAUGHT.add(signal).getByte() == HELD) {
                LibcProcess.kill(LibcProcess.getpid(), signal);
            }
        }
        LibcProcess.sigprocmask(LibcProcess.SIG_SETMASK(), BEFORE, null);
    }
}
