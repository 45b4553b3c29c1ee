package sshconnect.it.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines before the command, and the command itself. */
final class PreparationSteps {
    private PreparationSteps() {}

    /** Reads a line; null when it is another kind of line. */
    static Step read(String text, List<String> continuations) {
        String rest = StepReader.rest(text);
        return switch (StepReader.firstWord(text)) {
            case "$" -> command(Words.split(rest + " " + String.join(" ", continuations)));
            case "let" -> let(rest, continuations);
            case "env" -> environment(rest);
            case "file" -> rest.contains(" is ") ? null : file(rest, continuations);
            case "fifo" -> rest.contains(" ") ? null : stage -> stage.createFifo(rest);
            case "socket" -> stage -> leaveSocket(stage.file(rest));
            case "server" -> server(Words.split(rest));
            case "nameserver" -> nameServer(Words.split(rest), continuations);
            case "terminal" -> rest.isEmpty() ? stage -> stage.launch().onTerminal() : null;
            case "ignores" -> stage -> stage.launch().ignores(rest);
            case "descriptor" -> rest.contains(" is file ") ? descriptor(Words.split(rest)) : null;
            case "stdin", "stdout", "stdio" -> rest.startsWith("is ") ? standardStream(text) : null;
            default -> null;
        };
    }

    private static Step command(List<String> words) {
        String program = words.get(0);
        List<String> arguments = words.subList(1, words.size());
        return stage -> {
            List<String> start = program.equals("connect")
                    ? stage.executable().command()
                    : stage.executable().commandAs(stage.directory(), program);
            List<byte[]> command =
                    new ArrayList<>(start.stream().map(Bytes::utf8).toList());
            arguments.forEach(word -> command.add(Words.evaluate(word, stage::variable)));
            stage.start(command);
        };
    }

    private static Step let(String rest, List<String> continuations) {
        String[] parts = rest.split(" *= *", 2);
        ByteExpression value = StepReader.bytes(parts[1], continuations);
        return stage -> stage.setVariable(parts[0], Bytes.text(value.evaluate(stage::variable)));
    }

    private static Step environment(String rest) {
        String[] parts = rest.split("=", 2);
        return stage ->
                stage.launch().environment(parts[0], Words.evaluate(quoteUnlessQuoted(parts[1]), stage::variable));
    }

    /** A value may hold blanks; only when it starts with a quote are quotes and escapes special. */
    private static String quoteUnlessQuoted(String value) {
        return value.startsWith("\"") ? value : value.replace("\"", "\"\\\"\"");
    }

    private static Step file(String rest, List<String> continuations) {
        List<String> words = List.of(rest.split(" +"));
        String path = words.get(0);
        int mode = words.indexOf("mode");
        int owner = words.indexOf("owner");
        String usual = path.startsWith("/etc/") ? "644" : "600";
        return stage -> {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (String line : continuations) {
                if (line.startsWith("|")) {
                    String shown = line.startsWith("| ") ? line.substring(2) : line.substring(1);
                    content.writeBytes(Bytes.utf8(Variables.replace(shown, stage::variable) + "\n"));
                } else {
                    content.writeBytes(ByteExpression.parse(line).evaluate(stage::variable));
                }
            }
            stage.createFile(
                    path,
                    content.toByteArray(),
                    mode < 0 ? usual : words.get(mode + 1),
                    owner < 0 ? null : words.get(owner + 1));
        };
    }

    /** A Unix socket that nobody listens on, as a process leaves it that was killed. */
    private static void leaveSocket(Path path) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
        }
    }

    /** {@code server NAME [on ADDRESS] [port PORT]}; the address {@code own} is one that no other transcript uses. */
    private static Step server(List<String> words) {
        String name = words.get(0);
        int on = words.indexOf("on");
        int port = words.indexOf("port");
        return stage -> {
            String address = on < 0 ? "127.0.0.1" : words.get(on + 1);
            String portText = port < 0 ? "0" : Variables.replace(words.get(port + 1), stage::variable);
            stage.peers().startServer(name, address, Integer.parseInt(portText));
        };
    }

    private static Step nameServer(List<String> head, List<String> continuations) {
        Map<String, List<String>> answers = new HashMap<>();
        for (String line : continuations) {
            List<String> words = Words.split(line);
            answers.put(words.get(0), words.subList(1, words.size()));
        }
        boolean silent = head.contains("silent");
        int behind = head.indexOf("behind");
        List<String> strays = behind < 0 ? List.of() : head.subList(behind + 1, head.size());
        return stage -> stage.peers().startNameServer(head.get(0), silent ? null : answers, strays);
    }

    private static Step descriptor(List<String> words) {
        int number = Integer.parseInt(words.get(0));
        return stage ->
                stage.launch().descriptorFrom(number, stage.file(words.get(3)).toString());
    }

    private static Step standardStream(String text) {
        List<String> words = Words.split(text);
        String what = words.get(0) + " " + words.get(2);
        return switch (what) {
            case "stdin file" ->
                stage -> stage.launch().stdinFrom(stage.file(words.get(3)).toString());
            case "stdin closed" -> stage -> stage.launch().stdin(Launch.Stream.CLOSED);
            case "stdout closed" -> stage -> stage.launch().stdout(Launch.Stream.CLOSED);
            case "stdout file" -> stage -> stage.launch().stdout(Launch.Stream.FILE);
            case "stdio connection" ->
                stage -> stage.launch()
                        .connectionTo(stage.peers().server(words.get(4)).port());
            case "stdio terminal" ->
                stage -> {
                    stage.launch().onTerminal();
                    stage.launch().stdin(Launch.Stream.TERMINAL);
                    stage.launch().stdout(Launch.Stream.TERMINAL);
                };
            default -> throw new IllegalArgumentException("no such standard stream: " + text);
        };
    }
}
