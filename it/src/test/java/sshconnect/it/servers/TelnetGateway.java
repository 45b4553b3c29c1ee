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
 * command, connects, says so in a line of words, and is a plain relay from then on, or one that speaks telnet. Not a real
 * server: it shows that a session works, and proves nothing about any one product.
 */
final class TelnetGateway implements AutoCloseable {
    /** What it is like. */
    enum Manner {
        /** It has a prompt, and no options. */
        PLAIN("Gateway of this test, ready.\r\n", "gateway> ", "Now connected to "),
        /** Like tn-gw, it proposes to echo, and says in front of the tunnel that it does not any more. */
        TN_GW(
                "\u00ff\u00fb\1\u00ff\u00fb\3host telnet proxy ready:\r\n",
                "tn-gw-> ",
                "\u00ff\u00fc\1\u00ff\u00fc\3Connected to "),
        /** Like DeleGate, it asks for the host alone. */
        DELEGATE("-- -- Welcome.\r\n--\r\n", ">> Host name: ", "-- Connected to "),
        /** It wants to know who comes, and echoes even the password. */
        LOGIN("\u00ff\u00fd\30Unauthorized use is prohibited; 2 log-ins have failed.\r\n", "gw$ ", "Connected to ");

        private final String greeting;
        private final String prompt;
        private final String success;

        Manner(String greeting, String prompt, String success) {
            this.greeting = greeting;
            this.prompt = prompt;
            this.success = success;
        }
    }

    /** What it says about a destination whose name is one of these, instead of connecting to it. */
    private static final List<String> VERDICTS = List.of("failed", "refused", "rejected", "closed");

    private static final int LONGEST_COMMAND = 512;
    private static final int FIRST_VERB = 251;

    private final Manner manner;
    private final boolean staysInTelnetMode;
    private final ServerSocket listener;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Integer> options = new CopyOnWriteArrayList<>();

    TelnetGateway(Manner manner) throws IOException {
        this(manner, false);
    }

    private TelnetGateway(Manner manner, boolean staysInTelnetMode) throws IOException {
        this.manner = manner;
        this.staysInTelnetMode = staysInTelnetMode;
        listener = new ServerSocket(0, 0, InetAddress.getByName(Loopback.V4));
        background(this::acceptAll);
    }

    /** One that speaks telnet with its client to the end, and proposes {@link TelnetTunnel#ANSWERS more} then. */
    static TelnetGateway stayingInTelnetMode(Manner manner) throws IOException {
        return new TelnetGateway(manner, true);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The commands that came so far, without their line ends. */
    List<String> commands() {
        return commands;
    }

    /** What was answered so far to the options that it proposes, each as the verb and the option. */
    List<Integer> options() {
        return options;
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
            say(output, manner.greeting);
            if (manner == Manner.LOGIN && !logIn(client)) {
                return;
            }
            say(output, manner.prompt);
            String command = readLine(client.getInputStream());
            commands.add(command);
            say(output, command + "\r\n");
            String[] words = command.split(" ");
            String host = words[words.length - 2];
            if (VERDICTS.contains(host)) {
                say(output, "Trying " + host + "...\r\nConnection to " + host + " " + host + "\r\n" + manner.prompt);
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            try (Socket target = new Socket(host, Integer.parseInt(words[words.length - 1]))) {
                say(output, "Trying " + host + "...\r\n" + manner.success + host + ".\r\n");
                if (staysInTelnetMode) {
                    TelnetTunnel.between(client, target, options);
                } else {
                    Tunnel.between(client, target);
                }
            }
        } catch (IOException | InterruptedException gone) {
            // Either end may go at any time: the other one is closed then.
        }
    }

    private boolean logIn(Socket client) throws IOException {
        OutputStream output = client.getOutputStream();
        say(output, "Username: ");
        String user = readLine(client.getInputStream());
        say(output, user + "\r\nPassword: ");
        String password = readLine(client.getInputStream());
        boolean right = user.equals(Account.USER) && password.equals(Account.PASSWORD);
        say(output, password + "\r\n" + (right ? "Login Accepted\r\n" : "Permission denied\r\n"));
        return right;
    }

    /** Reads a line, and what was answered to options in front of it or in it. */
    private String readLine(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = input.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST_COMMAND) {
            if (next == TelnetTunnel.IAC) {
                readOption(input);
            } else if (next != '\r') {
                line.append((char) next);
            }
            next = input.read();
        }
        return line.toString();
    }

    private void readOption(InputStream input) throws IOException {
        int verb = input.read();
        if (verb >= FIRST_VERB) {
            options.add(verb << 8 | input.read());
        }
    }

    private static void say(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.ISO_8859_1));
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
