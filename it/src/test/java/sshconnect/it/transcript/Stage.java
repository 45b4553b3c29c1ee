package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a transcript is performed: its servers, clients, files and the program, for one executable and delivery. */
final class Stage implements Closeable {
    /** What follows the last handshake byte in the same piece, when delivery is {@link Delivery#TRAILING}. */
    static final byte[] TRAILING_BYTES = Bytes.utf8("the tunnel's first bytes\n");

    /** So many bytes of a message wait for the program to sleep; more would take long and tell nothing new. */
    private static final int PACED_BYTES = 400;

    private static final Pattern REVISION = Pattern.compile("<revision>([^<]+)</revision>");
    /** Only a failing test waits for that. */
    private static final int MAX_SECONDS_FOR_READER = 60;

    private final Executable executable;
    private final Delivery delivery;
    private final Path directory;
    private final Map<String, String> values = new HashMap<>();
    private final Peers peers = new Peers();
    private final Launch launch;
    private volatile Program program;
    private final Messages messages = new Messages();
    private boolean completesHandshake;
    private boolean statusExpected;

    /**
     * Sets a stage up.
     *
     * @param executable the program
     * @param delivery   how servers deliver what they say
     */
    Stage(Executable executable, Delivery delivery) throws IOException {
        this.executable = executable;
        this.delivery = delivery;
        directory = Files.createTempDirectory("connect-it").toRealPath();
        Path home = Files.createDirectory(directory.resolve("home"));
        launch = new Launch(directory);
        launch.environment("HOME", Bytes.utf8(home.toString()));
        // Whoever runs the tests may have Kerberos tickets, and the program would offer them.
        launch.environment("KRB5CCNAME", Bytes.utf8("FILE:" + home.resolve("tickets")));
        executable.environment().forEach((name, value) -> launch.environment(name, Bytes.utf8(value)));
        values.put("home", home.toString());
        values.put("dir", directory.toString());
        values.put("account", System.getProperty("user.name"));
        values.put("version", version());
    }

    /** The version that the build states. */
    private static String version() throws IOException {
        Matcher revision = REVISION.matcher(Files.readString(Path.of("..", "pom.xml")));
        if (!revision.find()) {
            throw new IllegalStateException("pom.xml states no revision");
        }
        return revision.group(1);
    }

    Executable executable() {
        return executable;
    }

    Delivery delivery() {
        return delivery;
    }

    Launch launch() {
        return launch;
    }

    Path directory() {
        return directory;
    }

    Peers peers() {
        return peers;
    }

    /** What {@code %{name}} stands for. */
    String variable(String name) {
        try {
            String value = values.containsKey(name) ? values.get(name) : peers.variable(name);
            if (value == null) {
                throw new IllegalArgumentException("nothing is called %{" + name + "}");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void setVariable(String name, String value) {
        values.put(name, value);
    }

    /** Makes a file below the home directory, or one in /etc that only the program sees. */
    void createFile(String path, byte[] content, String mode, String owner) throws IOException {
        Path file = path.startsWith("/etc/") ? launch.systemFile(path.substring("/etc/".length())) : file(path);
        Files.write(file, content);
        Files.setPosixFilePermissions(file, Permissions.parse(mode));
        if (owner != null) {
            Files.setOwner(
                    file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        }
    }

    /** Makes a FIFO that nobody has opened yet. */
    void createFifo(String path) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", "-m", "600", file(path).toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Waits for a reader of a FIFO, writes, and closes it. */
    void writeToFifo(String path, byte[] content) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        "timeout",
                        Integer.toString(MAX_SECONDS_FOR_READER),
                        "tee",
                        file(path).toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        writer.getOutputStream().write(content);
        writer.getOutputStream().close();
        assertThat(writer.waitFor()).as("somebody has read " + path).isZero();
    }

    /** The file that a transcript names: {@code ~/x} in the home directory, others in the case's own. */
    Path file(String path) {
        return path.startsWith("~/") ? directory.resolve("home").resolve(path.substring(2)) : directory.resolve(path);
    }

    /** Starts the program. */
    void start(List<byte[]> words) throws IOException, InterruptedException {
        launch.command(words);
        program = Program.start(launch, directory);
    }

    Program program() {
        if (program == null) {
            throw new IllegalStateException("the command must come first");
        }
        return program;
    }

    /**
     * Sends a server's message in the way that this performance is about. The program may leave before it has heard all
     * of it, when it has heard enough: what it says then is for other steps to judge.
     */
    void deliver(String name, byte[] message) throws IOException {
        Endpoint endpoint = endpoint(name);
        try {
            if (delivery != Delivery.BYTES) {
                endpoint.send(completesHandshake ? Bytes.join(message, TRAILING_BYTES) : message);
                return;
            }
            for (int i = 0; i < message.length; i++) {
                endpoint.send(new byte[] {message[i]});
                if (i < PACED_BYTES) {
                    program().awaitSleep();
                }
            }
        } catch (SocketException left) {
            // Nobody hears the rest.
        }
    }

    /** Tells whether the next message is the last of the handshake, and is to carry the tunnel's first bytes. */
    void nextMessageCompletesHandshake(boolean completes) {
        completesHandshake = completes && delivery == Delivery.TRAILING;
    }

    /** What a transcript calls by a name and sends to or reads from. */
    Endpoint endpoint(String name) throws IOException {
        return switch (name) {
            case "stdin" -> program().stdin();
            case "stdout" -> program().stdout();
            default -> peers.endpoint(name);
        };
    }

    /** Closes stdout's reading side, a client, or a server's connection. */
    void closeEndpoint(String name) throws IOException {
        if (name.equals("stdout")) {
            program().stdout().closeInput();
        } else {
            peers.closeConnection(name);
        }
    }

    /** Waits for the program's end, and expects its status; everything on stdout must have been expected before. */
    void expectExit(List<Integer> statuses) throws IOException, InterruptedException {
        if (program().stdout() != null) {
            program.stdout().expectEnd();
        }
        assertThat(program.awaitExit()).as("exit status").isIn(statuses);
        statusExpected = true;
    }

    /** What standard error says by now, for a failure's report. */
    String stderrSoFar() throws IOException {
        return program == null ? "" : program.stderr();
    }

    /** What the program left on standard error; available after its end. */
    Messages messages() throws IOException {
        messages.take(program().stderr());
        return messages;
    }

    /** The last look around: nothing may be left that the transcript did not mention. */
    void expectNothingMore() throws IOException {
        assertThat(statusExpected).as("the transcript states the exit status").isTrue();
        peers.expectNothingMore();
        if (!executable.isReference()) {
            messages().expectNothingMore();
        }
        if (program.terminal() != null) {
            program.terminal().expectRestored();
        }
    }

    /** Ends everything at once, from another thread: whoever waits sees ends of streams. */
    void abort() {
        try {
            if (program != null) {
                program.close();
            }
            peers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        abort();
        Permissions.deleteTree(directory);
    }
}
