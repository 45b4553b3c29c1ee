package sshconnect.posix;

import java.util.Arrays;
import java.util.List;
import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;
import sshconnect.host.Host;
import sshconnect.host.Programs;

/**
 * The process between this one and a program: it starts the program, reports its end, and kills it, with all that it has
 * started, when its time is over or nobody waits for it any more. Of what this process has open it holds only
 * where lines for standard error go, and it can outlive it.
 */
final class ProgramKeeper {

    /** What is reported, in one byte; with a number in the next four, the lowest first. */
    static final int ENDED = 0;

    static final int CANNOT_RUN = 1;
    static final int TIMED_OUT = 2;
    static final int REPORT_BYTES = 5;

    /** What shells say of a program that cannot be run. */
    private static final int CANNOT_RUN_STATUS = 127;

    private static final int FIRST_DESCRIPTOR = 3;
    private static final int LAST_DESCRIPTOR = Integer.MAX_VALUE;
    /** A program that is to end may want to leave a terminal as it was; what does not end then is killed. */
    private static final int GRACE_MILLIS = 200;

    private static final int NONE = -1;

    private static final int REPORT = 0;
    private static final int INPUT = 1;
    private static final Libc.PollEntry ENTRIES = PollEntries.allocate(2);
    private static final Libc.TimeSpec TIMEOUT =
            Libc.calloc(1, Structure.sizeOf(Libc.TimeSpec.class)).toStructure();
    private static final Address BEFORE = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
    private static final Address WAITING = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));

    private final int report;
    private final boolean awaited;
    private final long deadlineMillis;
    private int program;
    private int inputEnd = NONE;
    private byte[] input;
    private int written;
    private int programStatus;

    /**
     * A keeper, to be made in a process of its own.
     *
     * @param report         where the end is reported
     * @param awaited        whether the program is to end when nobody reads the report any more
     * @param deadlineMillis when the time of the program is over, see {@link Host}
     */
    ProgramKeeper(int report, boolean awaited, long deadlineMillis) {
        this.report = report;
        this.awaited = awaited;
        this.deadlineMillis = deadlineMillis;
    }

    /**
     * Writes what the program has not been told yet.
     *
     * @param end   the write end of its standard input
     * @param bytes the message, wiped afterwards
     * @param from  how much of it is written already
     */
    void feed(int end, byte[] bytes, int from) {
        inputEnd = end;
        input = bytes;
        written = from;
    }

    /**
     * Starts the program and stays with it until its end.
     *
     * @param vector      what execvp(3) takes
     * @param environment what it does not inherit as it is
     * @param source      its standard input
     * @param sink        its standard output
     * @return the report
     */
    int[] run(Address vector, List<Programs.Variable> environment, int source, int sink) {
        LibcProcess.dup2(source, 0);
        LibcProcess.dup2(sink, 1);
        closeOthers();
        LibcLimits.prctl(LibcLimits.PR_SET_CHILD_SUBREAPER(), 1);
        catchEnds();
        int error = start(vector, environment);
        letGoOfStreams();
        return error == 0 ? await() : new int[] {CANNOT_RUN, error};
    }

    /**
     * Who is left behind by the program must not keep a connection open, nor must this process; it may have to write a
     * line for standard error.
     */
    private void closeOthers() {
        int[] kept = {report, inputEnd, ErrorPipe.writeEnd(), ErrorPipe.losses()};
        Arrays.sort(kept);
        int first = FIRST_DESCRIPTOR;
        for (int descriptor : kept) {
            if (descriptor >= first) {
                LibcProcess.closeRange(first, descriptor - 1);
                first = descriptor + 1;
            }
        }
        LibcProcess.closeRange(first, LAST_DESCRIPTOR);
    }

    /** Ends of children are heard of while ppoll(2) waits, so that none slips in between. */
    private static void catchEnds() {
        Address held = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
        LibcProcess.sigemptyset(held);
        LibcProcess.sigaddset(held, LibcProcess.SIGCHLD());
        LibcProcess.sigprocmask(LibcProcess.SIG_BLOCK(), held, BEFORE);
        LibcProcess.sigprocmask(LibcProcess.SIG_BLOCK(), null, WAITING);
        LibcProcess.sigdelset(WAITING, LibcProcess.SIGCHLD());
        LibcProcess.signal(
                LibcProcess.SIGCHLD(), Function.get(LibcProcess.SignalHandler.class, ProgramKeeper.class, "onEnd"));
    }

    /** Called by the system; that it interrupts is enough. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private static void onEnd(int signal) {}

    /** Starts the program; gives 0 or an errno. */
    private int start(Address vector, List<Programs.Variable> environment) {
        Pipe trouble = new Pipe();
        int error = trouble.error();
        if (error != 0) {
            return error;
        }
        program = LibcProcess.fork();
        error = program < 0 ? Libc.errno() : 0;
        if (program == 0) {
            become(vector, environment, trouble.writeEnd());
        }
        trouble.closeWriteEnd();
        byte[] reason = new byte[1];
        long count = error == 0 ? Libc.read(trouble.readEnd(), Address.ofData(reason), 1) : 0;
        Address.pin(reason);
        trouble.close();
        return count == 1 ? reason[0] & 0xff : error;
    }

    /** The child: becomes the program, or tells why it cannot. */
    private static void become(Address vector, List<Programs.Variable> environment, int trouble) {
        LibcProcess.signal(LibcProcess.SIGPIPE(), LibcProcess.SIG_DFL());
        LibcProcess.sigdelset(BEFORE, LibcProcess.SIGRTMIN());
        LibcProcess.sigdelset(BEFORE, LibcProcess.SIGCHLD());
        LibcProcess.sigprocmask(LibcProcess.SIG_SETMASK(), BEFORE, null);
        for (Programs.Variable change : environment) {
            byte[] name = CString.of(change.name());
            if (change.value() == null) {
                LibcProcess.unsetenv(name);
            } else {
                LibcProcess.setenv(name, Arrays.copyOf(change.value(), change.value().length + 1), 1);
            }
        }
        LibcProcess.execvp(vector.getAddress(), vector);
        int error = Libc.errno();
        PosixDiagnostics.writeAll(trouble, new byte[] {(byte) error});
        LibcProcess.exitAtOnce(CANNOT_RUN_STATUS);
    }

    /** This process is neither a reader nor a writer of what the program reads and writes. */
    private static void letGoOfStreams() {
        int nowhere = Libc.open(CString.of("/dev/null"), Libc.O_RDWR());
        LibcProcess.dup2(nowhere, 0);
        LibcProcess.dup2(nowhere, 1);
        Libc.close(nowhere);
    }

    private int[] await() {
        while (!reap()) {
            if (Readiness.hasPassed(deadlineMillis)) {
                end();
                return new int[] {TIMED_OUT, 0};
            }
            PollEntries.watch(ENTRIES, REPORT, awaited ? report : PollEntries.IGNORED, 0);
            PollEntries.watch(ENTRIES, INPUT, inputEnd == NONE ? PollEntries.IGNORED : inputEnd, Libc.POLLOUT());
            int ready = pause(deadlineMillis);
            if (ready > 0 && PollEntries.found(ENTRIES, REPORT) != 0) {
                end();
                return new int[] {TIMED_OUT, 0};
            }
            if (ready > 0 && PollEntries.found(ENTRIES, INPUT) != 0) {
                write();
            }
        }
        return new int[] {ENDED, programStatus};
    }

    private void write() {
        Address rest = Address.ofData(input).add(written);
        long count = Libc.write(inputEnd, rest, input.length - written);
        Address.pin(input);
        written += (int) Math.max(0, count);
        if (count < 0 || written == input.length) {
            Libc.close(inputEnd);
            inputEnd = NONE;
            Arrays.fill(input, (byte) 0);
        }
    }

    /** Waits for one of the entries, the end of a child, or a moment; gives what ppoll(2) gives. */
    private static int pause(long untilMillis) {
        boolean bounded = untilMillis != Host.NO_DEADLINE;
        if (bounded) {
            Readiness.set(TIMEOUT, Math.max(0, untilMillis - Readiness.monotonicMillis()));
        }
        return LibcProcess.ppoll(ENTRIES, 2, bounded ? TIMEOUT.toAddress() : null, WAITING);
    }

    /** Buries the children that have ended; gives whether the program is one of them. */
    private boolean reap() {
        int[] status = {0};
        boolean ended = false;
        int child = LibcProcess.waitpid(NONE, status, LibcProcess.WNOHANG());
        while (child > 0) {
            if (child == program) {
                programStatus = status[0];
                ended = true;
            }
            child = LibcProcess.waitpid(NONE, status, LibcProcess.WNOHANG());
        }
        return ended;
    }

    /** Ends the program and what it has started: orphans become children of this process. */
    private void end() {
        long killAtMillis = Readiness.monotonicMillis() + GRACE_MILLIS;
        long giveUpMillis = killAtMillis + GRACE_MILLIS;
        PollEntries.watch(ENTRIES, REPORT, PollEntries.IGNORED, 0);
        PollEntries.watch(ENTRIES, INPUT, PollEntries.IGNORED, 0);
        boolean killing = false;
        while (ChildProcess.any() && !Readiness.hasPassed(giveUpMillis)) {
            killing |= Readiness.hasPassed(killAtMillis);
            ChildProcess.signalAll(program, killing ? LibcProcess.SIGKILL() : LibcProcess.SIGTERM());
            pause(killing ? giveUpMillis : killAtMillis);
            reap();
        }
    }
}
