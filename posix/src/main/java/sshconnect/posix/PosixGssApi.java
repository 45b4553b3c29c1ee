package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.security.GssApi;
import sshconnect.security.SecurityContext;
import sshconnect.security.TicketCache;

/** Kerberos by MIT's library, which is opened when a proxy asks for it and not before. */
final class PosixGssApi implements GssApi {

    /** Where MIT's library looks unless it is told otherwise. */
    private static final String DEFAULT_CACHE = "FILE:/tmp/krb5cc_";

    @Override
    public boolean mayHaveTicket() {
        Address variable = Libc.getenv(CString.of("KRB5CCNAME"));
        String name = variable == null ? DEFAULT_CACHE + LibcNames.getuid() : CString.toString(variable);
        String path = TicketCache.of(name).path();
        byte[] terminated = path == null ? null : CString.of(path);
        return path == null || terminated != null && Libc.access(terminated, Libc.R_OK()) == 0;
    }

    @Override
    public Outcome<SecurityContext> context(Mechanism mechanism, String service, String host) {
        Fault stays = FullExecutable.handOver("authentication by kerberos");
        if (stays != null) {
            return Outcome.failed(stays);
        }
        LibGssapi library = LibGssapi.open();
        if (library == null) {
            return Outcome.failed(Fault.Kind.UNSUPPORTED, "load", LibGssapi.NAME,
                    "it is not there; Debian's package with it is libgssapi-krb5-2");
        }
        return PosixSecurityContext.of(library, mechanism, service + "@" + host);
    }
}
