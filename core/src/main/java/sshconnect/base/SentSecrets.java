package sshconnect.base;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a peer was sent and nobody else may see. Peers send it back, in a reason phrase, a header field or a banner: what
 * they say is looked through before it is shown, as bytes, before anything is escaped or cut.
 *
 * <p>A secret is found as it was sent, in any case, folded over lines, with blanks or backslashes in it,
 * percent-encoded, and in hexadecimal with the usual separators; a password also in UTF-8 for ISO-8859-1 and the other
 * way around. So is a beginning or an end of it where a text or a line of it is cut: {@link #MIN_EDGE_BYTES} at least;
 * of a text that is nothing else, two. In the midst of a text it takes {@link #MIN_INSIDE_BYTES}. A secret of less than {@link #MIN_EDGE_BYTES} is hidden where it stands between other
 * characters than letters and digits: within words nobody can tell it from them, and a mask there would tell.
 *
 * <p>A caller says what at the beginning of a text is public, so that a status code is not hidden by a password that
 * looks like it.
 *
 * <p>The work is linear in the text for each secret, and nothing is done where there is none.
 */
public final class SentSecrets {

    /** So much of a secret at the beginning or end of a text or a line is taken for a part of it. */
    static final int MIN_EDGE_BYTES = 4;
    /** So much of a secret is taken for a part of it anywhere: most words are shorter, so it is no accident. */
    static final int MIN_INSIDE_BYTES = 8;
    /** A dozen rounds of authentication with three each; a run that sends more shows nothing that is received. */
    static final int MAX_SECRETS = 48;

    private final List<SecretPattern> patterns = new ArrayList<>();
    private boolean tooMany;

    /**
     * Adds a password, which the peer may know without having been sent it as it is.
     *
     * @param password the password, not kept
     */
    public void add(Secret password) {
        byte[] bytes = password.bytes();
        addPassword(bytes);
        // Proxies that take what they are sent for ISO-8859-1 write it so, or make UTF-8 of that.
        byte[] latin1 = Utf8.isWellFormed(bytes) ? latin1(bytes) : null;
        if (latin1 != null) {
            addPassword(latin1);
            Arrays.fill(latin1, (byte) 0);
        }
        byte[] encodedTwice = utf8OfLatin1(bytes);
        add(encodedTwice, SecretPattern.Kind.PASSWORD);
        Arrays.fill(encodedTwice, (byte) 0);
    }

    private void addPassword(byte[] bytes) {
        add(bytes, SecretPattern.Kind.PASSWORD);
        if (!Utf8.isWellFormed(bytes)) {
            // As it looks in text.
            byte[] text = Utf8.decode(bytes).getBytes(StandardCharsets.UTF_8);
            add(text, SecretPattern.Kind.PASSWORD);
            Arrays.fill(text, (byte) 0);
        }
    }

    /** Well-formed UTF-8 in ISO-8859-1, or null where that has no such character. */
    private static byte @Nullable [] latin1(byte[] utf8) {
        byte[] latin1 = new byte[utf8.length];
        int length = 0;
        for (int i = 0; i < utf8.length; i++) {
            int octet = utf8[i] & 0xff;
            if (octet >= 0xc4) {
                Arrays.fill(latin1, (byte) 0);
                return null;
            }
            latin1[length++] = octet < 0x80 ? utf8[i] : (byte) (octet << 6 | utf8[++i] & 0x3f);
        }
        byte[] whole = Arrays.copyOf(latin1, length);
        Arrays.fill(latin1, (byte) 0);
        return whole;
    }

    private static byte[] utf8OfLatin1(byte[] latin1) {
        byte[] utf8 = new byte[2 * latin1.length];
        int length = 0;
        for (byte each : latin1) {
            int octet = each & 0xff;
            if (octet < 0x80) {
                utf8[length++] = each;
            } else {
                utf8[length++] = (byte) (0xc0 | octet >> 6);
                utf8[length++] = (byte) (0x80 | octet & 0x3f);
            }
        }
        byte[] whole = Arrays.copyOf(utf8, length);
        Arrays.fill(utf8, (byte) 0);
        return whole;
    }

    /**
     * Adds what is secret in a message.
     *
     * @param sent the message, before it is wiped
     */
    public void add(Wire sent) {
        for (byte[] secret : sent.secrets()) {
            add(secret, SecretPattern.Kind.ENCODED);
        }
        for (Wire.Part part : sent.parts()) {
            if (part.secret()) {
                add(part.bytes(), SecretPattern.Kind.WHOLE);
            }
        }
    }

    private void add(byte[] secret, SecretPattern.Kind kind) {
        for (SecretPattern pattern : patterns) {
            if (pattern.isOf(secret)) {
                return;
            }
        }
        if (patterns.size() == MAX_SECRETS) {
            tooMany = true;
        } else {
            patterns.add(new SecretPattern(secret, kind));
        }
    }

    /**
     * Marks what is secret in bytes of a peer.
     *
     * @param received the bytes
     * @return the same bytes, with secret parts where they are
     */
    public Wire mark(byte[] received) {
        return mark(received, 0, false);
    }

    /**
     * Marks what is secret in text of a peer, which may begin with what is not, and be cut at the end of each line.
     *
     * @param received     the bytes of the text
     * @param publicLength how many at the beginning are no secret, whatever they look like
     * @return the same bytes, with secret parts where they are
     */
    public Wire markText(byte[] received, int publicLength) {
        return mark(received, publicLength, true);
    }

    private Wire mark(byte[] received, int publicLength, boolean lines) {
        Wire marked = Wire.binary();
        if (patterns.isEmpty()) {
            return marked.bytes(received);
        }
        boolean[] hidden = hidden(received, lines);
        Arrays.fill(hidden, 0, publicLength, false);
        int from = 0;
        for (int i = 1; i <= received.length; i++) {
            if (i == received.length || hidden[i] != hidden[from]) {
                byte[] part = Arrays.copyOfRange(received, from, i);
                if (hidden[from]) {
                    marked.secret(part);
                } else {
                    marked.bytes(part);
                }
                from = i;
            }
        }
        return marked;
    }

    private boolean[] hidden(byte[] received, boolean lines) {
        boolean[] hidden = new boolean[received.length];
        if (tooMany) {
            Arrays.fill(hidden, true);
            return hidden;
        }
        List<ReceivedText> readings = new ArrayList<>();
        addReadings(readings, received, 0, received.length);
        int from = 0;
        for (int i = 0; i < received.length && lines; i++) {
            if (received[i] == '\n') {
                addLine(readings, received, from, i > from && received[i - 1] == '\r' ? i - 1 : i);
                from = i + 1;
            }
        }
        if (from > 0) {
            addLine(readings, received, from, received.length);
        }
        for (SecretPattern pattern : patterns) {
            pattern.hide(readings, hidden);
        }
        return hidden;
    }

    private static void addLine(List<ReceivedText> readings, byte[] received, int from, int to) {
        if (to - from >= MIN_EDGE_BYTES) {
            addReadings(readings, received, from, to);
        }
    }

    private static void addReadings(List<ReceivedText> readings, byte[] received, int from, int to) {
        ReceivedText[] each = {
            ReceivedText.plain(received, from, to),
            ReceivedText.percentEncoded(received, from, to),
            ReceivedText.hexadecimal(received, from, to)
        };
        for (ReceivedText reading : each) {
            if (reading.length() > 0) {
                readings.add(reading);
            }
        }
    }

    /**
     * Masks what is secret in text of a peer.
     *
     * @param said the text
     * @return the text, with {@link Secret#MASK} where a secret was
     */
    public String mask(String said) {
        return mask(said, 0);
    }

    /**
     * Masks what is secret in text of a peer that begins with what is not.
     *
     * @param said         the text
     * @param publicLength how many ASCII characters at the beginning are no secret, whatever they look like
     * @return the text, with {@link Secret#MASK} where a secret was
     */
    public String mask(String said, int publicLength) {
        if (patterns.isEmpty()) {
            return said;
        }
        StringBuilder shown = new StringBuilder();
        for (Wire.Part part :
                markText(said.getBytes(StandardCharsets.UTF_8), publicLength).parts()) {
            shown.append(part.secret() ? Secret.MASK : Utf8.decode(part.bytes()));
        }
        return shown.toString();
    }

    /** Forgets everything. */
    public void wipe() {
        for (SecretPattern pattern : patterns) {
            pattern.wipe();
        }
        patterns.clear();
        tooMany = false;
    }
}
