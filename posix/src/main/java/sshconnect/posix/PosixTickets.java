package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.security.KerberosConfiguration;
import sshconnect.security.TicketCache;

/** The user's Kerberos tickets, as far as they can be seen without MIT's library. */
final class PosixTickets {

    /** Where the library looks unless it is told otherwise. */
    private static final String DEFAULT_CACHE = "FILE:/tmp/krb5cc_";

    /** A cache in a file begins with this and the number of its format. */
    private static final int CACHE_MARK = 5;

    private static final int LAST_FORMAT = 4;

    /** Looked for once. */
    private static TicketCache found;

    private PosixTickets() {}

    /** Where the library looks for tickets, by the environment and by its configuration. */
    static TicketCache cache() {
        if (found == null) {
            Address variable = Libc.getenv(CString.of("KRB5CCNAME"));
            found = variable == null ? configured() : TicketCache.of(CString.toString(variable));
        }
        return found;
    }

    private static TicketCache configured() {
        Address variable = Libc.getenv(CString.of("KRB5_CONFIG"));
        String stated = KerberosConfiguration.defaultCacheName(
                new PosixKerberosFiles(),
                variable == null ? KerberosConfiguration.DEFAULT_PATH : CString.toString(variable));
        String uid = Integer.toString(LibcNames.getuid());
        if (stated == null) {
            return TicketCache.of(DEFAULT_CACHE + uid);
        }
        // The account is looked up only where it is asked for.
        String user = stated.contains("%{username}") ? new PosixSystemEnvironment().accountName() : null;
        String name = KerberosConfiguration.expand(stated, uid, user);
        return name == null ? TicketCache.UNKNOWN : TicketCache.of(name);
    }

    /** See {@link sshconnect.security.GssApi#mayHaveTicket}. */
    static boolean mayBeThere() {
        String path = cache().path();
        byte[] terminated = path == null ? null : CString.of(path);
        return path == null || terminated != null && Libc.access(terminated, Libc.R_OK()) == 0;
    }

    /**
     * Whether the library would find nothing. HTTP proxies that take Kerberos take passwords too, mostly, and whoever has
     * no tickets should not pay for the library each time.
     */
    static boolean areMissingForSure() {
        return !mayBeThere() && !isSet("KRB5_CLIENT_KTNAME") && !isSet("GSS_USE_PROXY");
    }

    private static boolean isSet(String variable) {
        return Libc.getenv(CString.of(variable)) != null;
    }

    /**
     * Whether the cache is a file that does not begin like one, an empty file for example. MIT's library, 1.20 at least,
     * then frees a pointer that it has not set (krb5_cccol_have_content) and may crash.
     */
    static boolean areUnusable() {
        TicketCache cache = cache();
        byte[] path = cache.isFile() ? CString.of(cache.path()) : null;
        int file = path == null ? -1 : Libc.open(path, Libc.O_RDONLY() | Libc.O_CLOEXEC() | Libc.O_NOCTTY());
        if (file < 0) {
            return false;
        }
        Address start = Libc.calloc(2, 1);
        Libc.read(file, start, 2);
        int format = start.add(1).getByte();
        boolean usable = start.getByte() == CACHE_MARK && format >= 1 && format <= LAST_FORMAT;
        Libc.free(start);
        Libc.close(file);
        return !usable;
    }
}
