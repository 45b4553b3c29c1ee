package sshconnect.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sshconnect.base.Fault;
import sshconnect.security.TicketCache;

class JvmGssApiTest {

    /** A missing library is UNSUPPORTED, and keeps HTTP proxies from being sent a password by Basic. */
    @ParameterizedTest
    @CsvSource({"KCM:,KCM", "KEYRING:persistent:1000,KEYRING", "DIR:/run/user/1000/krb5cc,DIR"})
    void aCacheThatIsNoFileIsNoMissingLibrary(String name, String type) {
        Fault fault = JvmGssApi.unreadable(TicketCache.of(name));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.OTHER);
        assertThat(fault.describe())
                .isEqualTo("read the tickets in a cache of type " + type
                        + ": java itself reads those in files only; start it with -Dsun.security.jgss.native=true");
    }
}
