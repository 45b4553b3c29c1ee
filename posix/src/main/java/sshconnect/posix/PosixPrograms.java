package sshconnect.posix;

import java.util.Arrays;
import java.util.List;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.host.Host;
import sshconnect.host.Programs;

/** Runs programs by fork(2) and execvp(3). */
final class PosixPrograms implements Programs {

    private static final String OPERATION = "run";
    /** What shells say of a program that cannot be run. */
    private static final int CANNOT_RUN = 127;
    private static final int READ_END = 0;
    private static final int WRITE_END = 1;
    /** The pipes: for standard input, for standard output, and for the errno of a program that cannot be run. */
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int TROUBLE = 2;
    private static final int CLOSED = -1;

    @Override
    public Outcome<byte[]> run(List<String> command, byte[] input, List<String> hidden) {
        String program = command.get(0);
        Address vector = Libc.calloc(command.size() + 1, Address.sizeOf());
        boolean whole = true;
        for (int i = 0; i < command.size(); i++) {
            byte[] terminated = CString.of(command.get(i));
            whole &= terminated != null;
            argument(vector, i).putAddress(terminated == null ? null : CString.allocate(terminated));
        }
        Outcome<byte[]> output = whole
                ? start(vector, input, hidden, program)
                : SystemError.nulInside(OPERATION, program);
        for (int i = 0; i < command.size(); i++) {
            Libc.free(argument(vector, i).getAddress());
        }
        Libc.free(vector);
        return output;
    }

    private static Address argument(Address vector, int index) {
        return vector.add((long) index * Address.sizeOf());
    }

    private static Outcome<byte[]> start(Address vector, byte[] input, List<String> hidden, String program) {
        int[][] pipes = {{CLOSED, CLOSED}, {CLOSED, CLOSED}, {CLOSED, CLOSED}};
        int error = 0;
        for (int i = 0; i < pipes.length && error == 0; i++) {
            error = LibcProcess.pipe2(pipes[i], Libc.O_CLOEXEC()) < 0 ? Libc.errno() : 0;
        }
        int child = CLOSED;
        if (error == 0) {
            // A child's status can be had only where its end is not ignored.
            LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_DFL());
            child = LibcProcess.fork();
            error = child < 0 ? Libc.errno() : 0;
        }
        if (child == 0) {
            become(vector, hidden, pipes);
        }
        Outcome<byte[]> output = error == 0
                ? converse(child, input, pipes, program)
                : SystemError.failed(error, OPERATION, program);
        for (int[] pipe : pipes) {
            close(pipe, READ_END);
            close(pipe, WRITE_END);
        }
        return output;
    }

    private static void close(int[] pipe, int end) {
        if (pipe[end] != CLOSED) {
            Libc.close(pipe[end]);
            pipe[end] = CLOSED;
        }
    }

    /** The child: becomes the program, or tells by the pipe for trouble why it cannot. */
    private static void become(Address vector, List<String> hidden, int[][] pipes) {
        LibcProcess.signal(LibcProcess.SIGPIPE(), LibcProcess.SIG_DFL());
        Address timer = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
        LibcProcess.sigemptyset(timer);
        LibcProcess.sigaddset(timer, LibcProcess.SIGRTMIN());
        LibcProcess.sigprocmask(LibcProcess.SIG_UNBLOCK(), timer, null);
        for (String name : hidden) {
            LibcProcess.unsetenv(CString.of(name));
        }
        LibcProcess.dup2(pipes[INPUT][READ_END], 0);
        LibcProcess.dup2(pipes[OUTPUT][WRITE_END], 1);
        LibcProcess.execvp(vector.getAddress(), vector);
        int error = Libc.errno();
        PosixDiagnostics.writeAll(pipes[TROUBLE][WRITE_END], new byte[] {(byte) error});
        LibcProcess.exitAtOnce(CANNOT_RUN);
    }

    /** The parent: writes, reads to the end, then looks how the program ended. */
    private static Outcome<byte[]> converse(int child, byte[] input, int[][] pipes, String program) {
        close(pipes[INPUT], READ_END);
        close(pipes[OUTPUT], WRITE_END);
        close(pipes[TROUBLE], WRITE_END);
        Outcome<byte[]> reason = DescriptorReader.readAll(pipes[TROUBLE][READ_END], 1, Host.NO_DEADLINE, program);
        PosixDiagnostics.writeAll(pipes[INPUT][WRITE_END], input);
        close(pipes[INPUT], WRITE_END);
        Outcome<byte[]> output =
                DescriptorReader.readAll(pipes[OUTPUT][READ_END], MAX_OUTPUT_BYTES, Host.NO_DEADLINE, program);
        int status = ChildProcess.await(child);
        if (reason.ok() && reason.value().length > 0) {
            return SystemError.failed(reason.value()[0] & 0xff, OPERATION, program);
        }
        if (!output.ok()) {
            return Outcome.failed(Fault.Kind.OTHER, "read the answer of", program, output.fault().cause());
        }
        boolean exited = LibcProcess.WIFEXITED(status) != 0;
        if (exited && LibcProcess.WEXITSTATUS(status) == 0) {
            return output;
        }
        Arrays.fill(output.value(), (byte) 0);
        String cause = exited
                ? "exit status " + LibcProcess.WEXITSTATUS(status)
                : "ended by signal " + LibcProcess.WTERMSIG(status);
        return Outcome.failed(Fault.Kind.CANCELLED, OPERATION, program, cause);
    }
}
