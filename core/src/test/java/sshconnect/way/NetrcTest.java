package sshconnect.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.base.MadeSecrets;

/** Nothing is left of passwords that were read and are not the one. */
class NetrcTest {

    @ParameterizedTest
    @CsvSource({
        "machine m password a password b,                         1",
        "machine m login x password a machine m password b,       1",
        "machine m login x password a password b machine n,       0",
        "machine n password a,                                    0",
    })
    void otherPasswordsAreWiped(String content, int found) {
        MadeSecrets secrets = MadeSecrets.watch();
        Netrc.Login login = Netrc.find(content.getBytes(StandardCharsets.UTF_8), "m", "ann");
        secrets.stop();

        assertThat(login == null).isEqualTo(found == 0);
        assertThat(secrets.readable()).isEqualTo(found);
    }
}
