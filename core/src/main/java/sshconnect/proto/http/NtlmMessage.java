package sshconnect.proto.http;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import sshconnect.base.LittleEndian;
import sshconnect.base.Utf16;
import sshconnect.security.Ntlmv2;

/** The messages of NTLM that a client sends (MS-NLMP, sections 2.2.1.1 and 2.2.1.3), without a session. */
final class NtlmMessage {

    /** NTLMSSP_NEGOTIATE_UNICODE. */
    static final int NEGOTIATE_UNICODE = 0x1;
    /** NTLM_NEGOTIATE_OEM: a character set of some machine, of which nobody says which. */
    static final int NEGOTIATE_OEM = 0x2;
    /** NTLMSSP_NEGOTIATE_TARGET_INFO. */
    static final int NEGOTIATE_TARGET_INFO = 0x80_0000;

    private static final int REQUEST_TARGET = 0x4;
    private static final int NEGOTIATE_NTLM = 0x200;
    private static final int NEGOTIATE_ALWAYS_SIGN = 0x8000;
    private static final int NEGOTIATE_EXTENDED_SESSIONSECURITY = 0x8_0000;
    private static final int NEGOTIATE_128 = 0x2000_0000;
    private static final int NEGOTIATE_56 = 0x8000_0000;
    /**
     * All that is known here; a server that knows both has to take Unicode (section 2.2.2.5). Signing and sealing are not for a
     * tunnel, in which NTLM has nothing more to say.
     */
    private static final int FLAGS = NEGOTIATE_UNICODE
            | NEGOTIATE_OEM
            | REQUEST_TARGET
            | NEGOTIATE_NTLM
            | NEGOTIATE_ALWAYS_SIGN
            | NEGOTIATE_EXTENDED_SESSIONSECURITY
            | NEGOTIATE_128
            | NEGOTIATE_56;

    private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};
    private static final int MESSAGE_TYPE_AT = 8;
    private static final int NEGOTIATE_MESSAGE = 1;
    private static final int NEGOTIATE_FLAGS_AT = 12;
    private static final int NEGOTIATE_BYTES = 32;
    private static final int AUTHENTICATE_MESSAGE = 3;
    private static final int LM_CHALLENGE_RESPONSE_AT = 12;
    private static final int NT_CHALLENGE_RESPONSE_AT = 20;
    private static final int DOMAIN_NAME_AT = 28;
    private static final int USER_NAME_AT = 36;
    private static final int WORKSTATION_AT = 44;
    private static final int ENCRYPTED_RANDOM_SESSION_KEY_AT = 52;
    private static final int AUTHENTICATE_FLAGS_AT = 60;
    private static final int MIC_AT = 72;
    private static final int MIC_BYTES = 16;
    private static final int AUTHENTICATE_BYTES = 88;
    /** The name of this machine is nobody's business; some servers want one. */
    private static final String WORKSTATION = "WORKSTATION";

    private byte[] bytes;

    private NtlmMessage(int length, int type) {
        bytes = Arrays.copyOf(SIGNATURE, length);
        LittleEndian.putInt32(bytes, MESSAGE_TYPE_AT, type);
    }

    /**
     * Tells whether bytes begin as every message does.
     *
     * @param message at least eight bytes
     * @return true if they do
     */
    static boolean hasSignature(byte[] message) {
        return Arrays.equals(Arrays.copyOf(message, SIGNATURE.length), SIGNATURE);
    }

    /**
     * The first message, NEGOTIATE_MESSAGE.
     *
     * @return its bytes
     */
    static byte[] negotiate() {
        NtlmMessage message = new NtlmMessage(NEGOTIATE_BYTES, NEGOTIATE_MESSAGE);
        LittleEndian.putInt32(message.bytes, NEGOTIATE_FLAGS_AT, FLAGS);
        return message.bytes;
    }

    /**
     * The third message, AUTHENTICATE_MESSAGE. To a server that sends its time it has a MIC in place of a
     * response for LAN Manager (section 3.1.5.1.2). Names are in the character set of the challenge.
     *
     * @param computations those of NTLM version 2
     * @param challenge    what is answered
     * @param domain       the domain, may be empty; ASCII if the challenge is not in Unicode
     * @param user         the user name; likewise
     * @param response     the answer, which is wiped
     * @return its bytes, the caller's to wipe
     */
    static byte[] authenticate(
            Ntlmv2 computations, NtlmChallenge challenge, String domain, String user, Ntlmv2.Response response) {
        boolean withMic = challenge.targetInfo().timestamp() != null;
        NtlmMessage message = new NtlmMessage(AUTHENTICATE_BYTES, AUTHENTICATE_MESSAGE);
        message.add(DOMAIN_NAME_AT, challenge.encode(domain));
        message.add(USER_NAME_AT, challenge.encode(user));
        message.add(WORKSTATION_AT, challenge.encode(WORKSTATION));
        message.add(
                LM_CHALLENGE_RESPONSE_AT,
                withMic ? new byte[response.lmChallengeResponse().length] : response.lmChallengeResponse());
        message.add(NT_CHALLENGE_RESPONSE_AT, response.ntChallengeResponse());
        message.add(ENCRYPTED_RANDOM_SESSION_KEY_AT, new byte[0]);
        int characterSet = challenge.isUnicode() ? NEGOTIATE_UNICODE : NEGOTIATE_OEM;
        int others =
                (FLAGS | NEGOTIATE_TARGET_INFO) & ~(NEGOTIATE_UNICODE | NEGOTIATE_OEM) & challenge.negotiateFlags();
        LittleEndian.putInt32(message.bytes, AUTHENTICATE_FLAGS_AT, others | characterSet | NEGOTIATE_NTLM);
        if (withMic) {
            byte[] mic = computations.mic(response.sessionBaseKey(), negotiate(), challenge.message(), message.bytes);
            System.arraycopy(mic, 0, message.bytes, MIC_AT, MIC_BYTES);
            Arrays.fill(mic, (byte) 0);
        }
        response.wipe();
        return message.bytes;
    }

    /** A name in Unicode. */
    static byte[] utf16(String text) {
        return requireNonNull(Utf16.littleEndian(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts a value at the end, and its lengths and offset where they belong. */
    private void add(int fieldAt, byte[] value) {
        LittleEndian.putUint16(bytes, fieldAt, value.length);
        LittleEndian.putUint16(bytes, fieldAt + 2, value.length);
        LittleEndian.putInt32(bytes, fieldAt + 4, bytes.length);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + value.length);
        System.arraycopy(value, 0, longer, bytes.length, value.length);
        Arrays.fill(bytes, (byte) 0);
        bytes = longer;
    }
}
