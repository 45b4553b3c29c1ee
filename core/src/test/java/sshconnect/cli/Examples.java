package sshconnect.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The examples of a page in Markdown or roff: command lines of connect, options in the text, parameter files. */
final class Examples {

    /**
     * A command line with what it finds in its parameter file.
     *
     * @param page       where it stands
     * @param words      the arguments, host and port among them
     * @param parameters lines of {@code ~/.connectrc}
     */
    record Command(String page, List<String> words, String parameters) {}

    private static final String INDENTATION = "    ";
    private static final String FILE = "$ cat ~/.connectrc";
    private static final String HOST = "host.example";
    private static final String PORT = "22";

    /** Where a command begins: alone on its line, after a prompt, as another program's setting, or on a bastion. */
    private static final Pattern COMMAND =
            Pattern.compile("(?:^ +(?:\\$ )?(?:\\w+=\\S+ )?|ProxyCommand[ =]|(?<=[\"'])|bastion\\S* )"
                    + "(?:\\S*/|java -jar )?connect(?:\\.jar)? (?!\\[)");

    /** In Lisp, a list of strings. */
    private static final Pattern LIST = Pattern.compile("\"connect\"((?: \"[^\"]*\")+)");
    /** A parameter, alone on its line or quoted in the text. */
    private static final Pattern PARAMETER = Pattern.compile("[A-Z][A-Z0-9_]+ = .*");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    /** Properties of Java, Maven and virtual machines begin like options. */
    private static final Pattern OPTION = Pattern.compile("-(?!D[a-z]|X)-?[A-Za-z0-9].*");
    /** A word that stands for a value. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z]+|.*\\[.*|.*\\.\\.\\..*");

    private final String page;
    private final List<Command> commands = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    private Examples(String page) {
        this.page = page;
    }

    /** Reads a page in Markdown. */
    static Examples ofMarkdown(Path file) throws IOException {
        return ofMarkdown(file.getFileName().toString(), Files.readString(file));
    }

    /** Reads a text in Markdown: what is indented is an example, and so is what stands in backquotes. */
    static Examples ofMarkdown(String page, String text) {
        Examples examples = new Examples(page);
        List<String> block = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith(INDENTATION) || line.isBlank()) {
                block.add(line);
                continue;
            }
            examples.addBlock(block);
            block.clear();
            // The table of options names what options take; it is compared with them as a whole.
            if (!line.startsWith("| `-")) {
                QUOTED.matcher(line).results().forEach(found -> examples.addQuoted(found.group(1)));
            }
        }
        examples.addBlock(block);
        return examples;
    }

    /** Reads a manual page in roff: what stands between .EX and .EE is an example. */
    static Examples ofRoff(String page, String text) {
        StringBuilder markdown = new StringBuilder();
        boolean example = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith(".")) {
                example = line.equals(".EX") || example && !line.equals(".EE");
                markdown.append("-\n");
            } else if (example) {
                markdown.append(INDENTATION).append(line.replace("\\-", "-")).append('\n');
            }
        }
        return ofMarkdown(page, markdown.toString());
    }

    /** Command lines. */
    Stream<Command> commands() {
        return commands.stream();
    }

    /** Options that are only named. */
    Stream<String> options() {
        return options.stream();
    }

    /** Lines of parameter files that belong to no command. */
    Stream<String> parameters() {
        return parameters.stream();
    }

    private void addBlock(List<String> block) {
        StringBuilder file = new StringBuilder();
        boolean inFile = false;
        boolean anyCommand = false;
        for (String line : block) {
            String text = line.strip();
            inFile = text.equals(FILE) || inFile && !text.startsWith("$ ");
            if (!text.equals(FILE) && (inFile || PARAMETER.matcher(text).matches())) {
                file.append(text).append('\n');
            }
        }
        for (String line : block) {
            Matcher command = COMMAND.matcher(line);
            while (command.find()) {
                char before = command.start() == 0 ? ' ' : line.charAt(command.start() - 1);
                String quote = before == '"' || before == '\'' ? String.valueOf(before) : "";
                add(ShellWords.split(line.substring(command.end()), quote), file.toString());
                anyCommand = true;
            }
            Matcher list = LIST.matcher(line);
            while (list.find()) {
                add(ShellWords.split(list.group(1), ""), file.toString());
            }
        }
        if (!anyCommand) {
            file.toString().lines().forEach(parameters::add);
        }
    }

    private void addQuoted(String text) {
        if (PARAMETER.matcher(text).matches()) {
            parameters.add(text);
        } else if (OPTION.matcher(text).matches()) {
            List<String> words = ShellWords.split(text, "");
            boolean named = words.size() == 1 && !text.contains("=")
                    || words.stream().anyMatch(word -> PLACEHOLDER.matcher(word).matches());
            if (named) {
                options.add(words.get(0));
            } else {
                words.addAll(List.of(HOST, PORT));
                add(words, "");
            }
        }
    }

    private void add(List<String> words, String file) {
        List<String> arguments = new ArrayList<>();
        for (String word : words) {
            arguments.add(word.equals("%h") ? HOST : word.equals("%p") ? PORT : word);
        }
        commands.add(new Command(page, arguments, file));
    }
}
