package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.fail;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Those whom the program meets: scripted servers, clients of its listener, name servers; and their addresses. */
final class Peers implements Closeable {
    private static final List<String> SERVERS_THAT_NEED_NO_DECLARATION = List.of("proxy", "target");

    private final Places places = new Places();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, ScriptedServer> servers = new LinkedHashMap<>();
    private final List<UnixEntrance> entrances = new ArrayList<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, NameServer> nameServers = new LinkedHashMap<>();
    private final Map<String, Endpoint> connections = new HashMap<>();
    private ScriptedServer lastToAccept;

    /** What {@code %{name}} stands for, or null. */
    String variable(String name) throws IOException {
        String server = name.split("\\.")[0];
        if (!values.containsKey(name) && SERVERS_THAT_NEED_NO_DECLARATION.contains(server)) {
            server(server);
        }
        return values.containsKey(name) ? values.get(name) : places.value(name);
    }

    /** Starts a scripted server. The address {@code own} is one that no other transcript uses. */
    void startServer(String name, String address, int port) throws IOException {
        InetAddress where = address.equals("own") ? places.freshLoopbackAddress() : InetAddress.getByName(address);
        ScriptedServer server = new ScriptedServer(name, where, port);
        servers.put(name, server);
        String host = Places.shortest(where.getHostAddress());
        values.put(name, (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
        values.put(name + ".host", host);
        values.put(name + ".port", Integer.toString(server.port()));
    }

    /** Makes a Unix socket by which a scripted server is reached as well. */
    void openEntrance(Path path, String server) throws IOException {
        ScriptedServer inside = server(server);
        entrances.add(new UnixEntrance(path, inside.address(), inside.port()));
    }

    /** Starts a name server on an address that no other transcript uses. */
    void startNameServer(String name, Map<String, List<String>> answers, List<String> strays) throws IOException {
        NameServer server = new NameServer(places.freshLoopbackAddress(), answers, strays);
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
            startServer(name, "127.0.0.1", 0);
        }
        return servers.get(name);
    }

    /** Waits for the next connection to a server, which can be called by a name of its own afterwards. */
    void accept(String name, String connection, BooleanSupplier someoneMayCome) throws IOException {
        lastToAccept = server(name);
        lastToAccept.accept(someoneMayCome);
        if (!connection.isEmpty()) {
            connections.put(connection, lastToAccept.connection());
        }
    }

    /** The connection that was accepted last, whoever accepted it. */
    Endpoint remote() {
        return lastToAccept.connection();
    }

    /** Connects a client to the program, as soon as it listens. */
    void connectClient(String name, SocketAddress address, Program program) throws IOException, InterruptedException {
        while (!clients.containsKey(name)) {
            try {
                clients.put(name, Client.connect(name, address));
            } catch (IOException notYet) {
                if (!program.isAlive()) {
                    fail("%s: the program ended and did not listen on %s", name, address);
                }
                Thread.sleep(1);
            }
        }
    }

    /** A client, or the connection of a server. */
    Endpoint endpoint(String name) throws IOException {
        if (connections.containsKey(name)) {
            return connections.get(name);
        }
        return clients.containsKey(name)
                ? clients.get(name).endpoint()
                : server(name).connection();
    }

    /** Closes a client, or a server's connection. */
    void closeConnection(String name) throws IOException {
        if (clients.containsKey(name)) {
            clients.get(name).channel().close();
        } else {
            server(name).closeConnection();
        }
    }

    /** Tears a client's connection down, or a server's: the program sees a reset. */
    void resetConnection(String name) throws IOException {
        if (clients.containsKey(name)) {
            clients.get(name).reset();
        } else {
            server(name).resetConnection();
        }
    }

    /** After the program's end: nobody may have heard what the transcript did not mention. */
    void expectNothingMore() throws IOException {
        for (ScriptedServer server : servers.values()) {
            server.expectNothingMore();
        }
        for (Client client : clients.values()) {
            if (client.channel().isOpen()) {
                client.endpoint().expectEnd();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (UnixEntrance entrance : entrances) {
            entrance.close();
        }
        for (ScriptedServer server : servers.values()) {
            server.close();
        }
        for (Client client : clients.values()) {
            client.channel().close();
        }
        for (NameServer nameServer : nameServers.values()) {
            nameServer.close();
        }
        places.close();
    }
}
