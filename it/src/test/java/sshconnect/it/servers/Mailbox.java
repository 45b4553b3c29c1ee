package sshconnect.it.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A scripted POP3 server (RFC 1939) whose mailbox always holds one message. */
final class Mailbox implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "secret";

    /** Its body; the first line begins with the dot that RFC 1939 section 3 makes two of. */
    static final String BODY = ".first line\r\nsecond line, gr\u00fc\u00dfe\r\n";

    private static final String MESSAGE = "From: tester@example.org\r\nTo: tester@example.org\r\n"
            + "Subject: for the test\r\nMessage-ID: <1@example.org>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
            + BODY;

    private final ServerSocket listener;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    Mailbox() throws IOException {
        listener = new ServerSocket(0, 0, InetAddress.getByName(Loopback.V4));
        Thread thread = new Thread(this::acceptAll, "mailbox");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The commands of all sessions so far. */
    List<String> commands() {
        return commands;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                serve(client);
            } catch (IOException gone) {
                // The listener closed, which ends the loop, or a client went, and the next one comes.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        OutputStream output = client.getOutputStream();
        BufferedReader input =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(output, "+OK mailbox of this test ready");
        for (String command = input.readLine(); command != null; command = input.readLine()) {
            commands.add(command);
            say(output, answer(command));
            if (command.equalsIgnoreCase("QUIT")) {
                return;
            }
        }
    }

    private static String answer(String command) {
        return switch (command.toUpperCase(Locale.ROOT)) {
            case "CAPA" -> "+OK\r\nUSER\r\nUIDL\r\n.";
            case "USER TESTER", "NOOP", "QUIT", "DELE 1", "RSET" -> "+OK";
            case "PASS SECRET" -> "+OK one message";
            case "STAT" -> "+OK 1 " + octets();
            case "LIST" -> "+OK\r\n1 " + octets() + "\r\n.";
            case "LIST 1" -> "+OK 1 " + octets();
            case "LAST" -> "+OK 0";
            case "UIDL" -> "+OK\r\n1 message-1\r\n.";
            case "UIDL 1" -> "+OK 1 message-1";
            case "RETR 1" -> "+OK\r\n" + MESSAGE.replace("\r\n.", "\r\n..") + ".";
            default -> "-ERR unknown command";
        };
    }

    private static int octets() {
        return MESSAGE.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void say(OutputStream output, String answer) throws IOException {
        output.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
