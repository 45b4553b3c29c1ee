package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;
import static sshconnect.vectors.HttpVectors.MAY_WANT_TLS;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.telnet.TelnetPhrases;
import sshconnect.proto.telnet.TelnetProxy;
import sshconnect.proto.telnet.TelnetScript;
import sshconnect.way.TelnetScriptFile;

/** Telnet proxies: the phrases, wherever they stand in a line, and where the tunnel begins. */
final class TelnetVectors {

    private static final String SENDS = "sends telnet h.test 22\\r\\n\n";
    private static final String ESTABLISHED = "established, left: ";
    private static final String FAILS = "fails: telnet proxy p:1: ";

    private static final Target TARGET = Target.of("h.test", 22);

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
        negotiation(cases);
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
        phrases(cases);
        scripts(cases);
        passwords(cases);
        return cases.all();
    }

    private static void negotiation(HandshakeCases cases) {
        cases.add(
                "what is proposed is refused",
                TelnetVectors::telnet,
                SENDS + "sends ff fe 01\nsends ff fc 03\nsends ff fc ff\n" + ESTABLISHED,
                "\377\373\1\377\375\3\377\375\377connected to h.test\r\n");
        cases.add(
                "what is off already is not refused",
                TelnetVectors::telnet,
                SENDS + ESTABLISHED,
                "\377\374\1\377\376\3connected to h.test\r\n");
        cases.add(
                "commands within a phrase, and in front of its line end",
                TelnetVectors::telnet,
                SENDS + "sends ff fe 01\nsends ff fc 18\n" + ESTABLISHED,
                "conn\377\361ected\377\373\1 to h.test\r\377\375\30\n");
        cases.add(
                "a subnegotiation is skipped",
                TelnetVectors::telnet,
                SENDS + ESTABLISHED,
                "\377\372\30\1x failed\n\377\377\360\377\360connected to h.test\r\n");
        cases.add(
                "a subnegotiation without its end",
                TelnetVectors::telnet,
                SENDS + "sends ff fe 01\n" + ESTABLISHED,
                "\377\372\30\1\377\373\1connected to h.test\r\n");
        cases.add(
                "a subnegotiation that goes on and on",
                TelnetVectors::telnet,
                SENDS + FAILS + "said more than 32768 bytes and neither success nor failure; is this a telnet proxy?",
                "\377\372" + "connected to h.test\r\n".repeat(2000));
        cases.add(
                "an octet 255, and a CR that stands for itself",
                TelnetVectors::telnet,
                SENDS + FAILS + "said \"???? failed\"",
                "\377\377?\r\0?\377\371 failed\r\n");
        cases.add(
                "the tunnel begins like a command",
                TelnetVectors::telnet,
                SENDS + "established, left: \377\373\1",
                "connected to h.test\r\n\377\373\1");
        cases.add(
                "proposals without end",
                TelnetVectors::telnet,
                SENDS + "sends ff fc 18\n".repeat(512) + FAILS + "proposes telnet options without end",
                "\377\375\30".repeat(600));
        cases.add(
                "closed inside a command",
                TelnetVectors::telnet,
                SENDS + FAILS + "closed the connection before it said \"connected to\"",
                "hello\r\n\377\373" + CLOSE);
    }

    private static void phrases(HandshakeCases cases) {
        TelnetPhrases own = new TelnetPhrases(List.of("Open", "Escape character"), List.of("% "));
        cases.add("own phrase of success", () -> telnet(own), SENDS + ESTABLISHED, "Trying...\r\nhost ... open\r\n");
        cases.add(
                "the second of own phrases",
                () -> telnet(own),
                SENDS + ESTABLISHED,
                "Connected to x, failed\r\nescape character is ^]\r\n");
        cases.add(
                "own phrase of failure",
                () -> telnet(own),
                SENDS + FAILS + "said \"% Unknown host\"",
                "connected to x\r\n% Unknown host\r\n");
        cases.add(
                "neither of own phrases",
                () -> telnet(own),
                SENDS + FAILS + "closed the connection before it said \"Open\" or \"Escape character\"",
                "connected to x\r\n" + CLOSE);
        cases.add(
                "nothing is failure",
                () -> telnet(new TelnetPhrases(List.of("open"), List.of())),
                SENDS + ESTABLISHED,
                "failed\r\nopen\r\n");
    }

    private static void scripts(HandshakeCases cases) {
        String[] menu = {"expect \"name: \"", "send %u", "expect '->", "send c %h:%p"};
        cases.add(
                "a script",
                () -> scripted(menu),
                "sends ann\\r\\n\nsends c h.test:22\\r\\n\n" + ESTABLISHED,
                "welcome\r\nName: ",
                "ann\r\n'->",
                "c h.test:22\r\nconnected to h.test\r\n");
        cases.add(
                "a script, everything at once",
                () -> scripted(menu),
                "sends ann\\r\\n\nsends c h.test:22\\r\\n\n" + ESTABLISHED,
                "name: '->connected to h.test\r\n");
        cases.add(
                "a prompt that begins twice",
                () -> scripted("expect aab", "send x\\c"),
                "sends x\n" + ESTABLISHED,
                "aaab",
                "connected to h.test\r\n");
        cases.add(
                "a prompt over two lines, a tab and an empty line",
                () -> scripted("expect \"a\\r\\nb\"", "send \"\\t\\\\%%\\\"\"", "send \"\""),
                "sends \t\\%\"\\r\\n\nsends \\r\\n\n" + ESTABLISHED,
                "a\r\nb",
                "connected to h.test\r\n");
        cases.add(
                "what is proposed in front of a prompt",
                () -> scripted("expect :", "send x"),
                "sends ff fc 18\nsends x\\r\\n\n" + ESTABLISHED,
                "log\377\375\30in:",
                "",
                "connected to h.test\r\n");
        cases.add(
                "own phrases in a script",
                () -> scripted("send x", "bad \"no %h\"", "good \"open %p\""),
                "sends x\\r\\n\n" + ESTABLISHED,
                "connected to h.test failed\r\nopen 22\r\n");
        cases.add(
                "own phrase of failure in a script",
                () -> scripted("send x", "bad \"no %h\"", "expect :"),
                "sends x\\r\\n\n" + FAILS + "said \"No H.test\"",
                "log-in failed\r\nNo H.test\r\n:");
        cases.add(
                "the usual failures in front of the end of a script",
                () -> scripted("expect :", "send x"),
                "sends x\\r\\n\n" + FAILS + "said \"x refused\"",
                "3 log-ins failed\r\n:",
                "x refused\r\n");
        cases.add(
                "no prompt",
                () -> scripted("expect login:"),
                FAILS + "closed the connection before it said \"login:\"",
                "welcome\r\nlogin" + CLOSE);
        cases.add(
                "never a prompt",
                () -> scripted("expect login:"),
                FAILS + "said more than 32768 bytes and not \"login:\"",
                "welcome\r\n".repeat(4000));
    }

    private static void passwords(HandshakeCases cases) {
        String[] login = {"expect login:", "send %u", "expect password:", "send %w", "bad incorrect", "expect '$ '"};
        login[5] = "expect \"$ \"";
        cases.credential("ann", "open sesame");
        cases.add(
                "user and password",
                () -> scripted(login),
                "asks telnet \"\"\nsends ann\\r\\n\nsends open sesame\\r\\n\n" + ESTABLISHED,
                "login: ",
                "ann\r\nPassword: ",
                "\r\nWelcome\r\n$ connected to h.test\r\n");
        cases.add(
                "a password that is rejected",
                () -> scripted(login),
                "asks telnet \"\"\nsends ann\\r\\n\nsends open sesame\\r\\n\n"
                        + "fails with these credentials: telnet proxy p:1: said \"Login incorrect\"",
                "login: ",
                "Password: ",
                "\r\nLogin incorrect\r\nlogin: ");
        cases.add(
                "a failure behind the password's answer",
                () -> scripted("send %w", "expect ok", "send go"),
                "asks telnet \"\"\nsends open sesame\\r\\n\nsends go\\r\\n\n" + FAILS + "said \"no route, failed\"",
                "ok",
                "no route, failed\r\n");
        cases.credential("ann", "p\377w");
        cases.add(
                "an octet 255 in a password",
                () -> scripted("send \"%w\\c\""),
                "asks telnet \"\"\nsends p\303\277w\n" + ESTABLISHED,
                "connected to h.test\r\n");
        cases.credential("ann", "open\nsesame");
        cases.add(
                "a line break in a password",
                () -> scripted("send %w"),
                "asks telnet \"\"\n" + FAILS + "the password holds a line break, which would end the line");
        cases.credential("ann\r\nx", "pass");
        cases.add(
                "a line break in a user name",
                () -> scripted("send %u:%w"),
                "asks telnet \"\"\n" + FAILS + "the user name holds a line break, which would end the line");
    }

    private static Handshake scripted(String... lines) {
        byte[] content = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        return new TelnetProxy(
                "telnet proxy p:1",
                SILENT,
                TARGET,
                TelnetScriptFile.parse("f", content).value(),
                "ann",
                TelnetPhrases.USUAL,
                false);
    }

    private static Handshake telnet() {
        return telnet(TelnetPhrases.USUAL);
    }

    private static Handshake telnet(TelnetPhrases phrases) {
        return new TelnetProxy(
                "telnet proxy p:1", SILENT, TARGET, TelnetScript.ofCommand("telnet h.test 22"), "ann", phrases, false);
    }
}
