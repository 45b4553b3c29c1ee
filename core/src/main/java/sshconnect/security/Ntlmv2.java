package sshconnect.security;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Utf16;
import sshconnect.base.Wire;

/** The computations of NTLM version 2 (MS-NLMP, section 3.3.2), with its names. */
public final class Ntlmv2 {

    /** The length of both sides' challenges. */
    public static final int CHALLENGE_BYTES = 8;

    /** Responserversion, HiResponserversion, and Z(6). */
    private static final byte[] RESPONSE_VERSIONS = {1, 1, 0, 0, 0, 0, 0, 0};
    /** Z(4). */
    private static final byte[] RESERVED = new byte[4];
    /** From a letter to its upper case, in ASCII and the alphabets that follow its order. */
    private static final int CASE_OFFSET = 0x20;

    private final MessageDigests digests;

    /**
     * The computations.
     *
     * @param digests where MD5 is from, without an {@link MessageDigests#unavailableReason} there
     */
    public Ntlmv2(MessageDigests digests) {
        this.digests = digests;
    }

    /**
     * The answer to a server's challenge.
     *
     * @param ntChallengeResponse NTProofStr and what it covers
     * @param lmChallengeResponse for servers that send no time
     * @param sessionBaseKey      the key of the {@link #mic}
     */
    public record Response(byte[] ntChallengeResponse, byte[] lmChallengeResponse, byte[] sessionBaseKey) {

        /** Overwrites all of it with zeros. */
        public void wipe() {
            Arrays.fill(ntChallengeResponse, (byte) 0);
            Arrays.fill(lmChallengeResponse, (byte) 0);
            Arrays.fill(sessionBaseKey, (byte) 0);
        }
    }

    /**
     * Computes NTOWFv2, which stands for the password.
     *
     * @param user     the user name, of which case does not count
     * @param domain   the domain, of which it does; may be empty
     * @param password the password in UTF-8, not changed
     * @return the key, the caller's to wipe; null when the password is not UTF-8
     */
    public byte @Nullable [] ntowfv2(String user, String domain, byte[] password) {
        byte[] unicode = Utf16.littleEndian(password);
        if (unicode == null) {
            return null;
        }
        byte[] ntowfv1 = Md4.digest(unicode);
        byte[] identity =
                requireNonNull(Utf16.littleEndian((upperCase(user) + domain).getBytes(StandardCharsets.UTF_8)));
        byte[] ntowfv2 = hmac(ntowfv1, identity);
        Arrays.fill(unicode, (byte) 0);
        Arrays.fill(ntowfv1, (byte) 0);
        return ntowfv2;
    }

    /**
     * Answers a challenge: ComputeResponse.
     *
     * @param ntowfv2         the {@link #ntowfv2}, not changed
     * @param serverChallenge the server's eight bytes
     * @param clientChallenge our own, unpredictable
     * @param time            eight bytes: tenths of microseconds since 1601, the lowest byte first
     * @param targetInfo      the server's AV pairs, with what is to be said about them
     * @return the answer, the caller's to wipe
     */
    public Response computeResponse(
            byte[] ntowfv2, byte[] serverChallenge, byte[] clientChallenge, byte[] time, byte[] targetInfo) {
        byte[] temp = Wire.binary()
                .bytes(RESPONSE_VERSIONS)
                .bytes(time)
                .bytes(clientChallenge)
                .bytes(RESERVED)
                .bytes(targetInfo)
                .bytes(RESERVED)
                .toBytes();
        byte[] ntProofStr = hmac(ntowfv2, join(serverChallenge, temp));
        byte[] lmProof = hmac(ntowfv2, join(serverChallenge, clientChallenge));
        Response response =
                new Response(join(ntProofStr, temp), join(lmProof, clientChallenge), hmac(ntowfv2, ntProofStr));
        Arrays.fill(ntProofStr, (byte) 0);
        Arrays.fill(lmProof, (byte) 0);
        return response;
    }

    /**
     * Computes the MIC, the message integrity code over all three messages (section 3.1.5.1.2).
     *
     * @param exportedSessionKey the key; without an exchange of keys, the SessionBaseKey of the {@link Response}
     * @param negotiate          the first message
     * @param challenge          the second
     * @param authenticate       the third, with zeros in place of the MIC
     * @return sixteen bytes
     */
    public byte[] mic(byte[] exportedSessionKey, byte[] negotiate, byte[] challenge, byte[] authenticate) {
        byte[] messages = join(join(negotiate, challenge), authenticate);
        byte[] mic = hmac(exportedSessionKey, messages);
        Arrays.fill(messages, (byte) 0);
        return mic;
    }

    private byte[] hmac(byte[] key, byte[] message) {
        return Hmac.of(digests, DigestAlgorithm.MD5, key, message);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Upper case of the letters of Western Europe, Greek and Cyrillic: the tables of all of Unicode are large. */
    private static String upperCase(String text) {
        char[] upper = text.toCharArray();
        for (int i = 0; i < upper.length; i++) {
            upper[i] = upperCase(upper[i]);
        }
        return new String(upper);
    }

    private static char upperCase(char c) {
        boolean ascii = c >= 'a' && c <= 'z';
        boolean latin = c >= '\u00e0' && c <= '\u00fe' && c != '\u00f7';
        boolean greek = c >= '\u03b1' && c <= '\u03cb' && c != '\u03c2';
        boolean cyrillic = c >= '\u0430' && c <= '\u044f';
        if (ascii || latin || greek || cyrillic) {
            return (char) (c - CASE_OFFSET);
        }
        boolean furtherCyrillic = c >= '\u0450' && c <= '\u045f';
        boolean oddIsLower = c >= '\u0100' && c <= '\u0137' && c != '\u0131' || c >= '\u014a' && c <= '\u0177';
        boolean evenIsLower = c >= '\u0139' && c <= '\u0148' || c >= '\u0179' && c <= '\u017e';
        if (furtherCyrillic) {
            return (char) (c - 0x50);
        }
        if (oddIsLower && (c & 1) == 1 || evenIsLower && (c & 1) == 0) {
            return (char) (c - 1);
        }
        return c == '\u00ff' ? '\u0178' : c;
    }
}
