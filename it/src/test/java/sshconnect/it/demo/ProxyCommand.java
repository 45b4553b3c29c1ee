package sshconnect.it.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The value of ssh's option ProxyCommand. */
public final class ProxyCommand {
    private ProxyCommand() {}

    /**
     * A command line for the shell that ssh starts, with ssh's placeholders for host and port at its end.
     *
     * @param program   the words that start the relay, which hold no placeholders
     * @param arguments the relay's arguments in front of host and port, in which percent signs are ssh's
     * @return the command line
     */
    public static String of(List<String> program, List<String> arguments) {
        return line(program, arguments) + " %h %p";
    }

    /**
     * A command line for the shell, without host and port.
     *
     * @param program   as for {@link #of}
     * @param arguments as for {@link #of}
     * @return the command line
     */
    public static String line(List<String> program, List<String> arguments) {
        List<String> words = new ArrayList<>();
        program.forEach(word -> words.add(word.replace("%", "%%")));
        words.addAll(arguments);
        return shell(words);
    }

    /**
     * Words as a shell has to read them.
     *
     * @param words any words
     * @return them in one line, in quotes where they need it
     */
    public static String shell(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[-+,A-Za-z0-9_./:@=%]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
