package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;

/**
 * The name of a Unix socket that listens, of which a process has one at most. It is removed when the process ends, also
 * when a signal ends it.
 */
final class UnixSocketFile {

    /** Nobody but the owner may connect, which takes the right to write. */
    private static final int NOT_FOR_OTHERS = 0177;

    private static final int[] SIGNALS = {LibcProcess.SIGINT(), LibcProcess.SIGHUP(), LibcProcess.SIGTERM()};

    /** The path, which ends in NUL; null when there is none to remove. */
    private static Address path;
    /** Whose name it is: processes that were forked do not remove it. */
    private static int owner;

    private UnixSocketFile() {}

    /**
     * Makes the name and listens.
     *
     * @return the socket, in non-blocking mode; a negative errno, or minus {@link UnixSocketAddress#PATH_TOO_LONG}
     */
    static int listen(String text) {
        UnixSocketAddress address = UnixSocketAddress.of(text);
        if (address == null) {
            return -UnixSocketAddress.PATH_TOO_LONG;
        }
        int socket = bind(address);
        if (socket == -Errno.EADDRINUSE() && isLeftOver(address)) {
            LibcUnix.unlink(address.path());
            socket = bind(address);
        }
        address.free();
        if (socket >= 0) {
            removeAtTheEnd(CString.of(text));
        }
        return socket;
    }

    private static int bind(UnixSocketAddress address) {
        int socket = ListeningSocket.socket(LibcUnix.AF_UNIX());
        if (socket < 0) {
            return socket;
        }
        int before = LibcUnix.umask(NOT_FOR_OTHERS);
        int error = ListeningSocket.bind(socket, address.memory(), address.length());
        LibcUnix.umask(before);
        return error == 0 ? socket : ListeningSocket.closed(socket, error);
    }

    /**
     * Whether the name is that of a socket which no process has any more. A datagram socket is what asks: nobody hears
     * of it, and the answer of a stream socket that lives is that the types differ.
     */
    private static boolean isLeftOver(UnixSocketAddress address) {
        Libc.Stat stat = Libc.calloc(1, Structure.sizeOf(Libc.Stat.class)).toStructure();
        boolean isSocket = LibcUnix.lstat(address.path(), stat) == 0 && Libc.S_ISSOCK(stat.mode) != 0;
        Libc.free(stat.toAddress());
        int type = LibcSockets.SOCK_DGRAM() | LibcSockets.SOCK_CLOEXEC();
        int asking = isSocket ? LibcSockets.socket(LibcUnix.AF_UNIX(), type, 0) : -1;
        if (asking < 0) {
            return false;
        }
        int answer = LibcSockets.connect(asking, address.memory(), address.length());
        int error = answer < 0 ? Libc.errno() : 0;
        Libc.close(asking);
        return error == Errno.ECONNREFUSED();
    }

    private static void removeAtTheEnd(byte[] name) {
        path = CString.allocate(name);
        owner = LibcProcess.getpid();
        LibcProcess.SignalHandler handler =
                Function.get(LibcProcess.SignalHandler.class, UnixSocketFile.class, "onSignal");
        for (int signal : SIGNALS) {
            if (LibcProcess.signal(signal, handler) == LibcProcess.SIG_IGN()) {
                LibcProcess.signal(signal, LibcProcess.SIG_IGN());
            }
        }
    }

    /** Called by the system, at any moment: it may do next to nothing. */
    @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
    private static void onSignal(int signal) {
        if (LibcProcess.getpid() == owner) {
            LibcUnix.unlink(path);
        }
        LibcProcess.signal(signal, LibcProcess.SIG_DFL());
        LibcProcess.kill(LibcProcess.getpid(), signal);
    }

    /** Removes the name, if there is one. */
    static void remove() {
        if (path != null) {
            LibcUnix.unlink(path);
            leave();
        }
    }

    /** Leaves the name to others: to a parent, for example. */
    static void leave() {
        if (path == null) {
            return;
        }
        for (int signal : SIGNALS) {
            if (LibcProcess.signal(signal, LibcProcess.SIG_DFL()) == LibcProcess.SIG_IGN()) {
                LibcProcess.signal(signal, LibcProcess.SIG_IGN());
            }
        }
        Libc.free(path);
        path = null;
    }
}
