package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** What several tests expect of a run. */
final class Expectations {
    private Expectations() {}

    /**
     * The run failed as a run is to fail: status 1, nothing on standard output, one line that tells why.
     *
     * @param relay   what was run: the reference has its own words, and prints more than one line
     * @param outcome what it gave
     * @param reason  what the line holds, whatever the case of its letters
     */
    static void assertRefused(Relay relay, Command.Result outcome, String reason) {
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.stdout()).isEmpty();
        if (relay.isReference()) {
            assertThat(outcome.stderr()).isNotEmpty();
        } else {
            assertThat(outcome.stderr())
                    .startsWith("ERROR: ")
                    .endsWith("\n")
                    .hasLineCount(1)
                    .containsIgnoringCase(reason)
                    .doesNotContain(Account.PASSWORD, Account.WRONG_PASSWORD);
        }
    }

    /**
     * The right password opens a tunnel inside TLS, a wrong one is rejected, and nothing of either is to be seen on the
     * way.
     *
     * @param target    where the tunnel leads to, by the name {@code localhost}
     * @param port      where the proxy is
     * @param authority who has signed the proxy's certificate
     * @param scheme    how the password is proven
     * @param messages  where what is said of the open tunnel goes to, as a shell has it; nothing where nothing is expected
     */
    static void assertPasswordCountsWithinTls(
            Relay relay, SshTarget target, int port, Authority authority, String scheme, String messages)
            throws Exception {
        try (Wiretap tap = Wiretap.before(port)) {
            String way = authority.proxyAt(tap.port());
            target.echoesThrough(
                    relay.proxyCommand("-x", way) + messages,
                    "localhost",
                    Map.of("HTTP_PROXY_PASSWORD", Account.PASSWORD));
            Command.Result outcome = relay.command("-x", way, "127.0.0.1", String.valueOf(target.port()))
                    .with("HTTP_PROXY_PASSWORD", Account.WRONG_PASSWORD)
                    .run();
            assertRefused(relay, outcome, "rejected user name or password of " + Account.USER + " (" + scheme);
            assertThat(tap.heard()).isNotEmpty().doesNotContain("CONNECT", "Proxy-Authorization");
        }
    }

    /**
     * An HTTP proxy, or the way to it, ends the run.
     *
     * @param target what is asked for
     * @param port   where the proxy is
     * @param way    the way by it
     * @param reason what is said of the proxy first
     */
    static void assertProxyRefuses(Relay relay, SshTarget target, int port, String way, String reason) {
        Command.Result outcome = relay.command("-x", way, "127.0.0.1", String.valueOf(target.port()))
                .run();
        assertRefused(relay, outcome, "http proxy 127.0.0.1:" + port + ": " + reason);
    }
}
