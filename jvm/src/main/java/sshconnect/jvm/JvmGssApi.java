package sshconnect.jvm;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.GssApi;
import sshconnect.security.KerberosConfiguration;
import sshconnect.security.SecurityContext;
import sshconnect.security.TicketCache;

/**
 * Kerberos by the JDK's own implementation, which reads caches that are files, or by the system's library where the JVM
 * was started with {@code -Dsun.security.jgss.native=true}.
 */
final class JvmGssApi implements GssApi {

    private static final String NATIVE = "sun.security.jgss.native";
    private static final String FIND = "find a kerberos ticket in";
    private static final String SUBJECT_ONLY = "javax.security.auth.useSubjectCredsOnly";
    private static final String CONFIGURATION = "java.security.krb5.conf";
    /** RFC 4121, section 1, and RFC 4178, section 3.2. */
    private static final String KERBEROS = "1.2.840.113554.1.2.2";

    private static final String SPNEGO = "1.3.6.1.5.5.2";

    /** The tickets that are there, and no question to anybody when there are none. */
    private static final class TicketsOnly extends Configuration {
        private final String path;

        TicketsOnly(String path) {
            this.path = path;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule",
                        LoginModuleControlFlag.REQUIRED,
                        Map.of("useTicketCache", "true", "doNotPrompt", "true", "ticketCache", path))
            };
        }
    }

    @Override
    public boolean mayHaveTicket() {
        if (!Boolean.getBoolean(NATIVE)) {
            return cache().isFile() && new File(cache().path()).canRead();
        }
        // Elsewhere than on Linux the system keeps tickets in no file.
        String path = System.getProperty("os.name").startsWith("Linux") ? cache().path() : null;
        return path == null || new File(path).canRead();
    }

    /** Where the system's library looks; the JDK itself knows of KRB5CCNAME and of the default alone. */
    private static TicketCache cache() {
        String name = System.getenv("KRB5CCNAME");
        if (name != null) {
            return TicketCache.of(name);
        }
        String user = System.getProperty("user.name");
        if (File.separatorChar == '\\') {
            return TicketCache.of(System.getProperty("user.home") + "\\krb5cc_" + user);
        }
        String uid = Long.toString(new UnixSystem().getUid());
        String paths = System.getProperty(CONFIGURATION, System.getenv("KRB5_CONFIG"));
        String stated = KerberosConfiguration.defaultCacheName(
                new JvmKerberosFiles(), paths == null ? KerberosConfiguration.DEFAULT_PATH : paths);
        String expanded = KerberosConfiguration.expand(stated == null ? "/tmp/krb5cc_%{uid}" : stated, uid, user);
        return expanded == null ? TicketCache.UNKNOWN : TicketCache.of(expanded);
    }

    @Override
    public Result<SecurityContext> context(Mechanism mechanism, String service, String host) {
        String peer = service + "@" + host;
        try {
            findConfiguration();
            GSSManager manager = GSSManager.getInstance();
            Oid oid = new Oid(mechanism == Mechanism.SPNEGO ? SPNEGO : KERBEROS);
            GSSCredential credential = null;
            if (!Boolean.getBoolean(NATIVE)) {
                Result<Subject> user = user();
                if (!user.ok()) {
                    return Result.failed(user.fault());
                }
                credential = credential(manager, user.value(), oid);
            } else if (System.getProperty(SUBJECT_ONLY) == null) {
                System.setProperty(SUBJECT_ONLY, "false");
            }
            GSSName name = manager.createName(peer, GSSName.NT_HOSTBASED_SERVICE);
            GSSContext context = manager.createContext(name, oid, credential, GSSContext.DEFAULT_LIFETIME);
            context.requestMutualAuth(true);
            context.requestReplayDet(true);
            context.requestSequenceDet(true);
            context.requestInteg(true);
            context.requestConf(true);
            return Result.of(new JvmSecurityContext(context, peer));
        } catch (GSSException e) {
            return Result.failed(JvmSecurityContext.fault(e, "authenticate to", peer));
        }
    }

    /** MIT's variable for the configuration, which the JDK does not know; the first file of its list that is there. */
    private static void findConfiguration() {
        String paths = System.getenv("KRB5_CONFIG");
        if (paths == null || System.getProperty(CONFIGURATION) != null) {
            return;
        }
        for (String path : paths.split(File.pathSeparator)) {
            if (new File(path).canRead()) {
                System.setProperty(CONFIGURATION, path);
                return;
            }
        }
    }

    /**
     * Why the JDK cannot look into a cache that is no file. That is the usual cache of some systems, where nobody need
     * have tickets: it is no missing library, for want of which Basic does not take the place of Negotiate.
     */
    static Fault unreadable(TicketCache cache) {
        String where = cache.equals(TicketCache.UNKNOWN)
                ? "the cache that krb5.conf names"
                : "a cache of type " + cache.type();
        return new Fault(
                Fault.Kind.OTHER,
                "read the tickets in",
                where,
                "java itself reads those in files only; start it with -D" + NATIVE + "=true");
    }

    private static Result<Subject> user() {
        TicketCache cache = cache();
        if (!cache.isFile()) {
            return Result.failed(unreadable(cache));
        }
        if (!new File(cache.path()).canRead()) {
            return Result.failed(Fault.Kind.NOT_FOUND, FIND, cache.path(), "there is none");
        }
        Subject subject = new Subject();
        try {
            new LoginContext("connect", subject, null, new TicketsOnly(cache.path())).login();
            return Result.of(subject);
        } catch (LoginException e) {
            return Result.failed(Fault.Kind.NOT_FOUND, FIND, cache.path(), "there is none, or it has expired");
        }
    }

    private static GSSCredential credential(GSSManager manager, Subject user, Oid mechanism) throws GSSException {
        try {
            return Subject.doAs(user, (PrivilegedExceptionAction<GSSCredential>) () -> manager.createCredential(
                    null, GSSCredential.DEFAULT_LIFETIME, mechanism, GSSCredential.INITIATE_ONLY));
        } catch (PrivilegedActionException e) {
            throw (GSSException) e.getException();
        }
    }
}
