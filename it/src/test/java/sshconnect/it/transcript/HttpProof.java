package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A {@code Proxy-Authorization} that has random bytes in it, so that its exact bytes are not known beforehand: checked
 * as a proxy would, with nothing of the program under test.
 *
 * <pre>
 *     by Digest "password" username=ann realm="x y" nc=00000001 ...    these parameters, and the response right
 *     by NTLM                                                          the first message
 *     by NTLM hash-of-password LAB\ann 0123456789abcdef                the third, for that challenge
 * </pre>
 */
final class HttpProof {
    private static final String HEADER = "Proxy-Authorization: ";
    private static final Pattern PARAMETER =
            Pattern.compile("([\\w-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))(?:, |$)");
    private static final byte[] NTLM_SIGNATURE = Bytes.utf8("NTLMSSP\0");
    private static final int PROOF_BYTES = 16;

    private HttpProof() {}

    /**
     * Checks that words say what is expected of a scheme.
     *
     * @param words the words after {@code by}, not yet worked out
     * @throws IllegalArgumentException when they mean nothing
     */
    static void checkWords(List<String> words) {
        boolean digest = words.size() > 1
                && words.get(0).equals("Digest")
                && words.stream().skip(2).allMatch(word -> word.matches("(?s)[a-z]+=.+"));
        if (!digest && Phrase.match("NTLM", words) == null && Phrase.match("NTLM * * *", words) == null) {
            throw new IllegalArgumentException("no proof: " + String.join(" ", words));
        }
    }

    /**
     * Checks the header of a request.
     *
     * @param words     scheme and what is expected of it, worked out
     * @param authority what the request asks for
     * @param headers   the request's headers
     */
    static void check(List<String> words, String authority, List<String> headers) {
        List<String> values = headers.stream()
                .filter(header -> header.startsWith(HEADER))
                .map(header -> header.substring(HEADER.length()))
                .toList();
        assertThat(values).as("values of " + HEADER).hasSize(1);
        String scheme = words.get(0);
        assertThat(values.get(0)).startsWith(scheme + " ");
        String credentials = values.get(0).substring(scheme.length() + 1);
        try {
            if (scheme.equals("Digest")) {
                checkDigest(words, authority, credentials);
            } else {
                checkNtlm(words, Base64.getDecoder().decode(credentials));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkDigest(List<String> words, String authority, String credentials)
            throws GeneralSecurityException {
        Map<String, String> seen = new LinkedHashMap<>();
        Matcher parameters = PARAMETER.matcher(credentials);
        int end = 0;
        while (parameters.find() && parameters.start() == end) {
            String quoted = parameters.group(2);
            seen.put(parameters.group(1), quoted == null ? parameters.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            end = parameters.end();
        }
        assertThat(end).as("end of the parameters in " + credentials).isEqualTo(credentials.length());
        for (String word : words.subList(2, words.size())) {
            String[] wanted = word.split("=", 2);
            assertThat(seen).containsEntry(wanted[0], wanted[1]);
        }
        assertThat(seen).containsEntry("uri", authority);
        assertThat(seen.get("response")).isEqualTo(response(words.get(1), seen));
    }

    /** RFC 7616, section 3.4.1. */
    private static String response(String password, Map<String, String> seen) throws GeneralSecurityException {
        String algorithm =
                seen.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT).replace("512-256", "512/256");
        MessageDigest digest = MessageDigest.getInstance(algorithm.replace("-SESS", ""));
        String key = hex(digest, seen.get("username") + ":" + seen.get("realm") + ":" + password);
        if (algorithm.endsWith("-SESS")) {
            key = hex(digest, key + ":" + seen.get("nonce") + ":" + seen.get("cnonce"));
        }
        String counted =
                seen.containsKey("qop") ? seen.get("nc") + ":" + seen.get("cnonce") + ":" + seen.get("qop") + ":" : "";
        return hex(digest, key + ":" + seen.get("nonce") + ":" + counted + hex(digest, "CONNECT:" + seen.get("uri")));
    }

    private static String hex(MessageDigest digest, String text) {
        return HexFormat.of().formatHex(digest.digest(Bytes.utf8(text)));
    }

    /** MS-NLMP, sections 2.2.1 and 3.3.2. */
    private static void checkNtlm(List<String> words, byte[] message) throws GeneralSecurityException {
        ByteBuffer numbers = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(Arrays.copyOf(message, NTLM_SIGNATURE.length)).isEqualTo(NTLM_SIGNATURE);
        assertThat(numbers.getInt(8)).as("message type").isEqualTo(words.size() == 1 ? 1 : 3);
        if (words.size() == 1) {
            return;
        }
        Charset names = (numbers.getInt(60) & 1) != 0 ? StandardCharsets.UTF_16LE : StandardCharsets.US_ASCII;
        String domain = new String(field(numbers, 28), names);
        String user = new String(field(numbers, 36), names);
        assertThat(domain.isEmpty() ? user : domain + "\\" + user).isEqualTo(words.get(2));
        byte[] key = hmac(
                HexFormat.of().parseHex(words.get(1)),
                (user.toUpperCase(Locale.ROOT) + domain).getBytes(StandardCharsets.UTF_16LE));
        byte[] response = field(numbers, 20);
        byte[] blob = Arrays.copyOfRange(response, PROOF_BYTES, response.length);
        assertThat(Arrays.copyOf(response, PROOF_BYTES))
                .as("NTProofStr")
                .isEqualTo(hmac(key, Bytes.join(HexFormat.of().parseHex(words.get(3)), blob)));
    }

    private static byte[] field(ByteBuffer message, int at) {
        int offset = message.getInt(at + 4);
        return Arrays.copyOfRange(message.array(), offset, offset + message.getShort(at));
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(key, "HmacMD5"));
        return mac.doFinal(message);
    }
}
