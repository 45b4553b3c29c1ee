package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many descriptors these tests, and each program that they start, may have. */
final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";
    private static final int HARD = 1;

    private OpenFiles() {}

    /** What the machine allows; a JVM raises its own limit to this when it starts, and so does a relay with -k. */
    static long allowed() throws IOException {
        String line = Files.readAllLines(LIMITS).stream()
                .filter(text -> text.startsWith(LINE))
                .findFirst()
                .orElseThrow();
        String hard = line.substring(LINE.length()).strip().split("\\s+")[HARD];
        return hard.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(hard);
    }
}
