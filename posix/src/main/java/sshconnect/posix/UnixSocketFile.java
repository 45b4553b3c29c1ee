package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;

/**
 * The name of a Unix socket that listens, of which a process has one at most. It is removed when the process ends, also
 * when a signal ends it.
 */
final class UnixSocketFile {

    /** Stands among the errno values, which are positive, for a path that no address can hold. */
    static final int PATH_TOO_LONG = Integer.MAX_VALUE;

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
     * @return the socket, in non-blocking mode; a negative errno, or minus {@link #PATH_TOO_LONG}
     */
    static int listen(String text) {
        byte[] name = CString.of(text);
        int length = Structure.sizeOf(LibcUnix.SocketAddressUnix.class);
        Address memory = Libc.calloc(1, length);
        LibcUnix.SocketAddressUnix address = memory.toStructure();
        Address place = address.path;
        int most = length - (int) (place.toLong() - memory.toLong());
        int socket = -PATH_TOO_LONG;
        if (name.length <= most) {
            address.family = (short) LibcUnix.AF_UNIX();
            Address.moveMemoryBlock(Address.ofData(name), place, name.length);
            Address.pin(name);
            socket = listen(memory, length, place);
        }
        Libc.free(memory);
        if (socket >= 0) {
            removeAtTheEnd(name);
        }
        return socket;
    }

    private static int listen(Address address, int length, Address place) {
        int socket = bind(address, length);
        if (socket == -Errno.EADDRINUSE() && isLeftOver(address, length, place)) {
            LibcUnix.unlink(place);
            return bind(address, length);
        }
        return socket;
    }

    private static int bind(Address address, int length) {
        int socket = ListeningSocket.socket(LibcUnix.AF_UNIX());
        if (socket < 0) {
            return socket;
        }
        int before = LibcUnix.umask(NOT_FOR_OTHERS);
        int error = ListeningSocket.bind(socket, address, length);
        LibcUnix.umask(before);
        return error == 0 ? socket : ListeningSocket.closed(socket, error);
    }

    /**
     * Whether the name is that of a socket which no process has any more. A datagram socket is what asks: nobody hears
     * of it, and the answer of a stream socket that lives is that the types differ.
     */
    private static boolean isLeftOver(Address address, int length, Address place) {
        Libc.Stat stat = Libc.calloc(1, Structure.sizeOf(Libc.Stat.class)).toStructure();
        boolean isSocket = LibcUnix.lstat(place, stat) == 0 && Libc.S_ISSOCK(stat.mode) != 0;
        Libc.free(stat.toAddress());
        int type = LibcSockets.SOCK_DGRAM() | LibcSockets.SOCK_CLOEXEC();
        int asking = isSocket ? LibcSockets.socket(LibcUnix.AF_UNIX(), type, 0) : -1;
        if (asking < 0) {
            return false;
        }
        int answer = LibcSockets.connect(asking, address, length);
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
