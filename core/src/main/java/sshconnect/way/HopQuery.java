package sshconnect.way;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;
import sshconnect.base.Utf8;

/** The query of a hop's URL: what belongs to that hop alone, as {@code ?ca=FILE&insecure}. */
final class HopQuery {

    static final String AUTHORITY = "ca";
    static final String CERTIFICATE = "cert";
    static final String KEY = "key";
    static final String SERVER_NAME = "server-name";
    static final String INSECURE = "insecure";
    static final String IAC = "iac";

    private static final String WITH_TLS =
            AUTHORITY + ", " + CERTIFICATE + ", " + KEY + ", " + SERVER_NAME + " and " + INSECURE + ", for TLS";

    private static final String NOT_TELNET = IAC + " in the query is for telnet proxies";

    private final HopKind kind;
    private final boolean overTls;
    private @Nullable String authorityFile;
    private @Nullable String certificateFile;
    private @Nullable String keyFile;
    private @Nullable String serverName;
    private boolean insecure;
    private boolean iac;

    private HopQuery(HopKind kind, boolean overTls) {
        this.kind = kind;
        this.overTls = overTls;
    }

    /**
     * Reads a query.
     *
     * @param query what stands behind the question mark; null for no query
     * @param kind  what the hop is
     * @param overTls whether it is spoken to by TLS
     * @return what the query says, or what is wrong with it
     */
    static Parsed<HopQuery> parse(@Nullable String query, HopKind kind, boolean overTls) {
        HopQuery read = new HopQuery(kind, overTls);
        int from = 0;
        while (query != null && from <= query.length()) {
            int end = query.indexOf('&', from);
            String element = query.substring(from, end < 0 ? query.length() : end);
            UsageError error = read.add(element);
            if (error != null) {
                return Parsed.wrong(error);
            }
            from += element.length() + 1;
        }
        return Parsed.of(read);
    }

    /**
     * How to speak TLS to the hop.
     *
     * @return the files and the name as they are stated; null for not at all
     */
    @Nullable
    TlsUse tls() {
        return overTls ? new TlsUse(serverName, authorityFile, certificateFile, keyFile, insecure) : null;
    }

    /**
     * Writes a query so that {@link #parse} finds it again.
     *
     * @param out where to
     * @param hop the hop whose query it is; nothing is written where there is none
     */
    static void append(StringBuilder out, Hop hop) {
        int start = out.length();
        TlsUse tls = hop.peer().tls();
        if (hop instanceof TelnetHop telnet && telnet.iac()) {
            out.append('?').append(IAC);
        }
        if (tls == null) {
            return;
        }
        append(out, start, AUTHORITY, tls.authorityFile());
        append(out, start, CERTIFICATE, tls.certificateFile());
        append(out, start, KEY, tls.keyFile());
        append(out, start, SERVER_NAME, tls.serverName());
        if (tls.insecure()) {
            out.append(out.length() == start ? '?' : '&').append(INSECURE);
        }
    }

    private static void append(StringBuilder out, int start, String key, @Nullable String value) {
        if (value != null) {
            out.append(out.length() == start ? '?' : '&').append(key).append('=');
            PercentEscapes.append(out, value, "/:");
        }
    }

    /**
     * Whether the hop stays in telnet mode.
     *
     * @return true if the query says so
     */
    boolean iac() {
        return iac;
    }

    private @Nullable UsageError add(String element) {
        int equals = element.indexOf('=');
        String key = equals < 0 ? element : element.substring(0, equals);
        String value = equals < 0 ? null : element.substring(equals + 1);
        return switch (key) {
            case INSECURE -> overTls ? addSwitch(key, value, insecure) : needsTls(key);
            case IAC -> kind.equals(TelnetHop.KIND) ? addSwitch(key, value, iac) : error(NOT_TELNET, "");
            case AUTHORITY, CERTIFICATE, KEY, SERVER_NAME -> overTls ? addValue(key, value) : needsTls(key);
            default -> error("the query has an unknown key" + (key.isEmpty() ? "" : " " + Printable.of(key)), known());
        };
    }

    private @Nullable UsageError addSwitch(String key, @Nullable String value, boolean there) {
        if (value != null) {
            return error(key + " in the query takes no value", "");
        }
        insecure |= key.equals(INSECURE);
        iac |= key.equals(IAC);
        return there ? twice(key) : null;
    }

    private @Nullable UsageError addValue(String key, @Nullable String escaped) {
        if (escaped == null || escaped.isEmpty()) {
            return error(key + " in the query needs a value", "");
        }
        byte[] bytes = PercentEscapes.decode(escaped);
        String value = bytes == null || !Utf8.isWellFormed(bytes) ? null : Utf8.decode(bytes);
        if (value == null || !Printable.isHarmless(value)) {
            return error(
                    "the value of " + key + " in the query is not " + (bytes == null ? "escaped" : "text"),
                    "a % is followed by two hexadecimal digits, and stands for itself as %25");
        }
        boolean taken = switch (key) {
            case AUTHORITY -> authorityFile != null;
            case CERTIFICATE -> certificateFile != null;
            case KEY -> keyFile != null;
            default -> serverName != null;
        };
        if (taken) {
            return twice(key);
        }
        switch (key) {
            case AUTHORITY -> authorityFile = value;
            case CERTIFICATE -> certificateFile = value;
            case KEY -> keyFile = value;
            default -> {
                Parsed<String> name = HostSyntax.parse(value);
                if (!name.ok()) {
                    return name.error().in(key + " in the query");
                }
                serverName = name.value();
            }
        }
        return null;
    }

    private UsageError needsTls(String key) {
        String scheme = kind.tlsScheme();
        return error(
                key + " in the query is for TLS, and this hop is reached in clear",
                scheme == null ? "" : "write " + scheme + ProxySpecParser.AUTHORITY_MARK);
    }

    private String known() {
        return "known " + (kind.equals(TelnetHop.KIND) ? "is " + IAC : "are " + WITH_TLS);
    }

    private static UsageError twice(String key) {
        return error(key + " stands twice in the query", "");
    }

    private static UsageError error(String what, String expected) {
        return new UsageError("", what, expected);
    }
}
