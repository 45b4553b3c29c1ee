package sshconnect.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentSecretsTest {

    /** Every array of bytes in the patterns. */
    private static List<byte[]> arrays(SentSecrets secrets) throws ReflectiveOperationException {
        Field patterns = SentSecrets.class.getDeclaredField("patterns");
        patterns.setAccessible(true);
        List<byte[]> arrays = new ArrayList<>();
        for (Object pattern : (List<?>) patterns.get(secrets)) {
            for (Field field : pattern.getClass().getDeclaredFields()) {
                field.setAccessible(true);
                if (field.get(pattern) instanceof byte[] bytes) {
                    arrays.add(bytes);
                }
            }
        }
        return arrays;
    }

    @Test
    void nothingIsLeftOnceItIsForgotten() throws ReflectiveOperationException {
        SentSecrets secrets = new SentSecrets();
        secrets.add(Secret.of("open sesame"));
        secrets.add(Wire.binary().octets(1).secret(new byte[] {'k', 'e', 'y', (byte) 0xff}));
        List<byte[]> arrays = arrays(secrets);
        assertThat(arrays)
                .hasSizeGreaterThan(4)
                .allSatisfy(each -> assertThat(each).isNotEmpty());

        secrets.wipe();

        assertThat(arrays)
                .allSatisfy(each -> assertThat(MadeSecrets.isWiped(each)).isTrue());
    }

    @Test
    void aPasswordThatIsNotUtf8IsFoundInText() {
        SentSecrets secrets = new SentSecrets();
        byte[] password = {'p', (byte) 0xe4, 's', 's', 'w', (byte) 0xf6, 'r', 't'};
        secrets.add(Secret.of(password.clone()));
        assertThat(secrets.mask("no " + Utf8.decode(password) + "!")).isEqualTo("no " + Secret.MASK + "!");
        assertThat(secrets.mark(password).parts()).singleElement().matches(Wire.Part::secret);
    }

    @Test
    void aPasswordThatIsNotAsciiIsFoundInOtherEncodings() {
        String password = "p\u00e4ssw\u00f6rd";
        byte[] utf8 = password.getBytes(StandardCharsets.UTF_8);
        byte[] latin1 = password.getBytes(StandardCharsets.ISO_8859_1);
        String encodedTwice = new String(utf8, StandardCharsets.ISO_8859_1);
        for (byte[] known : new byte[][] {utf8, latin1}) {
            SentSecrets secrets = new SentSecrets();
            secrets.add(Secret.of(known.clone()));
            assertThat(secrets.mask("no " + password + "!")).isEqualTo("no " + Secret.MASK + "!");
            assertThat(secrets.mask("no " + Utf8.decode(latin1) + "!")).isEqualTo("no " + Secret.MASK + "!");
            assertThat(secrets.mark(latin1).parts()).singleElement().matches(Wire.Part::secret);
            if (known == utf8) {
                assertThat(secrets.mask("no " + encodedTwice + "!")).isEqualTo("no " + Secret.MASK + "!");
            }
        }
    }

    @Test
    void aPasswordThatLatin1CannotHoldIsFoundAsItIs() {
        SentSecrets secrets = new SentSecrets();
        secrets.add(Secret.of("\u0142\u20ac sesame"));
        assertThat(secrets.mask("no \u0142\u20ac sesame!")).isEqualTo("no " + Secret.MASK + "!");
        assertThat(secrets.mask("no \u00c5\u0082\u00e2\u0082\u00ac sesame!")).isEqualTo("no " + Secret.MASK + "!");
    }
}
