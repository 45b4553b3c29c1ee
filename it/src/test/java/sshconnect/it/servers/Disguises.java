package sshconnect.it.servers;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The forms in which a password could come to light. */
final class Disguises {
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE);

    private Disguises() {}

    /**
     * Everything that is as good as a password for whoever finds it.
     *
     * @param user     whose it is
     * @param password the password
     * @param realm    what it is for
     * @return plain, Base64 at every offset, hexadecimal with and without blanks, digests of it and of what Digest makes
     */
    static List<String> of(String user, String password, String realm) {
        List<String> forms = new ArrayList<>(List.of(password));
        for (Charset charset : CHARSETS) {
            byte[] bytes = password.getBytes(charset);
            forms.add(HexFormat.of().formatHex(bytes));
            forms.add(HexFormat.ofDelimiter(" ").formatHex(bytes));
            for (int offset = 0; offset < 3; offset++) {
                forms.add(base64At(offset, bytes));
            }
        }
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            forms.add(digest(algorithm, password));
            forms.add(digest(algorithm, user + ":" + realm + ":" + password));
        }
        return forms;
    }

    /** The Base64 digits that depend on these bytes alone, where so many others stand before them. */
    private static String base64At(int offset, byte[] bytes) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (offset * 8 + 5) / 6;
        return text.substring(from, shifted.length * 8 / 6);
    }

    private static String digest(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
