package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Changes in C that TeaVM has generated. */
final class GeneratedCode {
    private GeneratedCode() {
    }

    /**
     * Replaces text that is known.
     *
     * @param file where it is
     * @param times how often it has to be there
     * @param known the text
     * @param replacement what to put in its place
     * @throws IOException if it is there less or more often, or if the file cannot be read or written
     */
    static void replace(Path file, int times, String known, String replacement) throws IOException {
        String text = Files.readString(file);
        int found = (text.length() - text.replace(known, "").length()) / known.length();
        if (found != times) {
            throw new IOException(file + " has " + found + " times what it should have " + times + " times: \"" + known
                    + "\"; is this another TeaVM?");
        }
        Files.writeString(file, text.replace(known, replacement));
    }
}
