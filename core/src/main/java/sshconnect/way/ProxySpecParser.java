package sshconnect.way;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private final String text;
    private final List<HopKind> kinds;
    /** What the proxy is if nobody says more; where it may be several things, they have noun and port in common. */
    private final HopKind usual;

    private final ToIntFunction<String> services;

    ProxySpecParser(String text, List<HopKind> kinds, ToIntFunction<String> services) {
        this.text = text;
        this.kinds = kinds;
        this.usual = kinds.get(0);
        this.services = services;
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
                    + usual.schemes().get(0).name() + "://user:password@host:port");
        }
        String server = text.substring(at + 1);
        // Left over from a URL; connect.c takes the port in front of it.
        String bare = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return finish(null, false, server(bare), user, null);
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
        String rest = text.substring(name.length() + AUTHORITY_MARK.length());
        int end = authorityEnd(rest);
        String authority = rest.substring(0, end);
        if (end < rest.length() && !rest.substring(end).equals("/")) {
            return failed(
                    rest.indexOf('@', end) < 0
                            ? "nothing but a / may follow host and port"
                            : "in user and password / ? and # are written %2F %3F and %23");
        }
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        byte[] user = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        byte[] password = decode(userInfo.substring(colon + 1));
        if (user == null || password == null) {
            return failed("in user and password a % is followed by two hexadecimal digits, "
                    + "and stands for itself as %25");
        }
        if (!Utf8.isWellFormed(user)) {
            return failed("the user name is not UTF-8");
        }
        // RFC 6874, section 2: the % in front of a zone is written as an escape.
        String server = authority.substring(at + 1).replace("%25", "%");
        return finish(
                kind,
                scheme.remoteResolution(),
                server(server),
                at < 0 ? null : Utf8.decode(user),
                colon < 0 ? null : Secret.of(password));
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
        for (HopKind kind : kinds) {
            for (HopKind.Scheme scheme : kind.schemes()) {
                expected.append(expected.length() == 0 ? "" : ", ");
                expected.append(scheme.name()).append(AUTHORITY_MARK);
            }
        }
        return expected.toString();
    }

    private Parsed<ProxySpec> finish(
            @Nullable HopKind kind,
            boolean remoteResolution,
            Parsed<Target> server,
            @Nullable String user,
            @Nullable Secret password) {
        if (!server.ok()) {
            return Parsed.wrong(server.error());
        }
        if (user != null && !Printable.isHarmless(user)) {
            return failed("the user name holds a control character");
        }
        if (usual.colonProblem() != null && user != null && user.indexOf(':') >= 0) {
            return failed("the user name holds a colon, which " + usual.colonProblem());
        }
        return Parsed.of(new ProxySpec(kind, remoteResolution, server.value(), user, password));
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
        OptionalInt port = colon < 0
                ? OptionalInt.of(usual.defaultPort())
                : PortNumber.parse(hostAndPort.substring(colon + 1), services);
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
                ? Parsed.of(Target.of(host.value(), usual.defaultPort()))
                : Parsed.wrong(host.error().in(where()).and(", an IPv6 address with a port as [address]:port"));
    }

    /** Resolves percent escapes; what is not ASCII goes as UTF-8. Null when an escape is not whole. */
    private static byte @Nullable [] decode(String part) {
        byte[] encoded = part.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '%') {
                decoded[length++] = encoded[i];
                continue;
            }
            int high = i + 2 < encoded.length ? Ascii.digit((char) (encoded[i + 1] & 0xff), 16) : -1;
            int low = i + 2 < encoded.length ? Ascii.digit((char) (encoded[i + 2] & 0xff), 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            decoded[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return Arrays.copyOf(decoded, length);
    }

    private <T> Parsed<T> failed(String what) {
        return failed(what, "");
    }

    private <T> Parsed<T> failed(String what, String expected) {
        return Parsed.wrong(new UsageError(where(), what, expected));
    }

    private String where() {
        String shown = Printable.of(shown());
        return "read " + usual.noun() + (shown.isEmpty() ? "" : " " + shown);
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
