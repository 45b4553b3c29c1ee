package sshconnect.posix;

import org.teavm.interop.Structure;

/** The options of sockets that matter here. None is worth a failure: without it the connection works all the same. */
final class SocketOptions {

    private static final int INT_BYTES = 4;
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long MICROS_PER_MILLI = 1000;
    private static final int[] ON = {1};
    /** {@code struct linger}: on, zero seconds. */
    private static final int[] NO_LINGERING = {1, 0};

    private SocketOptions() {}

    /** For a conversation: no delay for small messages, and notice of a peer that has vanished. */
    static void forStream(int socket) {
        turnOn(socket, LibcSockets.IPPROTO_TCP(), LibcSockets.TCP_NODELAY());
        turnOn(socket, LibcSockets.SOL_SOCKET(), LibcSockets.SO_KEEPALIVE());
    }

    /** Turns one option on. */
    static void turnOn(int socket, int level, int option) {
        LibcSockets.setsockopt(socket, level, option, ON, INT_BYTES);
    }

    /** Lets the peer of a TCP connection see a reset, and no end in order, when the socket is closed. */
    static void resetWhenClosed(int socket) {
        int length = NO_LINGERING.length * INT_BYTES;
        LibcSockets.setsockopt(socket, LibcSockets.SOL_SOCKET(), LibcSockets.SO_LINGER(), NO_LINGERING, length);
    }

    /** Limits how long the system waits to send, and to connect to a Unix socket; 0 is for no limit. */
    static void limitSending(int socket, int millis) {
        int length = Structure.sizeOf(LibcUnix.TimeValue.class);
        LibcUnix.TimeValue time = Libc.calloc(1, length).toStructure();
        time.seconds = millis / MILLIS_PER_SECOND;
        time.micros = millis % MILLIS_PER_SECOND * MICROS_PER_MILLI;
        LibcUnix.setsockopt(socket, LibcSockets.SOL_SOCKET(), LibcUnix.SO_SNDTIMEO(), time, length);
        Libc.free(time.toAddress());
    }

    /** The outcome of a connect that went on in the background: 0 or an errno. */
    static int pendingError(int socket) {
        int[] error = {0};
        int[] length = {INT_BYTES};
        LibcSockets.getsockopt(socket, LibcSockets.SOL_SOCKET(), LibcSockets.SO_ERROR(), error, length);
        return error[0];
    }
}
