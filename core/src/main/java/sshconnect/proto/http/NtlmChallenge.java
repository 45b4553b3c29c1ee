package sshconnect.proto.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.LittleEndian;
import sshconnect.base.Utf8;

/**
 * The second message of NTLM, CHALLENGE_MESSAGE (MS-NLMP, section 2.2.1.2):
 *
 * <pre>
 * Signature      MessageType   TargetNameFields   NegotiateFlags   ServerChallenge   Reserved   TargetInfoFields ...
 * 0              8             12                 20               24                32         40
 * </pre>
 *
 * @param message         all of it, as it came
 * @param negotiateFlags  what the server agrees to
 * @param serverChallenge eight bytes
 * @param targetName      the domain, or the machine
 * @param targetInfo      AV pairs; empty when there are none
 */
record NtlmChallenge(
        byte[] message, int negotiateFlags, byte[] serverChallenge, String targetName, NtlmTargetInfo targetInfo) {

    private static final int CHALLENGE_MESSAGE = 2;
    private static final int MESSAGE_TYPE_AT = 8;
    private static final int TARGET_NAME_AT = 12;
    private static final int NEGOTIATE_FLAGS_AT = 20;
    private static final int SERVER_CHALLENGE_AT = 24;
    private static final int SERVER_CHALLENGE_END = 32;
    private static final int TARGET_INFO_AT = 40;
    private static final int FIELD_BYTES = 8;

    /**
     * Reads the message. What is wrong in it is not told apart, as nobody but the proxy's makers could do anything
     * about it. A name that is nowhere is let pass, since it is for people only: squid's ntlm_fake_auth sends such a
     * one.
     *
     * @param message its bytes, kept
     * @return what it says, or null when it makes no sense
     */
    static @Nullable NtlmChallenge parse(byte[] message) {
        if (message.length < SERVER_CHALLENGE_END
                || !NtlmMessage.hasSignature(message)
                || LittleEndian.int32(message, MESSAGE_TYPE_AT) != CHALLENGE_MESSAGE) {
            return null;
        }
        int flags = LittleEndian.int32(message, NEGOTIATE_FLAGS_AT);
        byte[] name = field(message, TARGET_NAME_AT);
        boolean informs =
                (flags & NtlmMessage.NEGOTIATE_TARGET_INFO) != 0 && message.length >= TARGET_INFO_AT + FIELD_BYTES;
        byte[] pairs = informs ? field(message, TARGET_INFO_AT) : new byte[0];
        NtlmTargetInfo info = pairs == null ? null : NtlmTargetInfo.parse(pairs);
        return info == null
                ? null
                : new NtlmChallenge(
                        message,
                        flags,
                        Arrays.copyOfRange(message, SERVER_CHALLENGE_AT, SERVER_CHALLENGE_END),
                        name == null ? "" : isUnicode(flags) ? text(name) : Utf8.decode(name),
                        info);
    }

    private static boolean isUnicode(int flags) {
        return (flags & NtlmMessage.NEGOTIATE_UNICODE) != 0;
    }

    /** Tells whether names are in Unicode (UTF-16); else they are in the OEM character set. */
    boolean isUnicode() {
        return isUnicode(negotiateFlags);
    }

    /** A name in the character set of this message; ASCII if that is OEM, since all of these have ASCII. */
    byte[] encode(String name) {
        return isUnicode() ? NtlmMessage.utf16(name) : name.getBytes(StandardCharsets.UTF_8);
    }

    /** The content of a field: two lengths, of which the first counts, and an offset. */
    private static byte @Nullable [] field(byte[] message, int at) {
        int length = LittleEndian.uint16(message, at);
        int offset = LittleEndian.int32(message, at + 4);
        if (length == 0) {
            return new byte[0];
        }
        return offset < 0 || offset > message.length - length
                ? null
                : Arrays.copyOfRange(message, offset, offset + length);
    }

    private static String text(byte[] utf16) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + 1 < utf16.length; i += 2) {
            text.append((char) LittleEndian.uint16(utf16, i));
        }
        return text.toString();
    }
}
