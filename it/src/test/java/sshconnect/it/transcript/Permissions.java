package sshconnect.it.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** File modes, as chmod(1) writes them. */
final class Permissions {
    private static final String LETTERS = "rwxrwxrwx";

    private Permissions() {}

    /**
     * Reads a mode.
     *
     * @param octal three octal digits
     * @return the permissions
     */
    static Set<PosixFilePermission> parse(String octal) {
        int bits = Integer.parseInt(octal, 8);
        StringBuilder letters = new StringBuilder(LETTERS);
        for (int i = 0; i < LETTERS.length(); i++) {
            if ((bits >> (LETTERS.length() - 1 - i) & 1) == 0) {
                letters.setCharAt(i, '-');
            }
        }
        return PosixFilePermissions.fromString(letters.toString());
    }

    /** Deletes a folder and what is in it. */
    static void deleteTree(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
