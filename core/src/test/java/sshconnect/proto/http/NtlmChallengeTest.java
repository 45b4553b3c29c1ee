package sshconnect.proto.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import sshconnect.base.LittleEndian;

class NtlmChallengeTest {

    private static final int INFO_AT = 48;

    /** A challenge whose lengths and offsets are right, with these AV pairs. */
    private static byte[] challenge(byte[] pairs) {
        byte[] message = Arrays.copyOf(NtlmMessage.negotiate(), INFO_AT + pairs.length);
        LittleEndian.putInt32(message, 8, 2);
        LittleEndian.putInt32(message, 20, NtlmMessage.NEGOTIATE_UNICODE | NtlmMessage.NEGOTIATE_TARGET_INFO);
        LittleEndian.putUint16(message, 40, pairs.length);
        LittleEndian.putUint16(message, 42, pairs.length);
        LittleEndian.putInt32(message, 44, INFO_AT);
        System.arraycopy(pairs, 0, message, INFO_AT, pairs.length);
        return message;
    }

    @Property(tries = 5000)
    void noMessageLeadsOutsideOfItself(@ForAll @Size(max = 40) byte[] rest, @ForAll @IntRange(max = 60) int at) {
        byte[] message = challenge(new byte[12]);
        System.arraycopy(rest, 0, message, at, Math.min(rest.length, message.length - at));
        check(message);
    }

    @Property(tries = 5000)
    void noPairsLeadOutsideOfThemselves(@ForAll @Size(max = 40) byte[] pairs) {
        check(challenge(pairs));
    }

    /** Reading ends, and what was read can be answered. */
    static void check(byte[] message) {
        NtlmChallenge challenge = NtlmChallenge.parse(message);
        if (challenge != null) {
            assertThat(challenge.serverChallenge()).hasSize(8);
            NtlmTargetInfo answered =
                    NtlmTargetInfo.parse(challenge.targetInfo().answered());
            assertThat(answered).isNotNull();
            assertThat(answered.timestamp()).isEqualTo(challenge.targetInfo().timestamp());
        }
    }
}
