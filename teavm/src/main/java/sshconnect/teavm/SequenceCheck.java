package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks in generated C for what {@link SequenceCalls} leaves there, so that no build goes on without it. */
public final class SequenceCheck {
    private static final Pattern MARK = Pattern.compile("\\b" + Keep.MACRO + "\\(");

    private SequenceCheck() {}

    /**
     * Holds that the transformer ran.
     *
     * @param directory a folder of generated C
     * @throws IOException if no call in it was sequenced, or it cannot be read
     */
    public static void check(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(each -> each.toString().endsWith(".c")).toList()) {
                if (MARK.matcher(Files.readString(file)).find()) {
                    return;
                }
            }
        }
        throw new IOException("no " + Keep.MACRO + " in the C files of " + directory + ": "
                + SequenceCalls.class.getName() + " did not run, so the order of calls is left to the C compiler");
    }
}
