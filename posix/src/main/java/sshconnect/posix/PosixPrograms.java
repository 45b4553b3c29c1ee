package sshconnect.posix;

import java.util.Arrays;
import java.util.function.Consumer;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.LittleEndian;
import sshconnect.base.Result;
import sshconnect.host.Programs;

/** Runs programs by fork(2) and execvp(3), each with a {@link ProgramKeeper}. */
final class PosixPrograms implements Programs {

    static final String OPERATION = "run";
    private static final int NONE = -1;

    /** Closes when the program that was told something last has ended. */
    private int told = NONE;

    private long toldAtMillis;

    @Override
    public Result<byte[]> run(Command command, byte[] input, long deadlineMillis) {
        String program = command.words().get(0);
        if (Readiness.hasPassed(deadlineMillis)) {
            return SystemError.failed(SystemError.DEADLINE_PASSED, OPERATION, program);
        }
        Fault replaced = Replacement.takeOnce();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        Address vector = vector(command);
        Result<byte[]> output = vector == null
                ? SystemError.nulInside(OPERATION, program)
                : run(vector, command, input, deadlineMillis);
        free(vector, command);
        return output;
    }

    /** What execvp(3) takes; null where some word cannot be passed. */
    private static Address vector(Command command) {
        Address vector = Libc.calloc(command.words().size() + 1, Address.sizeOf());
        for (int i = 0; i < command.words().size(); i++) {
            byte[] terminated = CString.of(command.words().get(i));
            if (terminated == null) {
                free(vector, command);
                return null;
            }
            argument(vector, i).putAddress(CString.allocate(terminated));
        }
        return vector;
    }

    private static Address argument(Address vector, int index) {
        return vector.add((long) index * Address.sizeOf());
    }

    private static void free(Address vector, Command command) {
        if (vector == null) {
            return;
        }
        for (int i = 0; i < command.words().size(); i++) {
            Libc.free(argument(vector, i).getAddress());
        }
        Libc.free(vector);
    }

    private static Result<byte[]> run(Address vector, Command command, byte[] input, long deadlineMillis) {
        String program = command.words().get(0);
        Pipe source = new Pipe();
        Pipe sink = new Pipe();
        Pipe report = new Pipe();
        int error = source.error() != 0 ? source.error() : sink.error() != 0 ? sink.error() : report.error();
        int keeper = NONE;
        if (error == 0) {
            // A child's status can be had only where its end is not ignored.
            LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_DFL());
            keeper = LibcProcess.fork();
            error = keeper < 0 ? Libc.errno() : 0;
        }
        if (keeper == 0) {
            int[] end = new ProgramKeeper(report.writeEnd(), true, deadlineMillis)
                    .run(vector, command.environment(), source.readEnd(), sink.writeEnd());
            tell(report.writeEnd(), end);
        }
        Result<byte[]> output = error == 0
                ? new ProgramAnswer(program, source, sink, report).read(input)
                : SystemError.failed(error, OPERATION, program);
        source.close();
        sink.close();
        report.close();
        if (keeper > 0) {
            ChildProcess.await(keeper);
        }
        return output;
    }

    /** The keeper's last word. */
    private static void tell(int report, int[] end) {
        byte[] message = new byte[ProgramKeeper.REPORT_BYTES];
        message[0] = (byte) end[0];
        LittleEndian.putInt32(message, 1, end[1]);
        PosixDiagnostics.writeAll(report, message);
        LibcProcess.exitAtOnce(0);
    }

    /**
     * What an end means.
     *
     * @param kind    one of those in {@link ProgramKeeper}
     * @param detail  a status as waitpid(2) gives it, or an errno
     * @param program its name
     * @return null when it ended well
     */
    static Fault fault(int kind, int detail, String program) {
        if (kind != ProgramKeeper.ENDED) {
            return SystemError.fault(
                    kind == ProgramKeeper.CANNOT_RUN ? detail : SystemError.DEADLINE_PASSED, OPERATION, program);
        }
        boolean exited = LibcProcess.WIFEXITED(detail) != 0;
        if (exited && LibcProcess.WEXITSTATUS(detail) == 0) {
            return null;
        }
        return new Fault(
                Fault.Kind.CANCELLED,
                OPERATION,
                program,
                exited
                        ? "exit status " + LibcProcess.WEXITSTATUS(detail)
                        : "ended by signal " + LibcProcess.WTERMSIG(detail));
    }

    @Override
    public void tell(Command command, byte[] input, Consumer<Fault> failed) {
        Address vector = vector(command);
        String program = command.words().get(0);
        Fault fault = vector == null
                ? new Fault(Fault.Kind.OTHER, OPERATION, program, "it has a NUL inside")
                : tell(vector, command, input, failed);
        free(vector, command);
        Arrays.fill(input, (byte) 0);
        if (fault != null) {
            failed.accept(fault);
        }
    }

    private Fault tell(Address vector, Command command, byte[] input, Consumer<Fault> failed) {
        Pipe source = new Pipe();
        Pipe report = new Pipe();
        int sink = Libc.open(CString.of("/dev/null"), Libc.O_WRONLY() | Libc.O_CLOEXEC());
        int error = sink < 0 ? Libc.errno() : source.error() != 0 ? source.error() : report.error();
        int written = error == 0 ? source.writeAtOnce(input) : 0;
        if (written == input.length) {
            // The keeper is a copy of this process, and need not know it.
            Arrays.fill(input, (byte) 0);
        }
        if (error == 0) {
            // Nobody here will ask how it ended, perhaps hours from now.
            LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_IGN());
            int keeper = LibcProcess.fork();
            error = keeper < 0 ? Libc.errno() : 0;
            if (keeper == 0) {
                stayWith(vector, command, source, sink, report.writeEnd(), input, written, failed);
            }
        }
        source.close();
        Libc.close(sink);
        forget();
        if (error == 0) {
            told = report.takeReadEnd();
            toldAtMillis = Readiness.monotonicMillis();
        }
        report.close();
        return error == 0
                ? null
                : SystemError.fault(error, OPERATION, command.words().get(0));
    }

    private static void stayWith(
            Address vector,
            Command command,
            Pipe source,
            int sink,
            int report,
            byte[] input,
            int written,
            Consumer<Fault> failed) {
        ProgramKeeper keeper = new ProgramKeeper(report, false, Readiness.monotonicMillis() + MAX_TELLING_MILLIS);
        if (written < input.length) {
            keeper.feed(source.writeEnd(), input, written);
        }
        int[] end = keeper.run(vector, command.environment(), source.readEnd(), sink);
        Fault fault = fault(end[0], end[1], command.words().get(0));
        if (fault != null) {
            failed.accept(fault);
        }
        LibcProcess.exitAtOnce(0);
    }

    @Override
    public void awaitTold(long millis) {
        if (told != NONE && Readiness.toRead(told, toldAtMillis + millis) == 0) {
            forget();
        }
    }

    private void forget() {
        if (told != NONE) {
            Libc.close(told);
            told = NONE;
        }
    }
}
