package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a transcript is performed: its servers, clients, files and the program, for one executable and delivery. */
final class Stage implements Closeable {
    /** What follows the last handshake byte in the same piece, when delivery is {@link Delivery#TRAILING}. */
    static final byte[] TRAILING_BYTES = Bytes.utf8("the tunnel's first bytes\n");

    /** So many bytes of a message wait for the program to sleep; more would take long and tell nothing new. */
    private static final int PACED_BYTES = 400;
    private static final List<String> SERVERS_THAT_NEED_NO_DECLARATION = List.of("proxy", "target");

    private final Executable executable;
    private final Delivery delivery;
    private final Path directory;
    private final Places places = new Places();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, ScriptedServer> servers = new LinkedHashMap<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, NameServer> nameServers = new LinkedHashMap<>();
    private final Launch launch;
    private volatile Program program;
    private ScriptedServer lastServer;
    private Messages messages;
    private boolean completesHandshake;
    private boolean statusExpected;

    /** A connection to the program. */
    private record Client(Socket socket, Endpoint endpoint) {
    }

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
        executable.environment().forEach((name, value) -> launch.environment(name, Bytes.utf8(value)));
        values.put("home", home.toString());
        values.put("dir", directory.toString());
        values.put("account", System.getProperty("user.name"));
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

    /** What {@code %{name}} stands for. */
    String variable(String name) {
        String value = values.get(name);
        if (value != null) {
            return value;
        }
        try {
            String place = places.value(name);
            if (place == null && SERVERS_THAT_NEED_NO_DECLARATION.contains(name.split("\\.")[0])) {
                server(name.split("\\.")[0]);
                place = values.get(name);
            }
            if (place == null) {
                throw new IllegalArgumentException("nothing is called %{" + name + "}");
            }
            return place;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void setVariable(String name, String value) {
        values.put(name, value);
    }

    /** Makes a file below the home directory, or one in /etc that only the program sees. */
    void createFile(String path, byte[] content, String mode) throws IOException {
        if (path.startsWith("/etc/")) {
            launch.systemFile(path.substring("/etc/".length()), content);
        } else {
            Path file = Files.write(file(path), content);
            Files.setPosixFilePermissions(file, Permissions.parse(mode));
        }
    }

    /** The file that a transcript names: {@code ~/x} in the home directory, others in the case's own. */
    Path file(String path) {
        return path.startsWith("~/") ? directory.resolve("home").resolve(path.substring(2)) : directory.resolve(path);
    }

    /** Starts a scripted server. */
    void startServer(String name, InetAddress address, int port) throws IOException {
        ScriptedServer server = new ScriptedServer(name, address, port);
        servers.put(name, server);
        String host = server.address().getHostAddress();
        String shown = host.contains(":") ? "[" + Places.shortest(host) + "]" : host;
        values.put(name, shown + ":" + server.port());
        values.put(name + ".host", Places.shortest(host));
        values.put(name + ".port", Integer.toString(server.port()));
    }

    /** Starts a name server. */
    void startNameServer(String name, Map<String, List<String>> answers) throws IOException {
        NameServer server = new NameServer(places.freshLoopbackAddress(), answers);
        nameServers.put(name, server);
        values.put(name, server.address());
    }

    NameServer nameServer(String name) {
        return nameServers.get(name);
    }

    /** A scripted server; two usual ones are there without a declaration. */
    ScriptedServer server(String name) throws IOException {
        if (!servers.containsKey(name)) {
            if (!SERVERS_THAT_NEED_NO_DECLARATION.contains(name)) {
                throw new IllegalArgumentException("no server or client is called " + name);
            }
            startServer(name, InetAddress.getByName("127.0.0.1"), 0);
        }
        return servers.get(name);
    }

    /** Connects a client to the program, as soon as it listens. */
    void connectClient(String name, String host, int port) throws IOException, InterruptedException {
        while (true) {
            try {
                Socket client = new Socket();
                client.connect(new InetSocketAddress(host, port));
                client.setTcpNoDelay(true);
                clients.put(name, new Client(client, ScriptedServer.endpoint(name, client)));
                return;
            } catch (IOException notYet) {
                if (!program.isAlive()) {
                    fail("%s: the program ended and did not listen on port %d", name, port);
                }
                Thread.sleep(1);
            }
        }
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

    /** The next connection to a server. */
    void accept(String name) throws IOException {
        lastServer = server(name);
        lastServer.accept(program()::isAlive);
    }

    /** The connection that was accepted last, whoever accepted it. */
    Endpoint remote() {
        return lastServer.connection();
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
            default -> clients.containsKey(name) ? clients.get(name).endpoint() : server(name).connection();
        };
    }

    /** Closes stdout's reading side, a client, or a server's connection. */
    void closePeer(String name) throws IOException {
        if (name.equals("stdout")) {
            program().stdout().closeInput();
        } else if (clients.containsKey(name)) {
            clients.get(name).socket().close();
        } else {
            server(name).closeConnection();
        }
    }

    InetAddress ownAddress() throws IOException {
        return places.freshLoopbackAddress();
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
        if (messages == null) {
            messages = new Messages(program().stderr());
        }
        return messages;
    }

    /** The last look around: nothing may be left that the transcript did not mention. */
    void expectNothingMore() throws IOException {
        assertThat(statusExpected).as("the transcript states the exit status").isTrue();
        for (ScriptedServer server : servers.values()) {
            server.expectNothingMore();
        }
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
            for (ScriptedServer server : servers.values()) {
                server.close();
            }
            for (Client client : clients.values()) {
                client.socket.close();
            }
            for (NameServer nameServer : nameServers.values()) {
                nameServer.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        abort();
        places.close();
        Permissions.deleteTree(directory);
    }
}
