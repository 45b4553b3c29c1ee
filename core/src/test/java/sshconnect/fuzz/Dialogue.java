package sshconnect.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sshconnect.vectors.FakeGssApi;

/**
 * A dialogue as a fuzzer writes it: with which settings the program is called, and what the proxy, or the name server,
 * says to it.
 *
 * <pre>
 * SCENARIO OPTIONS SEED SCRIPT...
 * </pre>
 *
 * <p>The lower half of the first byte chooses one of {@link #SCENARIOS}, of which that with a telnet proxy follows
 * {@link #SCRIPT} where bit 4 is set. Of the second, bits 0 and 1 are the level of
 * {@code -d}, bits 2 and 3 where a password is, bits 4 and 5 which tickets there are, bit 6 is a time limit, and bit 7
 * means that datagrams are given as they are. The third says how the bytes arrive when they arrive in pieces.
 *
 * <p>The rest is what is said: 0xfe 0xfe waits for the next message of the program, 0xfe 0xfd closes the connection,
 * 0xfe 0xfc resets it, and after 0xfe 0xfb nothing is said on it any more; what follows one of these three is for the
 * next connection. The end closes the last one. 0xfe 0xfa stands for the program's last message, as a proxy may reflect
 * it, and 0xfe 0xf9 for what begins there with its credentials. Where a name server or a credential helper is asked,
 * what is said first is not said on a connection: the parts are datagrams, and the first is the helper's answer.
 */
final class Dialogue {

    /** What the program gets as password wherever it looks for one. */
    static final String PASSWORD = "open sesame";

    /** How the proxy leaves a connection once everything is said. */
    enum End {
        CLOSE,
        RESET,
        SILENCE
    }

    /**
     * What is said on one connection.
     *
     * @param parts the first is said at once, each other one after one more message of the program
     * @param end   what comes then
     */
    record Connection(List<byte[]> parts, End end) {}

    /** A reflection of the program's last message. */
    static final int MESSAGE = 0xfa;
    /** A reflection from where the credentials of that message begin. */
    static final int CREDENTIALS = 0xf9;

    /** What is said to a telnet proxy, and waited for. */
    static final String SCRIPT = """
            expect login:
            send %u
            expect aab
            send "%w\\c"
            bad no such
            expect "\\r\\n> "
            send c %h:%p
            good open
            """;

    private static final String PROXY = "ann@192.0.2.1:3128";
    private static final String NAME_SERVER = "192.0.2.53";
    private static final String[][] SCENARIOS = {
        {"-H", PROXY},
        {"-H", PROXY, "--proxy-auth", "basic"},
        {"-H", PROXY, "--proxy-auth", "digest"},
        {"-H", "CORP%5Cann@192.0.2.1:3128", "--proxy-auth", "ntlm"},
        {"-H", PROXY, "--proxy-auth", "negotiate,ntlm"},
        {"-S", PROXY},
        {"-S", PROXY, "-a", "userpass"},
        {"-S", PROXY, "-a", "gssapi"},
        {"-S", PROXY, "-a", "gssapi", "--gssapi-protection", "none"},
        {"-S", PROXY, "-a", "gssapi", "--gssapi-protection", "integrity"},
        {"-S", PROXY, "-a", "gssapi,userpass"},
        {"-4", "-S", PROXY},
        {"-4", "-S", PROXY, "-R", "remote"},
        {"-T", "192.0.2.1:23"},
        {"-R", NAME_SERVER},
        {"-S", PROXY, "-R", NAME_SERVER},
    };

    private static final int TELNET = 13;
    private static final int FOLLOWS_SCRIPT = 0x10;

    private static final int HEADER_BYTES = 3;
    private static final int ESCAPE = 0xfe;
    private static final int NEXT_PART = 0xfe;
    private static final int CLOSE = 0xfd;
    private static final int RESET = 0xfc;
    private static final int SILENCE = 0xfb;

    private final byte[] input;
    private final int options;
    private final List<Connection> connections = new ArrayList<>();
    private List<byte[]> parts = new ArrayList<>();
    private byte[] part;
    private int length;

    private Dialogue(byte[] input) {
        this.input = input;
        options = input[1] & 0xff;
        part = new byte[input.length];
        readScript();
    }

    /** Reads one; null for an input that is too short to be one. */
    static Dialogue of(byte[] input) {
        return input.length < HEADER_BYTES ? null : new Dialogue(input);
    }

    private void readScript() {
        for (int i = HEADER_BYTES; i < input.length; i++) {
            int octet = input[i] & 0xff;
            int next = octet == ESCAPE && i + 1 < input.length ? input[i + 1] & 0xff : 0;
            if (next >= SILENCE && next <= NEXT_PART) {
                endPart();
                if (next != NEXT_PART) {
                    endConnection(next == CLOSE ? End.CLOSE : next == RESET ? End.RESET : End.SILENCE);
                }
                i++;
            } else {
                part[length++] = input[i];
            }
        }
        endPart();
        endConnection(End.CLOSE);
    }

    private void endPart() {
        parts.add(Arrays.copyOf(part, length));
        length = 0;
    }

    private void endConnection(End end) {
        connections.add(new Connection(parts, end));
        parts = new ArrayList<>();
    }

    /** What is said, connection by connection; see {@link #beginsWithoutConnection}. */
    List<Connection> connections() {
        return connections;
    }

    /** What is reflected at a place of a part: 0 for nothing there, {@link #MESSAGE} or {@link #CREDENTIALS}. */
    static int reflection(byte[] part, int at) {
        int next = (part[at] & 0xff) == ESCAPE && at + 1 < part.length ? part[at + 1] & 0xff : 0;
        return next == MESSAGE || next == CREDENTIALS ? next : 0;
    }

    /** How the program is called. */
    String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of(SCENARIOS[input[0] & 15]));
        for (int i = 0; i < debugLevel(); i++) {
            arguments.add("-d");
        }
        if ((input[0] & 0x1f) == (TELNET | FOLLOWS_SCRIPT)) {
            arguments.add("--telnet-script");
            arguments.add("script");
        }
        if (asksHelper()) {
            arguments.add("--credential-helper");
            arguments.add("helper");
        }
        if ((options & 0x40) != 0) {
            arguments.add("-w");
            arguments.add("30");
        }
        arguments.add("host.test");
        arguments.add("22");
        return arguments.toArray(new String[0]);
    }

    private int debugLevel() {
        return Math.min(options & 3, 2);
    }

    private boolean asksNameServer() {
        return (input[0] & 15) >= SCENARIOS.length - 2;
    }

    /** Whether the parts of the first connection are datagrams, or the first of them what a credential helper says. */
    boolean beginsWithoutConnection() {
        return asksNameServer() || asksHelper();
    }

    /** Everything that is said, one character for each byte. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Connection connection : connections) {
            for (byte[] said : connection.parts()) {
                for (byte octet : said) {
                    text.append((char) (octet & 0xff));
                }
            }
        }
        return text.toString();
    }

    /** Whether a datagram is given as it is; otherwise number and question are those of the query. */
    boolean rawDatagrams() {
        return (options & 0x80) != 0;
    }

    /** Whether somebody is at a terminal who types the password. */
    boolean passwordIsTyped() {
        return (options >> 2 & 3) == 1;
    }

    /** Whether the environment holds the password. */
    boolean passwordIsStated() {
        return (options >> 2 & 3) == 2;
    }

    private boolean asksHelper() {
        return (options >> 2 & 3) == 3;
    }

    /** A security library with or without tickets, or none. */
    FakeGssApi library() {
        return switch (options >> 4 & 3) {
            case 0 -> FakeGssApi.withTicket();
            case 1 -> FakeGssApi.withoutTicket();
            case 2 -> FakeGssApi.withExpiredTicket();
            default -> FakeGssApi.withoutLibrary();
        };
    }

    /** What the sizes of pieces are computed from. */
    int seed() {
        return input[2] & 0xff;
    }
}
