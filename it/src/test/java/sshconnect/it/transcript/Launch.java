package sshconnect.it.transcript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a transcript wants the program started: arguments, environment, standard streams. It becomes a shell script,
 * since only a script passes bytes on as they are: Java encodes arguments as the locale says.
 */
final class Launch {
    /** Where a standard stream leads. */
    enum Stream {
        PIPE,
        FILE,
        CLOSED,
        TERMINAL,
        CONNECTION
    }

    private final Path directory;
    private final Map<String, byte[]> environment = new LinkedHashMap<>();
    /** The folder that stands for {@code /etc}; null when the program sees the system's. */
    private Path systemFiles;

    private List<byte[]> command = List.of();
    private Stream stdin = Stream.PIPE;
    private Stream stdout = Stream.PIPE;
    private String stdinFile;
    private int connectionPort;
    private String descriptors = "";
    private final List<String> ignoredSignals = new ArrayList<>();
    private boolean onTerminal;

    /**
     * Plans a start.
     *
     * @param directory an empty directory for what is needed on the way
     */
    Launch(Path directory) {
        this.directory = directory;
    }

    void command(List<byte[]> words) {
        command = List.copyOf(words);
    }

    void environment(String name, byte[] value) {
        environment.put(name, value);
    }

    /** Lets the program, and nobody else, see a file in {@code /etc}; tells where to write it. */
    Path systemFile(String name) throws IOException {
        if (systemFiles == null) {
            systemFiles = Files.createDirectory(directory.resolve("etc"));
        }
        return systemFiles.resolve(name);
    }

    void stdinFrom(String file) {
        stdin = Stream.FILE;
        stdinFile = file;
    }

    /** Opens a file for the program, under a number from 3 to 9, which is what a shell can say. */
    void descriptorFrom(int number, String file) {
        // To open a FIFO for reading alone would wait for somebody to write.
        String direction = Files.isRegularFile(Path.of(file)) ? "<" : "<>";
        descriptors += " " + number + direction + "'" + file + "'";
    }

    void stdin(Stream stream) {
        stdin = stream;
    }

    void stdout(Stream stream) {
        stdout = stream;
    }

    /** Gives the program one TCP connection as standard input and output. */
    void connectionTo(int port) {
        stdin = Stream.CONNECTION;
        stdout = Stream.CONNECTION;
        connectionPort = port;
    }

    /** Lets the program find a signal ignored, {@code HUP} for example; it finds all others as they are by default. */
    void ignores(String signal) {
        ignoredSignals.add(signal);
    }

    /** Gives the program a controlling terminal. */
    void onTerminal() {
        onTerminal = true;
    }

    boolean isOnTerminal() {
        return onTerminal;
    }

    boolean hasPipeForStdin() {
        return stdin == Stream.PIPE;
    }

    boolean hasPipeForStdout() {
        return stdout == Stream.PIPE;
    }

    /** The command that starts the program in a session of its own, without a terminal. */
    List<String> commandWithoutTerminal() throws IOException {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(shellCommand("", ""));
        return words;
    }

    /** The command that starts the program as the child of a shell that owns the terminal; see {@link Terminal}. */
    String commandOnTerminal() throws IOException {
        return shellCommand(
                        stdin == Stream.PIPE ? "<" + Terminal.STDIN : "",
                        stdout == Stream.PIPE ? ">" + Terminal.STDOUT : "")
                .stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    private List<String> shellCommand(String pipeIn, String pipeOut) throws IOException {
        Path script = directory.resolve("run.sh");
        Files.write(script, script(pipeIn, pipeOut));
        List<String> words = new ArrayList<>(DefaultSignals.launcher());
        if (systemFiles != null) {
            words.addAll(List.of("unshare", "--mount"));
            words.addAll(List.of("/bin/sh", systemFilesScript().toString()));
        }
        words.addAll(List.of(stdin == Stream.CONNECTION ? "/bin/bash" : "/bin/sh", script.toString()));
        return words;
    }

    private byte[] script(String pipeIn, String pipeOut) {
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        script.writeBytes(Bytes.utf8("cd '" + directory + "' || exit 127\n"));
        if (stdin == Stream.CONNECTION) {
            script.writeBytes(Bytes.utf8("exec 3<>/dev/tcp/127.0.0.1/" + connectionPort + "\n"));
        }
        if (!ignoredSignals.isEmpty()) {
            script.writeBytes(Bytes.utf8("trap '' " + String.join(" ", ignoredSignals) + "\n"));
        }
        script.writeBytes(Bytes.utf8("exec env -i"));
        environment.forEach((name, value) -> appendQuoted(script, Bytes.join(Bytes.utf8(name + "="), value)));
        command.forEach(word -> appendQuoted(script, word));
        script.writeBytes(Bytes.utf8(
                " " + inputRedirection(pipeIn) + " " + outputRedirection(pipeOut) + descriptors + " 2>stderr\n"));
        return script.toByteArray();
    }

    private String inputRedirection(String pipe) {
        return switch (stdin) {
            case PIPE -> pipe;
            case FILE -> "<'" + stdinFile + "'";
            case CLOSED -> "<&-";
            case CONNECTION -> "<&3";
            case TERMINAL -> "";
        };
    }

    private String outputRedirection(String pipe) {
        return switch (stdout) {
            case PIPE -> pipe;
            case FILE -> ">stdout";
            case CLOSED -> ">&-";
            case CONNECTION -> ">&3 3>&-";
            case TERMINAL -> "";
        };
    }

    /** A script that puts a view of /etc with other files in it over /etc, in a mount namespace of its own. */
    private Path systemFilesScript() throws IOException {
        Path real = Files.createDirectory(directory.resolve("etc-real"));
        Path script = directory.resolve("etc.sh");
        Files.writeString(script, """
            mount --bind /etc %1$s && ln -s %1$s/* %2$s 2>/dev/null
            mount --bind %2$s /etc && exec "$@"
            """.formatted(real, systemFiles));
        return script;
    }

    private static void appendQuoted(ByteArrayOutputStream script, byte[] word) {
        script.writeBytes(Bytes.utf8(" '"));
        for (byte b : word) {
            if (b == '\'') {
                script.writeBytes(Bytes.utf8("'\\''"));
            } else {
                script.write(b);
            }
        }
        script.write('\'');
    }
}
