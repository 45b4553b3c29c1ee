package sshconnect.proto.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.proto.http.ProxyStanding.Proven;
import sshconnect.proto.http.ProxyStanding.Seen;
import sshconnect.proto.http.ProxyStanding.Unknown;

/** The tables that the states of authentication promise. */
class AuthTablesTest {

    @ParameterizedTest
    @CsvSource({
        "FREE,      BEGUN,     FREE,  false",
        "BEGUN,     CONTINUED, SPENT, true",
        "CONTINUED, CONTINUED, SPENT, true",
    })
    void theUseOfAConnection(
            ConnectionUse use, ConnectionUse afterMessage, ConnectionUse afterGivingUp, boolean bound) {
        assertThat(use.afterBoundMessage()).isEqualTo(afterMessage);
        assertThat(use.afterGivingUp()).isEqualTo(afterGivingUp);
        assertThat(use.isBound()).isEqualTo(bound);
    }

    @Test
    void aSpentConnectionIsKeptByNobodyAndStaysSpent() {
        assertThat(ConnectionUse.SPENT.isBound()).isFalse();
        assertThat(ConnectionUse.SPENT.afterGivingUp()).isEqualTo(ConnectionUse.SPENT);
    }

    @Test
    void theStandingOfAProxy() {
        ProxyStanding unknown = new Unknown();
        ProxyStanding seen = new Seen(AuthScheme.DIGEST);
        ProxyStanding proven = new Proven(AuthScheme.DIGEST);
        assertThat(unknown.better()).isNull();
        assertThat(unknown.seeing(AuthScheme.DIGEST)).isEqualTo(seen);
        assertThat(unknown.turnedDown()).isEqualTo(unknown);
        assertThat(seen.better()).isEqualTo(AuthScheme.DIGEST);
        assertThat(seen.seeing(AuthScheme.NTLM)).isEqualTo(new Seen(AuthScheme.NTLM));
        assertThat(seen.turnedDown()).isEqualTo(unknown);
        assertThat(proven.better()).isEqualTo(AuthScheme.DIGEST);
        assertThat(proven.seeing(AuthScheme.NTLM)).isEqualTo(proven);
        assertThat(proven.turnedDown()).isEqualTo(proven);
    }

    @Test
    void anEarlierProgressStaysAsItIs() {
        AuthProgress first = AuthProgress.beginning(AuthScheme.ALL);
        Demand demand = new Demand(true, HttpChallenge.parse(List.of("Digest realm=r, Basic")));
        AuthProgress later =
                first.after(demand).tried(AuthScheme.DIGEST).without(AuthScheme.DIGEST, Unavailable.of("no nonce"));
        assertThat(first).isEqualTo(AuthProgress.beginning(AuthScheme.ALL));
        assertThat(later.demands()).isEqualTo(1);
        assertThat(later.untried()).containsExactly(AuthScheme.NEGOTIATE, AuthScheme.NTLM, AuthScheme.BASIC);
        assertThat(later.unavailable().all()).isEqualTo("Digest: no nonce");
        assertThat(later.demand().offersWithoutPasswordInClear()).isTrue();
        assertThat(later.demand().offers(AuthScheme.NTLM)).isFalse();
    }
}
