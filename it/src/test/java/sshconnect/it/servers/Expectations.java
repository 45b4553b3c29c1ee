package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

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
}
