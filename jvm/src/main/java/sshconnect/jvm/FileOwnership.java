package sshconnect.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import sshconnect.host.SystemEnvironment.FileAccess;

/**
 * Who has to do with a file. The JDK looks at files by their paths, so that what is looked at is what was read as long
 * as nobody else can rename things in the folder; who can, has other ways.
 */
final class FileOwnership {

    private static final String VIEW = "unix";
    private static final int READABLE_BY_GROUP_OR_OTHERS = 044;
    private static final int WRITABLE_BY_GROUP_OR_OTHERS = 022;
    private static final int ROOT = 0;
    /** Belongs to the account that runs this process; there is such a folder on Linux. */
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    private FileOwnership() {}

    /**
     * Looks at a file.
     *
     * @param file its path; of a symbolic link, what it points to counts
     * @return all false where files have no owner and mode: Windows has lists of rights instead
     */
    static FileAccess of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains(VIEW)) {
            return new FileAccess(false, false, false);
        }
        Map<String, Object> attributes = Files.readAttributes(file, VIEW + ":mode,uid");
        int mode = (Integer) attributes.get("mode");
        int owner = (Integer) attributes.get("uid");
        return new FileAccess(
                (mode & READABLE_BY_GROUP_OR_OTHERS) != 0,
                (mode & WRITABLE_BY_GROUP_OR_OTHERS) != 0,
                owner != ROOT && !isMine(file, owner));
    }

    private static boolean isMine(Path file, int owner) throws IOException {
        return Files.exists(THIS_PROCESS, LinkOption.NOFOLLOW_LINKS)
                ? Files.getAttribute(THIS_PROCESS, VIEW + ":uid").equals(owner)
                : Files.getOwner(file).getName().equals(System.getProperty("user.name"));
    }
}
