package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static sshconnect.it.servers.Expectations.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/** Sessions through dante when it wants a Kerberos ticket, and protects the tunnel (RFC 1961). */
class DanteGssapiIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final int UNPROTECTED_PORT = Loopback.freePort();
    private static final int OTHER_KEYS_PORT = Loopback.freePort();
    private static final String PROXY = "localhost:" + PORT;

    /** How every SSH client begins, and what is to be seen on the way to the server without encryption only. */
    private static final String BANNER = "SSH-2.0-OpenSSH";

    private static SshTarget target;
    private static KerberosRealm realm;
    private static KerberosRealm otherRealm;
    private static ServerProcess dante;

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        realm = KerberosRealm.start(ROOM, "TEST.EXAMPLE", "rcmd");
        otherRealm = KerberosRealm.start(ROOM, "OTHER.EXAMPLE");
        dante = Dante.withTickets(ROOM, Listeners.all(PORT), realm, "clear", "integrity", "confidentiality");
        Dante.withTickets(ROOM, Listeners.all(UNPROTECTED_PORT), realm, "clear");
        Dante.withTickets(
                ROOM,
                Listeners.all(OTHER_KEYS_PORT),
                KerberosRealm.start(ROOM, "TEST.EXAMPLE", "rcmd"),
                "clear",
                "integrity",
                "confidentiality");
    }

    @EachSuccessor
    void aCheckTellsWhoseTicketItIs(Relay relay) throws Exception {
        Command.Result outcome = relay.command("--check", "-S", PROXY, "127.0.0.1", String.valueOf(target.port()))
                .with(realm.withTicket())
                .run();
        assertThat(outcome.text()).contains(" ok    gssapi as " + realm.user() + " ");
    }

    @EachSuccessor
    void withoutProtection(Relay relay) throws Exception {
        assertThat(heardAt(relay, "none", "clear")).contains(BANNER);
    }

    @EachSuccessor
    void integrity(Relay relay) throws Exception {
        assertThat(heardAt(relay, "integrity", "integrity")).contains(BANNER);
    }

    @EachSuccessor
    void confidentiality(Relay relay) throws Exception {
        assertThat(heardAt(relay, "confidentiality", "confidentiality")).doesNotContain("SSH-2.0");
    }

    /** What goes to the server in a session with a level of protection, for which the server has a name of its own. */
    private static String heardAt(Relay relay, String level, String name) throws Exception {
        try (Wiretap tap = Wiretap.before(PORT)) {
            target.echoesThrough(
                    relay.proxyCommand("-a", "gssapi", "--gssapi-protection", level, "-S", "localhost:" + tap.port()),
                    "127.0.0.1",
                    realm.withTicket());
            dante.awaitLog("gssapi/" + name + "%" + realm.user() + "@");
            return tap.heard();
        }
    }

    @EachSuccessor
    void ticketIsOfferedByItself(Relay relay) throws Exception {
        target.echoesThrough(relay.proxyCommand("-S", PROXY), "localhost", realm.withTicket());
        dante.awaitLog("gssapi/confidentiality%" + realm.user() + "@");
    }

    @EachSuccessor
    void ticketWhereTheConfigurationPutsIt(Relay relay) throws Exception {
        target.echoesThrough(
                untold(relay.proxyCommand("-S", PROXY)),
                "localhost",
                realm.withTicketMovedTo("FILE:FOLDER/moved_%{uid}"));
        dante.awaitLog("gssapi/confidentiality%" + realm.user() + "@");
    }

    /** The JDK reads tickets in files alone. */
    @EachSuccessor
    void ticketInAFolder(Relay relay) throws Exception {
        Map<String, String> environment = realm.withTicketMovedTo("DIR:FOLDER/tickets");
        if (relay.toString().equals("jar")) {
            List<String> words = new ArrayList<>(KerberosRealm.UNTOLD);
            words.addAll(relay.words());
            words.addAll(List.of("-a", "gssapi", "-S", PROXY, "127.0.0.1", String.valueOf(target.port())));
            assertRefused(relay, Command.of(words).with(environment).run(), "java itself reads those in files only");
            return;
        }
        target.echoesThrough(untold(relay.proxyCommand("-S", PROXY)), "localhost", environment);
        dante.awaitLog("gssapi/confidentiality%" + realm.user() + "@");
    }

    private static String untold(String proxyCommand) {
        return String.join(" ", KerberosRealm.UNTOLD) + " " + proxyCommand;
    }

    @EachSuccessor
    void serverThatProtectsLessThanAsked(Relay relay) {
        assertFails(
                relay,
                realm.withTicket(),
                "choosing a level of protection",
                "-a",
                "gssapi",
                "--gssapi-protection",
                "integrity",
                "-S",
                "localhost:" + UNPROTECTED_PORT);
    }

    @EachSuccessor
    void noTicket(Relay relay) {
        assertFails(relay, realm.withoutTicket(), "try kinit", "-a", "gssapi", "-S", PROXY);
    }

    @EachSuccessor
    void expiredTicket(Relay relay) throws Exception {
        assertFails(relay, realm.withExpiredTicket(), "expired", "-a", "gssapi", "-S", PROXY);
    }

    @EachSuccessor
    void ticketOfARealmThatDoesNotKnowTheServer(Relay relay) {
        assertFails(relay, otherRealm.withTicket(), "rcmd", "-a", "gssapi", "-S", PROXY);
    }

    @EachSuccessor
    void ticketThatTheServerHasNoKeyFor(Relay relay) {
        assertFails(relay, realm.withTicket(), "ticket", "-a", "gssapi", "-S", "localhost:" + OTHER_KEYS_PORT);
    }

    @EachSuccessor
    void methodThatWasNotOffered(Relay relay) {
        assertFails(relay, realm.withTicket(), "method", "-a", "none", "-S", PROXY);
    }

    private static void assertFails(Relay relay, Map<String, String> environment, String reason, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("127.0.0.1", String.valueOf(target.port())));
        assertRefused(
                relay,
                relay.command(words.toArray(String[]::new)).with(environment).run(),
                reason);
    }
}
