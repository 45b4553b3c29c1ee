package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;
import static sshconnect.vectors.HttpVectors.MAY_WANT_TLS;

import java.util.List;
import sshconnect.proto.Handshake;
import sshconnect.proto.telnet.TelnetProxy;

/** Telnet proxies: the phrases, wherever they stand in a line, and where the tunnel begins. */
final class TelnetVectors {

    private static final String SENDS = "sends telnet h.test 22\\r\\n\n";
    private static final String ESTABLISHED = "established, left: ";
    private static final String FAILS = "fails: telnet proxy p:1: ";

    private TelnetVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("telnet");
        cases.add(
                "success after a greeting",
                TelnetVectors::telnet,
                SENDS + ESTABLISHED,
                "gw telnet proxy ready:\r\ntn-gw-> telnet h.test 22\r\nTrying 192.0.2.7...\r\nConnected to h.test.\r\n");
        cases.add("success in capitals, bare LF", TelnetVectors::telnet, SENDS + ESTABLISHED, "CONNECTED TO h.test\n");
        cases.add(
                "the phrase ends a longer line",
                TelnetVectors::telnet,
                SENDS + ESTABLISHED,
                "-- you are now connected to h.test --\r\n");
        cases.add(
                "telnet commands in front",
                TelnetVectors::telnet,
                SENDS + ESTABLISHED,
                "\377\373\1\377\375\3connected to h.test\r\n");
        String[] phrases = {"Connection failed", "Connection refused", "Request rejected", "Session closed"};
        for (String phrase : phrases) {
            cases.add(
                    phrase,
                    TelnetVectors::telnet,
                    SENDS + FAILS + "said \"h.test: " + phrase + "\"",
                    "Trying...\r\nh.test: " + phrase + "\r\n");
        }
        cases.add(
                "failure without a line end",
                TelnetVectors::telnet,
                SENDS + FAILS + "said \"access REFUSED\"",
                "access REFUSED" + CLOSE);
        cases.add(
                "success without a line end is none",
                TelnetVectors::telnet,
                SENDS + FAILS + "closed the connection before it said \"connected to\"",
                "connected to h" + CLOSE);
        cases.add(
                "closed at once",
                TelnetVectors::telnet,
                SENDS + FAILS + "closed the connection before it said \"connected to\"; " + MAY_WANT_TLS,
                CLOSE);
        cases.add(
                "a TLS alert",
                TelnetVectors::telnet,
                SENDS + FAILS + "closed the connection before it said \"connected to\"; " + MAY_WANT_TLS,
                "\25\3\1\0\2\2F" + CLOSE);
        cases.add(
                "a TLS alert that holds a line end",
                TelnetVectors::telnet,
                SENDS + FAILS + "closed the connection before it said \"connected to\"; " + MAY_WANT_TLS,
                "\25\3\3\0\2\2\n" + CLOSE);
        cases.add(
                "a line without end",
                TelnetVectors::telnet,
                SENDS + FAILS + "said more than 32768 bytes and neither success nor failure; is this a telnet proxy?",
                "x".repeat(40000));
        cases.add(
                "a line that ends too late",
                TelnetVectors::telnet,
                SENDS + FAILS + "said more than 32768 bytes and neither success nor failure; is this a telnet proxy?",
                "x".repeat(40000) + " connected to\n");
        cases.add(
                "lines without end",
                TelnetVectors::telnet,
                SENDS + FAILS + "said more than 32768 bytes and neither success nor failure; is this a telnet proxy?",
                "hello\r\n".repeat(6000));
        cases.add(
                "control characters in the failure",
                TelnetVectors::telnet,
                SENDS + FAILS + "said \"?[2J failed\"",
                "\33[2J failed\r\n");
        return cases.all();
    }

    private static Handshake telnet() {
        return new TelnetProxy("telnet proxy p:1", SILENT, "telnet h.test 22");
    }
}
