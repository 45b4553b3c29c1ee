package sshconnect.posix;

import org.teavm.interop.Address;

/**
 * A descriptor as one end of a relay: read from and written to without waiting, and without ever changing
 * {@code O_NONBLOCK} on it. That flag belongs to the open file description, which standard input and output share
 * with other processes: a shell whose terminal suddenly answers {@code EAGAIN} is broken.
 */
final class Endpoint {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** What is sure to fit into a terminal that is ready: Linux counts its room in blocks, and expands characters. */
    private static final int TERMINAL_WRITE_BYTES = 1;

    private static final Address PEEKED = Libc.calloc(1, 1);

    private final String name;
    private final Type type;
    private final boolean own;
    private final int waitingWriteBytes;
    private int descriptor;

    /** What makes a difference to a relay. */
    private enum Type {
        /** One whose mode may be changed. */
        OWN_SOCKET,
        SHARED_SOCKET,
        PIPE,
        OTHER
    }

    private Endpoint(int descriptor, String name, Type type, boolean own, int waitingWriteBytes) {
        this.descriptor = descriptor;
        this.name = name;
        this.type = type;
        this.own = own;
        this.waitingWriteBytes = waitingWriteBytes;
    }

    /** A socket of our own, of which single calls can be asked not to wait ({@code MSG_DONTWAIT}). */
    static Endpoint ofSocket(int descriptor, String name) {
        return new Endpoint(descriptor, name, Type.OWN_SOCKET, false, NO_LIMIT);
    }

    /** A descriptor to read from, of any type: after poll(2) said so, one read does not wait. */
    static Endpoint ofInput(int descriptor, String name) {
        return new Endpoint(descriptor, name, type(FileMode.of(descriptor).bits()), false, NO_LIMIT);
    }

    /**
     * A descriptor to write to, of any type. Pipes and terminals are opened once more where the system can do that
     * (Linux, unless the account has changed): the new description is nobody else's and may be non-blocking. Where it
     * cannot, poll(2) promises room for {@code PIPE_BUF} bytes in a pipe (pipe(7)) and for one in a terminal, and no
     * more than that is written at once. Files and devices never wait for a reader.
     */
    static Endpoint ofOutput(int descriptor, String name) {
        Type type = type(FileMode.of(descriptor).bits());
        boolean terminal = type == Type.OTHER && Libc.isatty(descriptor) != 0;
        if (type != Type.PIPE && !terminal) {
            return new Endpoint(descriptor, name, type, false, NO_LIMIT);
        }
        // The name of a pseudo-terminal's master stands for making a new pair, not for that master.
        boolean master = terminal && LibcTerminal.ptsname(descriptor) != null;
        int again = master ? -1 : reopen(descriptor);
        return again < 0
                ? new Endpoint(descriptor, name, type, false, terminal ? TERMINAL_WRITE_BYTES : Libc.PIPE_BUF())
                : new Endpoint(again, name, type, true, NO_LIMIT);
    }

    private static Type type(int mode) {
        if (Libc.S_ISSOCK(mode) != 0) {
            return Type.SHARED_SOCKET;
        }
        return Libc.S_ISFIFO(mode) != 0 ? Type.PIPE : Type.OTHER;
    }

    /** Opens the same file as a description of its own; gives a negative number where that cannot be had. */
    private static int reopen(int descriptor) {
        int flags = Libc.O_WRONLY() | Libc.O_NONBLOCK() | Libc.O_NOCTTY() | Libc.O_CLOEXEC();
        return Libc.open(CString.of("/proc/self/fd/" + descriptor), flags);
    }

    int descriptor() {
        return descriptor;
    }

    /** Stands for another socket of the same sort from now on. */
    void become(int socket) {
        descriptor = socket;
    }

    boolean isPipe() {
        return type == Type.PIPE;
    }

    boolean isSocket() {
        return type == Type.OWN_SOCKET || type == Type.SHARED_SOCKET;
    }

    /** Whether it is a socket that nobody else has, so that its mode may be changed. */
    boolean isOwnSocket() {
        return type == Type.OWN_SOCKET;
    }

    /** What to call it in messages. */
    String name() {
        return name;
    }

    /** Whether a write of any length returns at once, also when poll(2) was not asked. */
    boolean neverWaits() {
        return waitingWriteBytes == NO_LIMIT;
    }

    /** Reads what is there: read(2), or recv(2) without waiting. */
    long read(Address buffer, int count) {
        return isSocket()
                ? LibcSockets.recv(descriptor, buffer, count, LibcSockets.MSG_DONTWAIT())
                : Libc.read(descriptor, buffer, count);
    }

    /** Writes what fits: write(2), or send(2) without waiting. */
    long write(Address buffer, int count) {
        return isSocket()
                ? LibcSockets.send(descriptor, buffer, count, LibcSockets.MSG_DONTWAIT())
                : Libc.write(descriptor, buffer, Math.min(count, waitingWriteBytes));
    }

    /** Whether a socket has nothing to be read but its end. */
    boolean isAtEnd() {
        int flags = LibcSockets.MSG_PEEK() | LibcSockets.MSG_DONTWAIT();
        return LibcSockets.recv(descriptor, PEEKED, 1, flags) == 0;
    }

    /** Closes what {@link #ofOutput} opened; the descriptors that were given stay. */
    void release() {
        if (own) {
            Libc.close(descriptor);
        }
    }
}
