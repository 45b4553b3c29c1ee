package sshconnect.teavm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes in C that TeaVM has generated. */
final class GeneratedCode {
    private GeneratedCode() {}

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

    /**
     * Replaces text whose form is known, and which is there once wherever something else is. Text of the kind that the
     * replacement makes must not match.
     *
     * @param mark what shows that it has to be there
     * @param file where it is
     * @param known its form
     * @param replacement what to put in its place, see {@link Matcher#replaceAll(String)}
     * @throws IOException if the text is there less or more than once, while the mark is there; if the text is there
     *     and the mark is not; or if the file cannot be read or written
     */
    static void replaceWhereThereIs(String mark, Path file, Pattern known, String replacement) throws IOException {
        String text = Files.readString(file);
        long found = known.matcher(text).results().count();
        if (found != (text.contains(mark) ? 1 : 0)) {
            throw new IOException(file + " has " + found + " times what goes once with \"" + mark + "\": " + known
                    + "; is this another TeaVM?");
        }
        Files.writeString(file, known.matcher(text).replaceAll(replacement));
    }
}
