package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Utf8;
import sshconnect.host.Surroundings.FileContent;
import sshconnect.security.TicketCache;

/** The user's Kerberos tickets, as far as they can be seen without MIT's library. */
final class PosixTickets {

    /** Where the library looks unless it is told otherwise. */
    private static final String DEFAULT_CACHE = "FILE:/tmp/krb5cc_";
    private static final String CONFIGURATION = "/etc/krb5.conf";
    /** Many times what anybody writes. */
    private static final int MAX_CONFIGURATION_BYTES = 64 * 1024;

    /** A cache in a file begins with this and the number of its format. */
    private static final int CACHE_MARK = 5;
    private static final int LAST_FORMAT = 4;

    private PosixTickets() {
    }

    /** Where the library looks for tickets, as far as the environment says. */
    static TicketCache cache() {
        Address variable = Libc.getenv(CString.of("KRB5CCNAME"));
        return TicketCache.of(variable == null ? DEFAULT_CACHE + LibcNames.getuid() : CString.toString(variable));
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
        return !mayBeThere() && !isSet("KRB5_CLIENT_KTNAME") && !isSet("GSS_USE_PROXY")
                && (isSet("KRB5CCNAME") || !isSet("KRB5_CONFIG") && !configurationNamesCaches());
    }

    private static boolean isSet(String variable) {
        return Libc.getenv(CString.of(variable)) != null;
    }

    private static boolean configurationNamesCaches() {
        Outcome<FileContent> read = new PosixSurroundings().readFile(CONFIGURATION, MAX_CONFIGURATION_BYTES);
        if (!read.ok()) {
            return read.fault().kind() != Fault.Kind.NOT_FOUND;
        }
        String text = Utf8.decode(read.value().bytes());
        // include and includedir: what others say is for the library to read.
        return text.contains("default_ccache_name") || text.contains("include");
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
