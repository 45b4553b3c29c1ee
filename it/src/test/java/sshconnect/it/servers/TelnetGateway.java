package sshconnect.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import sshconnect.it.demo.Tunnel;

/**
 * A stand-in for the telnet proxies of old firewalls, for which no package exists: it greets, prompts, echoes the
 * command, connects, says so in a line of words, and is a plain relay from then on. Not a real server: it shows that
 * a session works, and proves nothing about any one product.
 */
final class TelnetGateway implements AutoCloseable {
    static final String PROMPT = "gateway> ";

    /** What it says about a destination whose name is one of these, instead of connecting to it. */
    private static final List<String> VERDICTS = List.of("failed", "refused", "rejected", "closed");

    private static final int LONGEST_COMMAND = 512;

    private final ServerSocket listener;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    TelnetGateway() throws IOException {
        listener = new ServerSocket(0, 0, InetAddress.getByName(Loopback.V4));
        background(this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The commands that came so far, without their line ends. */
    List<String> commands() {
        return commands;
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                background(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            OutputStream output = client.getOutputStream();
            say(output, "Gateway of this test, ready.\r\n" + PROMPT);
            String command = readLine(client.getInputStream());
            commands.add(command);
            say(output, command + "\r\n");
            String[] words = command.split(" ");
            String host = words[words.length - 2];
            if (VERDICTS.contains(host)) {
                say(output, "Trying " + host + "...\r\nConnection to " + host + " " + host + "\r\n" + PROMPT);
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            try (Socket target = new Socket(host, Integer.parseInt(words[words.length - 1]))) {
                say(output, "Trying " + host + "...\r\nNow connected to " + host + ".\r\n");
                Tunnel.between(client, target);
            }
        } catch (IOException | InterruptedException gone) {
            // Either end may go at any time: the other one is closed then.
        }
    }

    private static String readLine(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = input.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST_COMMAND) {
            if (next != '\r') {
                line.append((char) next);
            }
            next = input.read();
        }
        return line.toString();
    }

    private static void say(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void background(Runnable task) {
        Thread thread = new Thread(task, "telnet gateway");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
