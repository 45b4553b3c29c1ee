package sshconnect.base;

import java.util.Arrays;
import java.util.List;

/** One secret, to be found in what a peer says (Knuth, Morris and Pratt: each byte of that is looked at once or twice). */
final class SecretPattern {

    /** What a secret is. */
    enum Kind {
        /** Chosen by a person: it may begin or end as a word does. */
        PASSWORD,
        /** Encoded or computed. */
        ENCODED,
        /** Holds a secret besides what may be shown; a part of it is no secret. */
        WHOLE
    }

    private static final int NEVER = Integer.MAX_VALUE;

    private final byte[] secret;
    private final Kind kind;
    private final byte[] text;
    private final byte[] digits;

    SecretPattern(byte[] secret, Kind kind) {
        this.secret = Arrays.copyOf(secret, secret.length);
        this.kind = kind;
        ReceivedText reading = ReceivedText.plain(secret, 0, secret.length);
        text = reading.toBytes();
        reading.wipe();
        digits = Digits.hexadecimal(secret);
    }

    /** Whether it is the pattern of this secret. */
    boolean isOf(byte[] other) {
        return Arrays.equals(secret, other);
    }

    void wipe() {
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(text, (byte) 0);
        Arrays.fill(digits, (byte) 0);
    }

    /** Hides the secret, and what is taken for a part of it, where it is in readings of the same text. */
    void hide(List<ReceivedText> readings, boolean[] hidden) {
        boolean inParts = kind != Kind.WHOLE && !isShort();
        search(ReceivedText.Reading.TEXT, readings, false, hidden);
        if (inParts) {
            search(ReceivedText.Reading.TEXT, readings, true, hidden);
        }
        if (!isShort()) {
            search(ReceivedText.Reading.HEXADECIMAL, readings, false, hidden);
        }
        if (inParts) {
            search(ReceivedText.Reading.HEXADECIMAL, readings, true, hidden);
        }
    }

    private boolean isShort() {
        return text.length < SentSecrets.MIN_EDGE_BYTES;
    }

    /** One search in all readings of a kind, so that what is known of the pattern is worked out once. */
    private void search(
            ReceivedText.Reading kindOfReading, List<ReceivedText> readings, boolean backwards, boolean[] hidden) {
        byte[] pattern = kindOfReading == ReceivedText.Reading.HEXADECIMAL ? digits : text;
        if (pattern.length == 0) {
            return;
        }
        int[] shorter = shorter(pattern, backwards);
        for (ReceivedText reading : readings) {
            if (reading.reading() == kindOfReading) {
                search(pattern, shorter, reading, backwards, hidden);
            }
        }
        Arrays.fill(shorter, 0);
    }

    /** One search, from the beginning for the secret and beginnings of it, or from the end for ends of it. */
    private void search(byte[] pattern, int[] shorter, ReceivedText reading, boolean backwards, boolean[] hidden) {
        // How many bytes of the reading are one of the secret.
        int unit = reading.reading() == ReceivedText.Reading.HEXADECIMAL ? 2 : 1;
        boolean isShort = isShort();
        int inside = kind == Kind.WHOLE ? NEVER : SentSecrets.MIN_INSIDE_BYTES * unit;
        int length = reading.length();
        int matched = 0;
        int covered = 0;
        for (int i = 0; i < length; i++) {
            byte octet = reading.at(backwards ? length - 1 - i : i);
            if (matched >= inside && at(pattern, matched, backwards) != octet) {
                covered = hide(reading, i - matched, i, covered, backwards, hidden);
            }
            while (matched > 0 && at(pattern, matched, backwards) != octet) {
                matched = shorter[matched - 1];
            }
            matched += at(pattern, matched, backwards) == octet ? 1 : 0;
            if (matched == pattern.length) {
                int from = i + 1 - matched;
                if (!isShort || reading.standsAlone(from, i + 1)) {
                    covered = hide(reading, from, i + 1, covered, backwards, hidden);
                }
                matched = shorter[matched - 1];
            }
        }
        boolean atEdge = matched >= SentSecrets.MIN_EDGE_BYTES * unit || matched == length && matched >= 2 * unit;
        if (atEdge && kind != Kind.WHOLE && !isShort) {
            hide(reading, length - matched, length, covered, backwards, hidden);
        }
    }

    /**
     * Hides what was passed in a search.
     *
     * @param covered up to where everything was hidden that has to be
     * @return up to where that is now
     */
    private static int hide(ReceivedText reading, int from, int to, int covered, boolean backwards, boolean[] hidden) {
        int length = reading.length();
        // Once more the last byte that is hidden already, for what the reading skips behind it.
        int rest = Math.max(from, covered - 1);
        if (rest < to) {
            reading.hide(backwards ? length - to : rest, backwards ? length - rest : to, hidden);
        }
        return to;
    }

    /** For each beginning of the pattern, the length of the longest shorter one that it ends with. */
    private static int[] shorter(byte[] pattern, boolean backwards) {
        int[] shorter = new int[pattern.length];
        int matched = 0;
        for (int i = 1; i < pattern.length; i++) {
            byte octet = at(pattern, i, backwards);
            while (matched > 0 && at(pattern, matched, backwards) != octet) {
                matched = shorter[matched - 1];
            }
            matched += at(pattern, matched, backwards) == octet ? 1 : 0;
            shorter[i] = matched;
        }
        return shorter;
    }

    private static byte at(byte[] pattern, int index, boolean backwards) {
        return pattern[backwards ? pattern.length - 1 - index : index];
    }
}
