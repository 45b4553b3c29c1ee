package sshconnect.jvm;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The name of a Unix socket that listens, removed when the JVM ends, also by a signal. */
final class UnixSocketFile {

    private static final String OWNER_ALONE = "rw-------";

    private final Path path;
    private boolean removed;

    private UnixSocketFile(Path path) {
        this.path = path;
    }

    /**
     * Makes the name and listens. The JDK cannot say with which mode a socket is made: it is set at once afterwards.
     *
     * @throws BindException when something has that name already, unless it is a socket that nobody listens on
     */
    static UnixSocketFile bind(ServerSocketChannel server, String name) throws IOException {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new IOException("no path: " + e.getReason(), e);
        }
        if (isLeftOver(path)) {
            Files.delete(path);
        }
        server.bind(UnixDomainSocketAddress.of(path), JvmListener.BACKLOG);
        UnixSocketFile file = new UnixSocketFile(path);
        Runtime.getRuntime().addShutdownHook(new Thread(file::remove, "removal of " + name));
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_ALONE));
        }
        return file;
    }

    /** Whether this is a socket, which is neither file nor folder nor link, and connections to it are refused. */
    private static boolean isLeftOver(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                || !Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther()) {
            return false;
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return !probe.isConnected();
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("refused");
        }
    }

    /** Removes the name, once. */
    synchronized void remove() {
        if (removed) {
            return;
        }
        removed = true;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // What is left will be replaced by the next one who listens there.
            return;
        }
    }
}
