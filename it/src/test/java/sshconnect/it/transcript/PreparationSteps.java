package sshconnect.it.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines before the command, and the command itself. */
final class PreparationSteps {
    private PreparationSteps() {}

    /** Reads a line; null when it is another kind of line. */
    static Step read(String text, Below below) {
        String rest = StepReader.rest(text);
        return switch (StepReader.firstWord(text)) {
            case "let" -> let(rest, below);
            case "env" -> environment(rest);
            case "debug" -> null;
            default -> read(text, StepReader.firstWord(text), Words.split(rest), below);
        };
    }

    private static Step read(String text, String first, List<String> words, Below below) {
        String rest = StepReader.rest(text);
        boolean one = words.size() == 1;
        return switch (first) {
            case "$" -> rest.isEmpty() ? null : command(rest, below);
            case "file" -> words.isEmpty() || words.contains("is") ? null : file(words, below);
            case "fifo" -> one ? stage -> stage.createFifo(rest) : null;
            case "socket" -> socket(words);
            case "server" -> words.isEmpty() ? null : server(words);
            case "nameserver" -> words.isEmpty() ? null : nameServer(words, below);
            case "terminal" -> words.isEmpty() ? stage -> stage.launch().onTerminal() : null;
            case "ignores" -> ignores(rest);
            case "descriptor" -> descriptor(words);
            case "stdin", "stdout", "stdio" -> words.contains("is") ? standardStream(text) : null;
            default -> null;
        };
    }

    private static Step command(String rest, Below below) {
        List<String> words = Words.split(rest + " " + String.join(" ", below.take()));
        String program = words.get(0);
        List<String> arguments = words.subList(1, words.size());
        return stage -> {
            List<String> start = program.equals("connect")
                    ? stage.executable().command()
                    : stage.executable().commandAs(stage.directory(), program);
            List<byte[]> command =
                    new ArrayList<>(start.stream().map(Bytes::utf8).toList());
            if (stage.delivery() == Delivery.CHECK) {
                command.addAll(List.of(Bytes.utf8("--check"), Bytes.utf8("--json")));
            }
            arguments.forEach(word -> command.add(Words.evaluate(word, stage::variable)));
            stage.start(command);
        };
    }

    private static Step let(String rest, Below below) {
        String[] parts = parts(rest, " *= *", "let NAME = BYTES");
        ByteExpression value = StepReader.bytes(parts[1], below);
        return stage -> stage.setVariable(parts[0], Bytes.text(value.evaluate(stage::variable)));
    }

    private static Step environment(String rest) {
        String[] parts = parts(rest, "=", "env NAME=value");
        return stage ->
                stage.launch().environment(parts[0], Words.evaluate(quoteUnlessQuoted(parts[1]), stage::variable));
    }

    /** The two parts of a line around a sign, of which the first is one word. */
    private static String[] parts(String rest, String sign, String notation) {
        String[] parts = rest.split(sign, 2);
        if (parts.length != 2 || !parts[0].matches("\\S+")) {
            throw new IllegalArgumentException("expected " + notation);
        }
        return parts;
    }

    /** A value may hold blanks; only when it starts with a quote are quotes and escapes special. */
    private static String quoteUnlessQuoted(String value) {
        return value.startsWith("\"") ? value : value.replace("\"", "\"\\\"\"");
    }

    /** {@code file PATH [mode MODE] [owner ACCOUNT]}, with what it holds below. */
    private static Step file(List<String> words, Below below) {
        String path = words.get(0);
        Map<String, String> attributes = Phrase.values(words.subList(1, words.size()), "mode", "owner");
        String mode = attributes.getOrDefault("mode", path.startsWith("/etc/") ? "644" : "600");
        Permissions.parse(mode);
        List<FileLine> lines = below.take().stream().map(FileLine::parse).toList();
        return stage -> {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            lines.forEach(line -> content.writeBytes(line.evaluate(stage)));
            stage.createFile(path, content.toByteArray(), mode, attributes.get("owner"));
        };
    }

    /** What stands in a line below a file's: bytes, or a line of text. */
    private record FileLine(String text, ByteExpression bytes) {
        static FileLine parse(String line) {
            return line.startsWith("|")
                    ? new FileLine(line.startsWith("| ") ? line.substring(2) : line.substring(1), null)
                    : new FileLine(null, ByteExpression.parse(line));
        }

        byte[] evaluate(Stage stage) {
            return bytes == null
                    ? Bytes.utf8(Variables.replace(text, stage::variable) + "\n")
                    : bytes.evaluate(stage::variable);
        }
    }

    /** {@code socket PATH [leads to SERVER]}. */
    private static Step socket(List<String> words) {
        if (words.size() == 1) {
            return stage -> leaveSocket(stage.file(words.get(0)));
        }
        return words.size() == 4 && words.subList(1, 3).equals(List.of("leads", "to"))
                ? stage -> stage.peers().openEntrance(stage.file(words.get(0)), words.get(3))
                : null;
    }

    /**
     * A Unix socket that nobody listens on, as a process leaves it that was killed. It was never listened on: a process
     * that the JVM is just starting has a copy of every descriptor for a moment, and would listen on.
     */
    private static void leaveSocket(Path path) throws IOException {
        try (SocketChannel bound = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            bound.bind(UnixDomainSocketAddress.of(path));
        }
    }

    /** {@code server NAME [on ADDRESS] [port PORT]}; the address {@code own} is one that no other transcript uses. */
    private static Step server(List<String> words) {
        String name = words.get(0);
        Map<String, String> place = Phrase.values(words.subList(1, words.size()), "on", "port");
        return stage -> {
            String port = Variables.replace(place.getOrDefault("port", "0"), stage::variable);
            stage.peers().startServer(name, place.getOrDefault("on", "127.0.0.1"), Integer.parseInt(port));
        };
    }

    /** {@code nameserver NAME [silent] [behind STRAY ...]}, with names and their addresses below. */
    private static Step nameServer(List<String> head, Below below) {
        boolean silent = head.size() > 1 && head.get(1).equals("silent");
        List<String> rest = head.subList(silent ? 2 : 1, head.size());
        boolean behind = rest.size() > 1 && rest.get(0).equals("behind");
        List<String> strays = behind ? rest.subList(1, rest.size()) : List.of();
        if (!behind && !rest.isEmpty() || !NameServer.STRAYS.containsAll(strays)) {
            throw new IllegalArgumentException("this means nothing here: " + String.join(" ", rest));
        }
        Map<String, List<String>> answers = new HashMap<>();
        List<String> lines = silent ? List.of() : below.take();
        for (String line : lines) {
            List<String> words = Words.split(line);
            answers.put(words.get(0), words.subList(1, words.size()));
        }
        return stage -> stage.peers().startNameServer(head.get(0), silent ? null : answers, strays);
    }

    private static Step ignores(String signal) {
        ProgramSteps.signalNumber(signal);
        return stage -> stage.launch().ignores(signal);
    }

    private static Step descriptor(List<String> words) {
        List<String> said = Phrase.match("* is file *", words);
        if (said == null) {
            return null;
        }
        int number = Integer.parseInt(said.get(0));
        return stage ->
                stage.launch().descriptorFrom(number, stage.file(said.get(1)).toString());
    }

    private static Step standardStream(String text) {
        List<String> words = Words.split(text);
        List<String> file = Phrase.match("stdin is file *", words);
        if (file != null) {
            return stage -> stage.launch().stdinFrom(stage.file(file.get(0)).toString());
        }
        List<String> server = Phrase.match("stdio is connection to *", words);
        if (server != null) {
            return stage -> stage.launch()
                    .connectionTo(stage.peers().server(server.get(0)).port());
        }
        return switch (String.join(" ", words)) {
            case "stdin is closed" -> stage -> stage.launch().stdin(Launch.Stream.CLOSED);
            case "stdout is closed" -> stage -> stage.launch().stdout(Launch.Stream.CLOSED);
            case "stdout is file" -> stage -> stage.launch().stdout(Launch.Stream.FILE);
            case "stdio is terminal" ->
                stage -> {
                    stage.launch().onTerminal();
                    stage.launch().stdin(Launch.Stream.TERMINAL);
                    stage.launch().stdout(Launch.Stream.TERMINAL);
                };
            default -> throw new IllegalArgumentException("no such standard stream: " + text);
        };
    }
}
