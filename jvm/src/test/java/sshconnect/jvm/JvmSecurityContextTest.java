package sshconnect.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.MessageProp;
import org.junit.jupiter.api.Test;
import sshconnect.base.Result;

class JvmSecurityContextTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    /** A context of a peer that encrypts or does not. */
    private static JvmSecurityContext context(boolean encrypts) {
        GSSContext context = (GSSContext) Proxy.newProxyInstance(
                JvmSecurityContextTest.class.getClassLoader(),
                new Class<?>[] {GSSContext.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("unwrap");
                    ((MessageProp) arguments[3]).setPrivacy(encrypts);
                    return MESSAGE;
                });
        return new JvmSecurityContext(context, "rcmd@proxy");
    }

    @Test
    void takesWhatIsEncryptedAsWasAgreed() {
        assertThat(context(true).unwrap(new byte[9], 0, 9, true).value()).isEqualTo(MESSAGE);
        assertThat(context(true).unwrap(new byte[9], 0, 9, false).value()).isEqualTo(MESSAGE);
        assertThat(context(false).unwrap(new byte[9], 0, 9, false).value()).isEqualTo(MESSAGE);
    }

    @Test
    void refusesWhatIsOnlySealed() {
        Result<byte[]> opened = context(false).unwrap(new byte[9], 0, 9, true);
        assertThat(opened.fault().describe())
                .isEqualTo("protect what is said to rcmd@proxy: a message is not encrypted, which was agreed upon");
    }
}
