package sshconnect.posix;

import java.util.Arrays;
import org.teavm.interop.Address;
import sshconnect.base.Ascii;
import sshconnect.base.Utf8;

/**
 * How a name is spelt in the hosts file. glibc finds a name there whatever the case of its letters (RFC 4343), musl only
 * one that is spelt as in the file, so that the front has to ask for that spelling. The file is looked through once, in
 * pieces: some people have megabytes in it.
 */
final class HostsFile {

    private static final String PATH = "/etc/hosts";
    private static final int PIECE_BYTES = 4096;
    private static final byte[] LINE_END = {'\n'};

    private final byte[] name;
    private final byte[] word;
    private int wordLength;
    private int wordsBefore;
    private boolean inComment;
    private byte[] spelling;
    private boolean hasSeveral;

    /**
     * A search.
     *
     * @param name the name, in UTF-8
     */
    HostsFile(byte[] name) {
        this.name = name;
        this.word = new byte[name.length];
    }

    /**
     * Looks through the file of this machine; one that cannot be read has no names.
     *
     * @param terminated the name, with a NUL at its end
     */
    static HostsFile search(byte[] terminated) {
        HostsFile found = new HostsFile(Arrays.copyOf(terminated, terminated.length - 1));
        int file = Libc.open(CString.of(PATH), Libc.O_RDONLY() | Libc.O_CLOEXEC());
        byte[] piece = new byte[PIECE_BYTES];
        long count = file < 0 ? 0 : 1;
        while (count > 0) {
            count = Libc.read(file, Address.ofData(piece), piece.length);
            Address.pin(piece);
            found.take(piece, (int) Math.max(0, count));
        }
        if (file >= 0) {
            Libc.close(file);
        }
        found.take(LINE_END, LINE_END.length);
        return found;
    }

    /** Goes on with the next bytes of the file. */
    void take(byte[] piece, int count) {
        for (int i = 0; i < count; i++) {
            byte c = piece[i];
            boolean lineEnds = c == '\n';
            inComment |= c == '#';
            if (inComment || lineEnds || c == ' ' || c == '\t' || c == '\r') {
                endWord();
                inComment &= !lineEnds;
                wordsBefore = lineEnds ? 0 : wordsBefore;
            } else {
                if (wordLength < word.length) {
                    word[wordLength] = c;
                }
                wordLength++;
            }
        }
    }

    /** The first word of a line is an address. */
    private void endWord() {
        if (wordLength == 0) {
            return;
        }
        if (wordsBefore > 0 && wordLength == name.length && isSame(word, name, true)) {
            hasSeveral |= spelling != null && !isSame(word, spelling, false);
            if (spelling == null) {
                spelling = Arrays.copyOf(word, wordLength);
            }
        }
        wordLength = 0;
        wordsBefore++;
    }

    private static boolean isSame(byte[] one, byte[] other, boolean inAnyCase) {
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i] && !(inAnyCase && Ascii.lower(one[i]) == Ascii.lower(other[i]))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The first spelling of the name in the file.
     *
     * @return the name, perhaps with other letters in upper case; null when it is not in the file
     */
    String spelling() {
        return spelling == null ? null : Utf8.decode(spelling);
    }

    /** Whether it is there in more than one spelling, of which each may have addresses of its own. */
    boolean hasSeveral() {
        return hasSeveral;
    }
}
