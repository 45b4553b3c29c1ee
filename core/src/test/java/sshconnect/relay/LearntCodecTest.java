package sshconnect.relay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private static byte[] encode(Learnt... learnt) {
        List<Lessons.OfHop> list = new ArrayList<>();
        for (Learnt each : learnt) {
            list.add(new Lessons.OfHop(3 * list.size(), each));
        }
        return LearntCodec.encode(new Lessons(list));
    }

    private static @Nullable Learnt decode(byte[] bytes) {
        Lessons lessons = LearntCodec.decode(bytes);
        return lessons == null ? null : lessons.list().get(0).learnt();
    }

    private static byte[] octets(int... octets) {
        byte[] bytes = new byte[3 + octets.length];
        bytes[2] = (byte) octets.length;
        for (int i = 0; i < octets.length; i++) {
            bytes[3 + i] = (byte) octets[i];
        }
        return bytes;
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
        assertThat(decode(encode(learnt))).isEqualTo(learnt);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void nothingMayFollow(Learnt learnt) {
        byte[] bytes = encode(learnt);
        assertThat(decode(Arrays.copyOf(bytes, bytes.length + 1))).isNull();
        bytes[2]++;
        assertThat(decode(Arrays.copyOf(bytes, bytes.length + 1))).isNull();
    }

    private static void assertComesBack(String user, String password, @Nullable String keptFor) {
        byte[] bytes = encode(found(user, password, keptFor));
        Learnt.Found back = (Learnt.Found) requireNonNull(decode(bytes));
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
        assertThat(Learnt.Found.bytes(found("ann", most, "basic").credential())).isEqualTo(Learnt.MAX_CREDENTIAL_BYTES);
        Learnt[] longest = new Learnt[Lessons.MAX_HOPS];
        Arrays.fill(longest, found("", "", ""));
        longest[7] = found("ann", most, "basic");
        assertThat(encode(longest)).hasSize(LearntCodec.MAX_BYTES);
    }

    @Test
    void hopsKeepTheirPlaces() {
        byte[] bytes = encode(new Learnt.Rejected(null), found("ann", "secret", null), new Learnt.Proven(null));
        List<Lessons.OfHop> back = requireNonNull(LearntCodec.decode(bytes)).list();
        assertThat(back).extracting(Lessons.OfHop::place).containsExactly(0, 3, 6);
        assertThat(back.get(0).learnt()).isEqualTo(new Learnt.Rejected(null));
        assertThat(back.get(1).learnt()).isInstanceOf(Learnt.Found.class);
        assertThat(back.get(2).learnt()).isEqualTo(new Learnt.Proven(null));
    }

    @Test
    void moreHopsThanAWayHasAreNothing() {
        Learnt[] many = new Learnt[Lessons.MAX_HOPS + 1];
        Arrays.fill(many, new Learnt.Proven(null));
        assertThat(decode(encode(many))).isNull();
    }

    @Test
    void thePasswordIsWipedWhereItWas() {
        Learnt.Found found = found("ann", "secret", null);
        byte[] bytes = encode(found);
        assertThat(found.credential().password().bytes()).containsOnly(0);
        assertThat(decode(bytes)).isInstanceOf(Learnt.Found.class);
        assertThat(bytes).containsOnly(0);
    }

    @Test
    void whatIsCutBeforeThePasswordIsNothing() {
        byte[] whole = encode(found("ann", "secret", "basic"));
        for (int i = 0; i < whole.length; i++) {
            byte[] cut = Arrays.copyOf(whole, i);
            assertThat(decode(cut)).as("%d bytes", i).isNull();
            assertThat(cut).as("%d bytes", i).doesNotContain('a');
        }
    }

    @Test
    void bytesThatNobodyHasEncodedAreNothing() {
        for (int kind = -128; kind < 128; kind++) {
            for (int scheme = -128; scheme < 128; scheme++) {
                Learnt learnt = decode(octets(kind, scheme));
                boolean known = (kind == 0 || kind == 1 || kind == 3) && scheme >= 0 && scheme <= AuthScheme.ALL.size();
                assertThat(learnt != null).as("%d %d", kind, scheme).isEqualTo(known);
            }
        }
        assertThat(decode(octets(2, 0, 0, -1, -1, 'a', 0, 0))).isNull();
        assertThat(decode(octets(2, 0, 0, 0, 1, 'a', -1, -1))).isNull();
        assertThat(decode(new byte[LearntCodec.MAX_BYTES + 1])).isNull();
    }
}
