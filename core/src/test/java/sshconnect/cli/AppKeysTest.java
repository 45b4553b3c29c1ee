package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sshconnect.host.FakeHost;
import sshconnect.host.FakeTls;
import sshconnect.host.Script;

/** Keys of clients that are encrypted: the passphrase is stated, or asked for once, and wiped. */
class AppKeysTest extends AppCases {

    private static final String ENCRYPTED = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n";

    AppKeysTest() {
        super(new FakeHost().account("dev", "/home/dev"));
        host.file("/c.pem", "-----BEGIN CERTIFICATE-----\n").file("/k.pem", ENCRYPTED);
    }

    private static Script server() {
        return new Script()
                .expect(FakeTls.hello("192.0.2.1"))
                .say(FakeTls.answer("ok"))
                .say(FakeTls.closeNotify())
                .end();
    }

    private int runWithKey() {
        host.peer("192.0.2.1", 22, server());
        return run("--tls", "--tls-cert", "/c.pem", "--tls-key", "/k.pem", "192.0.2.1", "22");
    }

    @Test
    void thePassphraseIsAskedForAndWiped() {
        host.terminal("open sesame");
        assertThat(runWithKey()).isZero();
        assertThat(host.prompts()).containsExactly("Passphrase for key /k.pem: ");
        assertThat(host.answers())
                .singleElement()
                .satisfies(answer -> assertThat(answer.bytes()).containsOnly(0));
        assertThat(host.tls().sessions).hasSize(1);
        assertThat(host.tls().sessions.get(0).identity().keyFile()).isEqualTo("/k.pem");
    }

    @Test
    void aPassphraseThatIsStatedIsNotAskedFor() {
        host.environment("TLS_KEY_PASSWORD", "open sesame");
        assertThat(runWithKey()).isZero();
        assertThat(host.prompts()).isEmpty();
        assertThat(host.tls().sessions.get(0).identity().passphrase().bytes()).containsOnly(0);
    }

    @Test
    void whereNobodyCanBeAskedTheParameterIsNamed() {
        assertThat(run("--tls", "--tls-cert", "/c.pem", "--tls-key", "/k.pem", "192.0.2.1", "22"))
                .isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: 192.0.2.1:22: TLS: read /k.pem: the key in it is encrypted:"
                        + " there is no terminal to ask on; set TLS_KEY_PASSWORD or SSH_ASKPASS");
        assertThat(host.dialled()).isEmpty();
    }

    @Test
    void manyClientsShareOneAnswerThatIsAskedForBeforeTheFirst() {
        assertThat(run("-k", "-p", "7000", "--tls", "--tls-cert", "/c.pem", "--tls-key", "/k.pem", "192.0.2.1", "22"))
                .isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: read /k.pem: the key in it is encrypted:"
                        + " there is no terminal to ask on; set TLS_KEY_PASSWORD or SSH_ASKPASS");
    }
}
