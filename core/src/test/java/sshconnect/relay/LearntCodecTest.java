package sshconnect.relay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sshconnect.base.Secret;
import sshconnect.proto.Credential;
import sshconnect.proto.http.AuthScheme;

class LearntCodecTest {

    private static Learnt.Found found(String user, String password, @Nullable String keptFor) {
        return new Learnt.Found(AuthScheme.DIGEST, new Credential(user, Secret.of(password), keptFor), 5);
    }

    static List<Learnt> plain() {
        return List.of(
                new Learnt.Rejected(null),
                new Learnt.Proven(AuthScheme.NEGOTIATE),
                new Learnt.Proven(AuthScheme.BASIC),
                new Learnt.SilentHelper(AuthScheme.NTLM));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void whatHasNoSecretComesBackAsItWas(Learnt learnt) {
        assertThat(LearntCodec.decode(LearntCodec.encode(learnt))).isEqualTo(learnt);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void nothingMayFollow(Learnt learnt) {
        assertThat(LearntCodec.decode(Arrays.copyOf(LearntCodec.encode(learnt), 3)))
                .isNull();
    }

    private static void assertComesBack(String user, String password, @Nullable String keptFor) {
        byte[] bytes = LearntCodec.encode(found(user, password, keptFor));
        Learnt.Found back = (Learnt.Found) requireNonNull(LearntCodec.decode(bytes));
        assertThat(back.scheme()).isEqualTo(AuthScheme.DIGEST);
        assertThat(back.helperState()).isEqualTo(5);
        assertThat(back.credential().user()).isEqualTo(user);
        assertThat(back.credential().password().bytes()).isEqualTo(password.getBytes(StandardCharsets.UTF_8));
        assertThat(back.credential().scheme()).isEqualTo(keptFor);
    }

    @Test
    void userAndPasswordComeBackAsTheyWere() {
        assertComesBack("ann", "secret", null);
        assertComesBack("", "", "");
        assertComesBack("\u00e4nn", "p\u00e4ssword", "digest");
        assertComesBack("u".repeat(300), "p".repeat(Learnt.MAX_CREDENTIAL_BYTES - 305), "basic");
    }

    @Test
    void whatIsTooLongIsKnownBefore() {
        String most = "p".repeat(Learnt.MAX_CREDENTIAL_BYTES - 8);
        assertThat(Learnt.Found.fits(found("ann", most, "basic").credential())).isTrue();
        assertThat(Learnt.Found.fits(found("anna", most, "basic").credential())).isFalse();
        assertThat(LearntCodec.encode(found("ann", most, "basic"))).hasSize(LearntCodec.MAX_BYTES);
    }

    @Test
    void thePasswordIsWipedWhereItWas() {
        Learnt.Found found = found("ann", "secret", null);
        byte[] bytes = LearntCodec.encode(found);
        assertThat(found.credential().password().bytes()).containsOnly(0);
        assertThat(LearntCodec.decode(bytes)).isInstanceOf(Learnt.Found.class);
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void whatIsCutBeforeThePasswordIsNothing() {
        byte[] whole = LearntCodec.encode(found("ann", "secret", "basic"));
        for (int i = 0; i < whole.length - "secret".length(); i++) {
            byte[] cut = Arrays.copyOf(whole, i);
            assertThat(LearntCodec.decode(cut)).as("%d bytes", i).isNull();
            assertThat(cut).as("%d bytes", i).doesNotContain('a');
        }
    }

    @Test
    void bytesThatNobodyHasEncodedAreNothing() {
        for (int kind = -128; kind < 128; kind++) {
            for (int scheme = -128; scheme < 128; scheme++) {
                Learnt learnt = LearntCodec.decode(new byte[] {(byte) kind, (byte) scheme});
                boolean known = (kind == 0 || kind == 1 || kind == 3) && scheme >= 0 && scheme <= AuthScheme.ALL.size();
                assertThat(learnt != null).as("%d %d", kind, scheme).isEqualTo(known);
            }
        }
        assertThat(LearntCodec.decode(new byte[] {2, 0, 0, -1, -1, 'a', 0, 0})).isNull();
        assertThat(LearntCodec.decode(new byte[] {2, 0, 0, 0, 1, 'a', -1, -1})).isNull();
        assertThat(LearntCodec.decode(new byte[LearntCodec.MAX_BYTES + 1])).isNull();
    }
}
