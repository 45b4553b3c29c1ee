package sshconnect.posix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Result;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;

/**
 * A look-up that can be given up: it runs in a child process, which answers through a pipe and is killed when the
 * deadline passes. The C library has nothing of the kind, signals cannot leave getaddrinfo(3) safely, and
 * getaddrinfo_a(3) is glibc's alone.
 *
 * <p>The answer is one byte, 0 for addresses, each as one byte of length, its bytes and four bytes of scope; or 1 plus
 * the kind of a fault, and its cause in UTF-8.
 */
final class BoundedLookup {

    private static final int SCOPE_BYTES = 4;
    /** Many times what any resolver gives. */
    private static final int ANSWER_BYTES = 64 * 1024;

    private BoundedLookup() {}

    /** See {@link sshconnect.host.Resolver#addresses}. */
    static Result<List<IpAddress>> run(byte[] terminated, String name, long deadlineMillis) {
        int[] pipe = new int[2];
        int error = LibcProcess.pipe2(pipe, Libc.O_CLOEXEC()) < 0 ? Libc.errno() : 0;
        if (error != 0) {
            return SystemError.failed(error, "look up", name);
        }
        int child = LibcProcess.fork();
        error = child < 0 ? Libc.errno() : 0;
        if (child == 0) {
            answer(terminated, name, pipe[1]);
        }
        Libc.close(pipe[1]);
        Result<byte[]> answer = error == 0
                ? DescriptorReader.readAll(pipe[0], ANSWER_BYTES, deadlineMillis, name)
                : SystemError.failed(error, "look up", name);
        Libc.close(pipe[0]);
        if (child > 0) {
            LibcProcess.kill(child, LibcProcess.SIGKILL());
            ChildProcess.await(child);
        }
        return answer.ok()
                ? decode(answer.value(), name)
                : Result.failed(
                        answer.fault().kind(), "look up", name, answer.fault().cause());
    }

    /** The child. It lets go of the standard streams, so that nobody waits for their end on its account. */
    private static void answer(byte[] terminated, String name, int pipe) {
        // Nobody waits for the answer any more when a parent ends that had a client, which has gone.
        LibcLimits.prctl(LibcLimits.PR_SET_PDEATHSIG(), LibcProcess.SIGKILL());
        StandardStreams.close();
        PosixDiagnostics.writeAll(pipe, encode(PosixResolver.lookUp(terminated, name)));
        LibcProcess.exitAtOnce(0);
    }

    static byte[] encode(Result<List<IpAddress>> outcome) {
        Wire message = Wire.binary();
        if (!outcome.ok()) {
            message.octets(1 + outcome.fault().kind().ordinal())
                    .text(outcome.fault().cause());
            return message.toBytes();
        }
        message.octets(0);
        for (IpAddress address : outcome.value()) {
            byte[] bytes = address.bytes();
            int scopeId = address.scopeId();
            message.octets(bytes.length).bytes(bytes).uint16(scopeId >>> 16).uint16(scopeId & 0xffff);
        }
        return message.toBytes();
    }

    static Result<List<IpAddress>> decode(byte[] message, String name) {
        if (message.length < 2) {
            return Result.failed(Fault.Kind.OTHER, "look up", name, "the process that looks names up gave no answer");
        }
        if (message[0] != 0) {
            String cause = Utf8.decode(message, 1, message.length);
            return Result.failed(Fault.Kind.values()[message[0] - 1], "look up", name, cause);
        }
        List<IpAddress> addresses = new ArrayList<>();
        int at = 1;
        while (at < message.length) {
            int length = message[at++];
            byte[] bytes = Arrays.copyOfRange(message, at, at + length);
            at += length;
            int scopeId = 0;
            for (int i = 0; i < SCOPE_BYTES; i++) {
                scopeId = scopeId << 8 | message[at++] & 0xff;
            }
            addresses.add(IpAddress.of(bytes, scopeId));
        }
        return Result.of(addresses);
    }
}
