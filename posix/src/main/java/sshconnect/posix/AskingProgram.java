package sshconnect.posix;

import java.util.Arrays;
import org.teavm.interop.Address;
import org.teavm.interop.Structure;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Host;
import sshconnect.host.Person;

/** Runs a program that asks for a password and writes it to its standard output, as ssh-askpass does. */
final class AskingProgram {

    /** What shells say of a program that cannot be run. */
    private static final int CANNOT_RUN = 127;

    private AskingProgram() {
    }

    /** See {@link Person#askWithProgram}. */
    static Outcome<Secret> run(String program, String prompt) {
        byte[] name = CString.of(program);
        byte[] question = CString.of(prompt);
        if (name == null || question == null) {
            return SystemError.nulInside("run", program);
        }
        Address arguments = Libc.calloc(3, Address.sizeOf());
        arguments.putAddress(CString.allocate(name));
        arguments.add(Address.sizeOf()).putAddress(CString.allocate(question));
        Outcome<Secret> answer = run(arguments, program);
        Libc.free(arguments.getAddress());
        Libc.free(arguments.add(Address.sizeOf()).getAddress());
        Libc.free(arguments);
        return answer;
    }

    private static Outcome<Secret> run(Address arguments, String program) {
        int[] output = new int[2];
        int error = LibcProcess.pipe2(output, Libc.O_CLOEXEC()) < 0 ? Libc.errno() : 0;
        if (error != 0) {
            return SystemError.failed(error, "run", program);
        }
        int[] trouble = new int[2];
        error = LibcProcess.pipe2(trouble, Libc.O_CLOEXEC()) < 0 ? Libc.errno() : 0;
        if (error != 0) {
            Libc.close(output[0]);
            Libc.close(output[1]);
            return SystemError.failed(error, "run", program);
        }
        // A child's status can be had only where its end is not ignored.
        LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_DFL());
        int child = LibcProcess.fork();
        error = child < 0 ? Libc.errno() : 0;
        if (child == 0) {
            become(arguments, output[1], trouble[1]);
        }
        Libc.close(output[1]);
        Libc.close(trouble[1]);
        if (error == 0) {
            return answer(child, output[0], trouble[0], program);
        }
        Libc.close(output[0]);
        Libc.close(trouble[0]);
        return SystemError.failed(error, "run", program);
    }

    /** The child: becomes the program, or tells by the pipe for trouble why it cannot. */
    private static void become(Address arguments, int output, int trouble) {
        LibcProcess.signal(LibcProcess.SIGPIPE(), LibcProcess.SIG_DFL());
        Address timer = Libc.calloc(1, Structure.sizeOf(LibcProcess.SignalSet.class));
        LibcProcess.sigemptyset(timer);
        LibcProcess.sigaddset(timer, LibcProcess.SIGRTMIN());
        LibcProcess.sigprocmask(LibcProcess.SIG_UNBLOCK(), timer, null);
        LibcProcess.dup2(Libc.open(CString.of("/dev/null"), Libc.O_RDONLY() | Libc.O_CLOEXEC()), 0);
        LibcProcess.dup2(output, 1);
        LibcProcess.execvp(arguments.getAddress(), arguments);
        int error = Libc.errno();
        PosixDiagnostics.writeAll(trouble, new byte[] {(byte) error});
        LibcProcess.exitAtOnce(CANNOT_RUN);
    }

    /** The parent: reads to the end, then looks how the program ended. */
    private static Outcome<Secret> answer(int child, int output, int trouble, String program) {
        Outcome<byte[]> reason = DescriptorReader.readAll(trouble, 1, Host.NO_DEADLINE, program);
        Outcome<byte[]> words = DescriptorReader.readAll(output, Person.MAX_ANSWER_BYTES, Host.NO_DEADLINE, program);
        Libc.close(trouble);
        Libc.close(output);
        int status = ChildProcess.await(child);
        if (reason.ok() && reason.value().length > 0) {
            return SystemError.failed(reason.value()[0] & 0xff, "run", program);
        }
        if (!words.ok()) {
            return Outcome.failed(Fault.Kind.OTHER, "read the answer of", program, words.fault().cause());
        }
        Secret line = firstLine(words.value());
        boolean exited = LibcProcess.WIFEXITED(status) != 0;
        if (exited && LibcProcess.WEXITSTATUS(status) == 0) {
            return Outcome.of(line);
        }
        line.wipe();
        String cause = exited
                ? "exit status " + LibcProcess.WEXITSTATUS(status)
                : "ended by signal " + LibcProcess.WTERMSIG(status);
        return Outcome.failed(Fault.Kind.CANCELLED, "run", program, cause);
    }

    /** The bytes before the first line end, LF or CR LF; everything is wiped but those. */
    static Secret firstLine(byte[] words) {
        int end = 0;
        while (end < words.length && words[end] != '\n') {
            end++;
        }
        if (end > 0 && end < words.length && words[end - 1] == '\r') {
            end--;
        }
        byte[] line = Arrays.copyOf(words, end);
        Arrays.fill(words, (byte) 0);
        return Secret.of(line);
    }
}
