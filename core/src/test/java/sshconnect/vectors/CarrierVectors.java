package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENT;

import java.util.List;
import java.util.function.Supplier;
import sshconnect.base.Target;
import sshconnect.proto.Carrier;
import sshconnect.proto.Handshake;
import sshconnect.proto.StateMachine;
import sshconnect.proto.socks.Socks4;
import sshconnect.proto.socks.Socks5;
import sshconnect.proto.telnet.TelnetPhrases;
import sshconnect.proto.telnet.TelnetProxy;
import sshconnect.proto.telnet.TelnetScript;

/** Proxies that go without an answer, or with an alert, inside TLS: they do not want TLS. */
final class CarrierVectors {

    private static final Target TARGET = Target.of("h.test", 22);
    private static final String ALERT = "\25";

    private CarrierVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("carrier");
        inside(cases, Carrier.TLS, "; it may want a client certificate; try --tls-cert FILE and --tls-key FILE");
        inside(cases, Carrier.TLS_WITH_CERTIFICATE, "");
        return cases.all();
    }

    private static void inside(HandshakeCases cases, Carrier carrier, String hint) {
        String http = HttpVectors.REQUEST + "fails: http proxy p:1: ";
        add(cases, carrier, "http", HttpVectors::http, http + "closed the connection without an answer" + hint, "");
        add(
                cases,
                carrier,
                "http, an alert",
                HttpVectors::http,
                http + "does not speak http: it sent \"?\"" + hint,
                ALERT);
        String demand = "HTTP/1.1 407 x\r\nProxy-Authenticate: Basic\r\nConnection: close\r\n\r\n";
        cases.add(
                "http, on a second connection, inside " + carrier,
                () -> within(carrier, HttpVectors.http()),
                HttpVectors.REQUEST + "asks Basic \"\"\nreconnects\n" + HttpBasicVectors.BASIC
                        + "fails: http proxy p:1: closed the connection without an answer" + hint,
                demand,
                CLOSE);
        String socks5 = "sends 05 01 00\nfails: socks server p:1: ";
        Supplier<Handshake> five =
                () -> new Socks5("socks server p:1", SILENT, TARGET, List.of(Socks5.Method.NO_AUTH), null, null);
        add(
                cases,
                carrier,
                "socks5",
                five,
                socks5 + "closed the connection instead of choosing an authentication method" + hint,
                "");
        add(
                cases,
                carrier,
                "socks5, an alert",
                five,
                socks5 + "does not speak socks5: the first byte of its answer is 21" + hint,
                ALERT);
        String socks4 = "sends 04 01 00 16 00 00 00 01 61 00 68 2e 74 65 73 74 00\nfails";
        add(
                cases,
                carrier,
                "socks4",
                () -> new Socks4("socks server p:1", SILENT, TARGET, "a"),
                socks4 + " for this target: socks server p:1: closed the connection instead of answering the request"
                        + hint,
                "");
        add(
                cases,
                carrier,
                "telnet",
                () -> new TelnetProxy(
                        "telnet proxy p:1",
                        SILENT,
                        TARGET,
                        TelnetScript.ofCommand("telnet h.test 22"),
                        "",
                        TelnetPhrases.USUAL,
                        false),
                "sends telnet h.test 22\\r\\n\nfails: telnet proxy p:1: "
                        + "closed the connection before it said \"connected to\"" + hint,
                "");
    }

    private static void add(
            HandshakeCases cases,
            Carrier carrier,
            String name,
            Supplier<Handshake> handshake,
            String expected,
            String said) {
        cases.add(name + ", inside " + carrier, () -> within(carrier, handshake.get()), expected, said + CLOSE);
    }

    private static Handshake within(Carrier carrier, Handshake handshake) {
        ((StateMachine<?>) handshake).within(carrier);
        return handshake;
    }
}
