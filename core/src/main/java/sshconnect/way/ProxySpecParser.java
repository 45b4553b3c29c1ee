package sshconnect.way;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.IpAddress;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.UsageError;
import sshconnect.base.Utf8;

/** Reads one proxy specification; see {@link ProxySpec#parse}. */
final class ProxySpecParser {

    static final String AUTHORITY_MARK = "://";
    /** What libproxy puts in front of the URL of a PAC file. */
    private static final String PAC_SCHEME = "pac+";
    /** In front of the path of a Unix socket. */
    static final String LOCALHOST = "localhost";

    private final String text;
    private final List<HopKind> kinds;
    private final ToIntFunction<String> services;
    /** What the proxy is taken for: the usual kind, until the scheme has named another. */
    private HopKind taken;

    private int defaultPort;

    ProxySpecParser(String text, List<HopKind> kinds, ToIntFunction<String> services) {
        this.text = text;
        this.kinds = kinds;
        this.services = services;
        this.taken = kinds.get(0);
        this.defaultPort = taken.defaultPort();
    }

    Parsed<ProxySpec> parse() {
        if (!Printable.isHarmless(text)) {
            return failed("it holds a control character");
        }
        if (isPacFile()) {
            return failed("PAC files are not read; state the PROXY host:port that it names");
        }
        return schemeLength() > 0 ? parseUrl() : parseClassic();
    }

    /** Whether this is where a program for browsers stands, as desktops have it: http://wpad/wpad.dat, pac+http://... */
    private boolean isPacFile() {
        int scheme = schemeLength();
        String rest = Ascii.lower(scheme == 0 ? text : text.substring(scheme + AUTHORITY_MARK.length()));
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        return scheme > 0 && Ascii.lower(text).startsWith(PAC_SCHEME)
                || path.indexOf('/') >= 0 && (path.endsWith(".pac") || path.endsWith(".dat"));
    }

    /** The length of the scheme (RFC 3986, section 3.1), or 0 when the text is not a URL. */
    private int schemeLength() {
        return schemeLength(text);
    }

    /**
     * Whether a text has a scheme.
     *
     * @param text a specification
     * @return false for the classic form
     */
    static boolean isUrl(String text) {
        return schemeLength(text) > 0;
    }

    private static int schemeLength(String text) {
        int length = text.indexOf(AUTHORITY_MARK);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean letter = Ascii.isLetter(c);
            boolean later = Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
            if (!letter && !(later && i > 0)) {
                return 0;
            }
        }
        return Math.max(length, 0);
    }

    private Parsed<ProxySpec> parseClassic() {
        int at = text.lastIndexOf('@');
        String user = at < 0 ? null : text.substring(0, at);
        // Taken for a part of the name, a password would be shown wherever the name is.
        if (user != null && user.indexOf(':') >= 0) {
            return failed("the user name holds a colon; a password is written "
                    + taken.schemes().get(0).name() + "://user:password@host:port");
        }
        String server = text.substring(at + 1);
        // Left over from a URL; connect.c takes the port in front of it.
        String bare = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        boolean socket = bare.indexOf('/') >= 0 && !bare.endsWith("/") && !bare.contains(AUTHORITY_MARK);
        return finish(null, socket ? Parsed.of(new Target.UnixSocket(bare)) : server(bare), user, null, null);
    }

    private Parsed<ProxySpec> parseUrl() {
        String name = text.substring(0, schemeLength());
        HopKind kind = HopKind.ofScheme(name);
        HopKind.Scheme scheme = kind == null ? null : kind.scheme(name);
        if (kind == null || scheme == null) {
            return failed("the scheme " + Printable.of(name) + " is not supported", "expected " + expectedSchemes());
        }
        if (!kinds.contains(kind)) {
            return failed("that is the url of a " + kind.noun(), "expected " + expectedSchemes());
        }
        taken = kind;
        defaultPort = scheme.defaultPort();
        return parseRest(text.substring(name.length() + AUTHORITY_MARK.length()), scheme);
    }

    /** Reads what stands behind the scheme. */
    private Parsed<ProxySpec> parseRest(String rest, HopKind.Scheme scheme) {
        int end = authorityEnd(rest);
        int question = rest.indexOf('?', end);
        if (rest.indexOf('@', end) >= 0) {
            return failed("in user and password / ? and # are written %2F %3F and %23");
        }
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        byte[] user = PercentEscapes.decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        byte[] password = PercentEscapes.decode(userInfo.substring(colon + 1));
        if (user == null || password == null) {
            return failed("in user and password a % is followed by two hexadecimal digits, "
                    + "and stands for itself as %25");
        }
        if (!Utf8.isWellFormed(user)) {
            return failed("the user name is not UTF-8");
        }
        Parsed<Target> server =
                server(authority.substring(at + 1), rest.substring(end, question < 0 ? rest.length() : question));
        String stated = question < 0 ? null : rest.substring(question + 1);
        Parsed<HopQuery> query =
                server.ok() ? HopQuery.parse(stated, taken, scheme.tls()) : Parsed.wrong(server.error());
        return query.ok()
                ? finish(
                        scheme,
                        server,
                        at < 0 ? null : Utf8.decode(user),
                        colon < 0 ? null : Secret.of(password),
                        query.value())
                : Parsed.wrong(server.ok() ? query.error().in(where()) : server.error());
    }

    /** What a URL leads to: host and port, or the Unix socket that curl writes as a path behind localhost. */
    private Parsed<Target> server(String hostAndPort, String path) {
        if (path.isEmpty() || path.equals("/")) {
            // RFC 6874, section 2: the % in front of a zone is written as an escape.
            return server(hostAndPort.replace("%25", "%"));
        }
        if (!Ascii.equalsIgnoreCase(hostAndPort, LOCALHOST) || path.indexOf('#') >= 0) {
            return failed("nothing but a / may follow host and port");
        }
        byte[] decoded = PercentEscapes.decode(path);
        if (decoded == null) {
            return failed("in a path a % is followed by two hexadecimal digits, and stands for itself as %25");
        }
        String socket = Utf8.isWellFormed(decoded) ? Utf8.decode(decoded) : null;
        if (socket == null || !Printable.isHarmless(socket)) {
            return failed("the path " + (socket == null ? "is not UTF-8" : "holds a control character"));
        }
        return socket.endsWith("/")
                ? failed("the path of a Unix socket ends in no slash")
                : Parsed.of(new Target.UnixSocket(socket));
    }

    /** Where user, host and port end (RFC 3986, section 3.2). */
    private static int authorityEnd(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private String expectedSchemes() {
        StringBuilder expected = new StringBuilder();
        boolean variants = false;
        for (HopKind kind : kinds) {
            for (HopKind.Scheme scheme : kind.schemes()) {
                boolean variant = scheme.name().endsWith(HopKind.Scheme.TLS_SUFFIX);
                String name = expected.length() == 0 ? scheme.name() : ", " + scheme.name();
                expected.append(variant ? "" : name + AUTHORITY_MARK);
                variants |= variant;
            }
        }
        return expected.append(variants ? ", those of socks with +tls too" : "").toString();
    }

    private Parsed<ProxySpec> finish(
            HopKind.@Nullable Scheme scheme,
            Parsed<Target> server,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable HopQuery query) {
        if (!server.ok()) {
            return Parsed.wrong(server.error());
        }
        if (user != null && !Printable.isHarmless(user)) {
            return failed("the user name holds a control character");
        }
        if (taken.colonProblem() != null && user != null && user.indexOf(':') >= 0) {
            return failed("the user name holds a colon, which " + taken.colonProblem());
        }
        return Parsed.of(new ProxySpec(
                scheme == null ? null : taken,
                scheme != null && scheme.remoteResolution(),
                server.value(),
                user,
                password,
                query == null ? null : query.tls(),
                query != null && query.iac()));
    }

    private Parsed<Target> server(String hostAndPort) {
        int bracket = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') : 0;
        if (bracket < 0) {
            return failed("the bracket is not closed");
        }
        int colon = hostAndPort.indexOf(':', bracket);
        if (bracket > 0 && colon != bracket + 1 && bracket + 1 < hostAndPort.length()) {
            return failed("nothing but :port may follow the bracket");
        }
        if (bracket == 0 && colon >= 0 && hostAndPort.indexOf(':', colon + 1) >= 0) {
            return bareIpv6(hostAndPort);
        }
        Parsed<String> host = HostSyntax.parse(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
        if (!host.ok()) {
            return Parsed.wrong(host.error().in(where()));
        }
        OptionalInt port =
                colon < 0 ? OptionalInt.of(defaultPort) : PortNumber.parse(hostAndPort.substring(colon + 1), services);
        return port.isPresent()
                ? Parsed.of(Target.of(host.value(), port.getAsInt()))
                : failed("the port is not " + PortNumber.EXPECTED);
    }

    /** An address with several colons and no brackets: 2001:db8::1 is one, 2001:db8::1:1080 may be one and a port. */
    private Parsed<Target> bareIpv6(String address) {
        int colon = address.lastIndexOf(':');
        String before = address.substring(0, colon);
        String after = address.substring(colon + 1);
        if (IpAddress.parse(before) != null && PortNumber.parse(after, services).isPresent()) {
            return failed("is " + Printable.of(after) + " a port? write [" + Printable.of(before) + "]:"
                    + Printable.of(after) + (HostSyntax.isIpv6(address) ? " or [" + Printable.of(address) + "]" : ""));
        }
        Parsed<String> host = HostSyntax.parse(address);
        return host.ok()
                ? Parsed.of(Target.of(host.value(), defaultPort))
                : Parsed.wrong(host.error().in(where()).and(", an IPv6 address with a port as [address]:port"));
    }

    private <T> Parsed<T> failed(String what) {
        return failed(what, "");
    }

    private <T> Parsed<T> failed(String what, String expected) {
        return Parsed.wrong(new UsageError(where(), what, expected));
    }

    private String where() {
        String shown = Printable.of(shown());
        return "read " + taken.noun() + (shown.isEmpty() ? "" : " " + shown);
    }

    /**
     * What of the text cannot hold a password, also where the person got it wrong: what stands behind a colon may be one
     * whose host was forgotten.
     */
    private String shown() {
        int at = text.lastIndexOf('@');
        int scheme = schemeLength();
        int from = scheme == 0 ? 0 : scheme + AUTHORITY_MARK.length();
        if (at >= 0) {
            return text.substring(0, from) + text.substring(at + 1);
        }
        int colon = text.indexOf(':', from);
        return colon < 0 || isAddress(text.substring(from)) ? text : text.substring(0, colon);
    }

    /** Whether this begins like an address, and like no user name. */
    private static boolean isAddress(String server) {
        int colon = server.lastIndexOf(':');
        return server.startsWith("[") || server.startsWith("::") || HostSyntax.isIpv6(server.substring(0, colon));
    }

    /** See {@link ProxySpec#withoutPassword}. */
    static @Nullable String withoutPassword(String text) {
        int authority = text.indexOf(AUTHORITY_MARK);
        int from = authority < 0 ? 0 : authority + AUTHORITY_MARK.length();
        int at = text.lastIndexOf('@');
        int colon = text.indexOf(':', from);
        if (colon < 0 || at >= 0 && at < colon) {
            return text;
        }
        if (at >= 0) {
            return text.substring(0, colon) + text.substring(at);
        }
        String server = text.endsWith("/") ? text.substring(from, text.length() - 1) : text.substring(from);
        String port = text.substring(colon + 1, from + server.length());
        return server.startsWith("[")
                        || HostSyntax.isIpv6(server)
                        || PortNumber.parse(port, name -> 0).isPresent()
                ? text
                : null;
    }
}
