package sshconnect.posix;

import sshconnect.host.Diagnostics;
import sshconnect.host.Relay.Outcome;
import sshconnect.host.Tunnels;
import sshconnect.relay.LearntCodec;

/**
 * Processes that do for one client what takes time and memory, so that the one that serves neither waits nor makes
 * garbage: make a tunnel and pass its socket on, or compose a message. They end with the process that serves. A tunnel
 * with layers is relayed where it was made, since their keys are there.
 */
final class OpeningProcess {

    /** A tunnel is made, and its socket goes with the message. */
    static final int PASSED_ON = 0;
    /** There is no tunnel. */
    static final int FAILED = 1;
    /** A tunnel is made that no other process can use: the keys of its layers are in this one's memory. */
    static final int SERVED_HERE = 2;

    private static final int DONE = 0;
    private static final int NOTHING = -1;

    private OpeningProcess() {}

    /** For the process that serves: children that end leave nothing to be waited for. */
    static void prepare() {
        LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_IGN());
    }

    /**
     * Starts a process that makes a tunnel.
     *
     * @param server  what it inherits and has no use for
     * @param tunnels what makes the tunnel
     * @param client  for whom
     * @param through where to pass it on, see {@link DescriptorMessage}
     * @return the process, or a negative errno
     */
    static int open(ClientServer server, Tunnels tunnels, ClientRelay client, int through) {
        int child = fork();
        if (child == 0) {
            server.forget(client);
            Tunnels.Attempt attempt = tunnels.open(client.number());
            byte[] learnt = attempt.learnt() == null ? null : LearntCodec.encode(attempt.learnt());
            if (attempt.tunnel() == null) {
                if (learnt != null) {
                    DescriptorMessage.send(through, NOTHING, FAILED, learnt);
                }
            } else if (attempt.tunnel().layers().isEmpty()) {
                PosixChannel connection = (PosixChannel) attempt.tunnel().connection();
                DescriptorMessage.send(through, connection.descriptor(), PASSED_ON, learnt);
            } else {
                DescriptorMessage.send(through, NOTHING, SERVED_HERE, learnt);
                Libc.close(through);
                Outcome result = server.relay(attempt.tunnel(), client).ofOneAmongMany();
                if (tunnels.tells(result.end())) {
                    tunnels.ended(client.number(), result);
                }
            }
            LibcProcess.exitAtOnce(DONE);
        }
        return child;
    }

    /** Gives a client up that has gone: ends the process that makes its tunnel. */
    static void end(int process) {
        LibcProcess.kill(process, LibcProcess.SIGTERM());
    }

    /** Tells the person how a relay has ended. Where no process can be had, nothing is told. */
    static void tell(Tunnels tunnels, int client, Outcome result) {
        tunnels.ended(client, result);
        LibcProcess.exitAtOnce(DONE);
    }

    /** Tells how many lines of standard error nobody will see. Where no process can be had, that is told later. */
    static void tellLosses(long count) {
        int child = fork();
        if (child == 0) {
            new PosixDiagnostics().error(Diagnostics.lostLines(count));
            LibcProcess.exitAtOnce(DONE);
        }
        if (child < 0) {
            ErrorPipe.addLosses(count);
        }
    }

    /**
     * A process that is about to {@link #tell}.
     *
     * @return whether this is it
     */
    static boolean isTelling() {
        return fork() == 0;
    }

    /** As fork(2) has it, but with a negative errno. */
    private static int fork() {
        int parent = LibcProcess.getpid();
        int child = LibcProcess.fork();
        if (child == 0) {
            begin(parent);
        }
        return child < 0 ? -Libc.errno() : child;
    }

    private static void begin(int parent) {
        ErrorPipe.bePatient();
        UnixSocketFile.leave();
        LibcProcess.signal(LibcProcess.SIGCHLD(), LibcProcess.SIG_DFL());
        LibcLimits.prctl(LibcLimits.PR_SET_PDEATHSIG(), LibcProcess.SIGTERM());
        if (LibcLimits.getppid() != parent) {
            LibcProcess.exitAtOnce(DONE);
        }
    }
}
