package sshconnect.security;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;

/**
 * The place of the user's tickets, by the rules of MIT's library: {@code TYPE:residual}, or the path of a file.
 *
 * @param type     the type, for example {@code FILE}
 * @param residual what follows the type
 */
public record TicketCache(String type, String residual) {

    /** A cache whose place only a library can tell. */
    public static final TicketCache UNKNOWN = new TicketCache("", "");

    private static final String FILE = "FILE";

    private static final String FOLDER = "DIR";

    /**
     * The cache that a name stands for.
     *
     * @param name a name as in the variable KRB5CCNAME
     * @return the cache
     */
    public static TicketCache of(String name) {
        int colon = name.indexOf(':');
        // One letter is a drive.
        return colon > 1
                ? new TicketCache(name.substring(0, colon), name.substring(colon + 1))
                : new TicketCache(FILE, name);
    }

    /**
     * Tells whether it is a file.
     *
     * @return false for a folder and everything else
     */
    public boolean isFile() {
        return Ascii.equalsIgnoreCase(type, FILE);
    }

    /**
     * The path that is there when there are tickets.
     *
     * @return the path of a file or folder; null for a type that only a library can look into
     */
    public @Nullable String path() {
        // DIR::path is one file of a folder.
        boolean stored = isFile() || Ascii.equalsIgnoreCase(type, FOLDER);
        return !stored ? null : residual.startsWith(":") ? residual.substring(1) : residual;
    }
}
