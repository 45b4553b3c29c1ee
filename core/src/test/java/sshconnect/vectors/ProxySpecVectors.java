package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Parsed;
import sshconnect.way.HopKind;
import sshconnect.way.HttpHop;
import sshconnect.way.ProxySpec;
import sshconnect.way.Socks4Hop;
import sshconnect.way.Socks5Hop;
import sshconnect.way.TelnetHop;

/** Proxy specifications: what is taken, and what is said to the rest, which never shows a password. */
final class ProxySpecVectors {

    private static final String NO_HOST = "; expected a name or an IP address";
    private static final String NO_PORT = ": the port is not a number from 1 to 65535 or a known service name";
    private static final String NO_IPV6 = ": a host with a colon is not an IPv6 address" + NO_HOST;

    private static final List<HopKind> HTTP = List.of(HttpHop.KIND);
    private static final List<HopKind> SOCKS = List.of(Socks5Hop.KIND, Socks4Hop.KIND);
    private static final List<HopKind> TELNET = List.of(TelnetHop.KIND);

    private ProxySpecVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        classic(all);
        classicErrors(all);
        addresses(all);
        urls(all);
        urlErrors(all);
        pacFiles(all);
        noPasswordIsShown(all);
        return all;
    }

    private static void classic(List<Vector> all) {
        add(all, HTTP, "proxy", "http proxy, proxy:80");
        add(all, SOCKS, "proxy", "socks server, proxy:1080");
        add(all, TELNET, "proxy", "telnet proxy, proxy:23");
        add(all, HTTP, "proxy.example:3128", "http proxy, proxy.example:3128");
        add(all, HTTP, "proxy.example:ssh", "http proxy, proxy.example:22");
        add(all, SOCKS, "me@proxy:9", "socks server, user me, proxy:9");
        add(all, SOCKS, "@proxy", "socks server, user , proxy:1080");
        add(all, HTTP, "me@example.org@proxy:9", "http proxy, user me@example.org, proxy:9");
        add(all, HTTP, "DOMAIN\\me@proxy", "http proxy, user DOMAIN\\me, proxy:80");
        add(all, HTTP, "a b%41\u00e4@proxy", "http proxy, user a b%41\u00e4, proxy:80");
        add(all, TELNET, "me@gate:24", "telnet proxy, user me, gate:24");
        add(all, HTTP, "proxy:81/", "http proxy, proxy:81");
        add(all, SOCKS, "me@[::1]/", "socks server, user me, [::1]:1080");
        add(all, SOCKS, "a/b//c@proxy", "socks server, user a/b//c, proxy:1080");
    }

    private static void classicErrors(List<Vector> all) {
        add(all, HTTP, "", "read http proxy: the host is empty" + NO_HOST);
        add(all, HTTP, "me@", "read http proxy: the host is empty" + NO_HOST);
        add(all, HTTP, ":80", "read http proxy: the host is empty" + NO_HOST);
        add(all, HTTP, "proxy:", "read http proxy proxy" + NO_PORT);
        add(all, HTTP, "proxy:0", "read http proxy proxy" + NO_PORT);
        add(all, HTTP, "proxy:65536", "read http proxy proxy" + NO_PORT);
        add(all, HTTP, "proxy:nonesuch", "read http proxy proxy" + NO_PORT);
        add(all, HTTP, "proxy :80", "read http proxy proxy : the host holds a space" + NO_HOST);
        add(all, HTTP, "proxy: 80", "read http proxy proxy" + NO_PORT);
        add(all, HTTP, "proxy\r\n:80", "read http proxy proxy??: it holds a control character");
        add(all, SOCKS, "m\u0000e@proxy", "read socks server proxy: it holds a control character");
        add(all, HTTP, "proxy/x", "read http proxy proxy/x: the host holds the character /" + NO_HOST);
        add(all, HTTP, "/", "read http proxy /: the host is empty" + NO_HOST);
        add(all, SOCKS, "proxy:1080//", "read socks server proxy" + NO_PORT);
        add(all, HTTP, "/path", "read http proxy /path: the host holds the character /" + NO_HOST);
        add(all, HTTP, "-x", "read http proxy -x: no host begins with a hyphen" + NO_HOST);
        add(
                all,
                SOCKS,
                "me:secret@proxy",
                "read socks server proxy: the user name holds a colon; "
                        + "a password is written socks5://user:password@host:port");
        add(
                all,
                HTTP,
                "me:secret@proxy:80",
                "read http proxy proxy:80: the user name holds a colon; "
                        + "a password is written http://user:password@host:port");
    }

    private static void addresses(List<Vector> all) {
        add(all, SOCKS, "192.0.2.1:9", "socks server, 192.0.2.1:9");
        add(all, SOCKS, "[192.0.2.1]:9", "socks server, 192.0.2.1:9");
        add(all, SOCKS, "::1", "socks server, [::1]:1080");
        add(all, SOCKS, "me@2001:db8::a", "socks server, user me, [2001:db8::a]:1080");
        add(all, SOCKS, "1:2:3:4:5:6:7:8", "socks server, [1:2:3:4:5:6:7:8]:1080");
        add(all, SOCKS, "[::1]", "socks server, [::1]:1080");
        add(all, SOCKS, "[::1]:9", "socks server, [::1]:9");
        add(all, SOCKS, "[fe80::1%eth0]:ssh", "socks server, [fe80::1%eth0]:22");
        add(all, SOCKS, "fe80::1%eth0", "socks server, [fe80::1%eth0]:1080");
        add(all, SOCKS, "::ffff:192.0.2.1", "socks server, [::ffff:192.0.2.1]:1080");
        add(
                all,
                SOCKS,
                "2001:db8::1:1080",
                "read socks server 2001:db8::1:1080: is 1080 a port? write [2001:db8::1]:1080 or [2001:db8::1:1080]");
        add(
                all,
                SOCKS,
                "1:2:3:4:5:6:7:8:9",
                "read socks server 1:2:3:4:5:6:7:8:9: is 9 a port? write [1:2:3:4:5:6:7:8]:9");
        add(all, SOCKS, "::1:ssh", "read socks server ::1:ssh: is ssh a port? write [::1]:ssh");
        add(
                all,
                SOCKS,
                "::1:65536",
                "read socks server ::1:65536" + NO_IPV6 + ", an IPv6 address with a port " + "as [address]:port");
        add(
                all,
                SOCKS,
                "a:b:c",
                "read socks server a" + NO_IPV6 + ", an IPv6 address with a port " + "as [address]:port");
        add(all, SOCKS, "[::1", "read socks server [::1: the bracket is not closed");
        add(all, SOCKS, "[::1]9", "read socks server [::1]9: nothing but :port may follow the bracket");
        add(all, SOCKS, "[::1]]:9", "read socks server [::1]]:9: nothing but :port may follow the bracket");
        add(all, SOCKS, "[::1]:", "read socks server [::1]:" + NO_PORT);
        add(all, SOCKS, "[::1]:9:9", "read socks server [::1]:9:9" + NO_PORT);
        add(all, SOCKS, "[]:9", "read socks server []:9: the host is empty" + NO_HOST);
        add(all, SOCKS, "[::x]:9", "read socks server [::x]:9" + NO_IPV6);
        add(
                all,
                SOCKS,
                "::1]",
                "read socks server ::1]" + NO_IPV6 + ", an IPv6 address with a port " + "as [address]:port");
    }

    private static void urls(List<Vector> all) {
        add(all, HTTP, "http://proxy", "http proxy, proxy:80");
        add(all, HTTP, "http://proxy:3128/", "http proxy, proxy:3128");
        add(all, HTTP, "HTTP://Proxy:3128", "http proxy, Proxy:3128");
        add(all, HTTP, "http://[::1]:3128/", "http proxy, [::1]:3128");
        add(all, HTTP, "http://[fe80::1%25eth0]/", "http proxy, [fe80::1%eth0]:80");
        add(all, HTTP, "http://me@proxy", "http proxy, user me, proxy:80");
        add(all, HTTP, "http://me:pass@proxy", "http proxy, user me, password 70617373, proxy:80");
        add(all, HTTP, "http://me:@proxy", "http proxy, user me, password , proxy:80");
        add(all, HTTP, "http://:pass@proxy", "http proxy, user , password 70617373, proxy:80");
        add(all, HTTP, "http://me:a:b@proxy", "http proxy, user me, password 613a62, proxy:80");
        add(all, HTTP, "http://me:p@ss@proxy", "http proxy, user me, password 70407373, proxy:80");
        add(all, HTTP, "http://me%40x:%00%ff%2F%3a%25@proxy", "http proxy, user me@x, password 00ff2f3a25, proxy:80");
        add(all, HTTP, "http://%C3%A4:\u00e4+@proxy", "http proxy, user \u00e4, password c3a42b, proxy:80");
        add(all, SOCKS, "socks5://proxy", "socks server, version 5, proxy:1080");
        add(all, SOCKS, "socks5h://a%3Ab@proxy:9/", "socks server, version 5, remote, user a:b, proxy:9");
        add(all, SOCKS, "socks4://proxy", "socks server, version 4, proxy:1080");
        add(all, SOCKS, "Socks4A://proxy", "socks server, version 4, remote, proxy:1080");
        add(all, TELNET, "telnet://gate", "telnet proxy, gate:23");
        add(all, TELNET, "telnet://gate:ssh/", "telnet proxy, gate:22");
    }

    private static void urlErrors(List<Vector> all) {
        add(
                all,
                HTTP,
                "https://proxy",
                "read http proxy https://proxy: the scheme https is not supported; " + "expected http://");
        add(
                all,
                SOCKS,
                "socks://proxy",
                "read socks server socks://proxy: the scheme socks is not supported; "
                        + "expected socks5://, socks5h://, socks4://, socks4a://");
        add(
                all,
                HTTP,
                "socks5://proxy",
                "read http proxy socks5://proxy: that is the url of a socks server; " + "expected http://");
        add(
                all,
                SOCKS,
                "http://proxy",
                "read socks server http://proxy: that is the url of a http proxy; "
                        + "expected socks5://, socks5h://, socks4://, socks4a://");
        add(
                all,
                TELNET,
                "http://proxy",
                "read telnet proxy http://proxy: that is the url of a http proxy; " + "expected telnet://");
        add(all, HTTP, "http://", "read http proxy http://: the host is empty" + NO_HOST);
        add(all, HTTP, "http:///", "read http proxy http:///: the host is empty" + NO_HOST);
        add(all, HTTP, "http://me@", "read http proxy http://: the host is empty" + NO_HOST);
        add(all, HTTP, "http://proxy:/", "read http proxy http://proxy" + NO_PORT);
        add(all, HTTP, "http://proxy:99999/", "read http proxy http://proxy" + NO_PORT);
        add(
                all,
                HTTP,
                "http://proxy:80/x",
                "read http proxy http://proxy: nothing but a / may follow host and " + "port");
        add(
                all,
                HTTP,
                "http://proxy?x",
                "read http proxy http://proxy?x: nothing but a / may follow host and " + "port");
        add(all, HTTP, "http://proxy#", "read http proxy http://proxy#: nothing but a / may follow host and port");
        add(all, HTTP, "://proxy", "read http proxy: the host is empty" + NO_HOST);
        add(all, HTTP, "ht tp://proxy", "read http proxy ht tp: the host holds a space" + NO_HOST);
        add(all, HTTP, "1http://proxy", "read http proxy 1http" + NO_PORT);
    }

    private static void noPasswordIsShown(List<Vector> all) {
        String escapes = "in user and password a % is followed by two hexadecimal digits, and stands for itself as %25";
        String slashes = "in user and password / ? and # are written %2F %3F and %23";
        add(all, HTTP, "http://me:secret%@proxy", "read http proxy http://proxy: " + escapes);
        add(all, HTTP, "http://me:secret%2@proxy", "read http proxy http://proxy: " + escapes);
        add(all, HTTP, "http://me:secret%gg@proxy", "read http proxy http://proxy: " + escapes);
        add(all, HTTP, "http://m%0:secret@proxy", "read http proxy http://proxy: " + escapes);
        add(all, HTTP, "http://me:sec/ret@proxy", "read http proxy http://proxy: " + slashes);
        add(all, HTTP, "http://me:sec#ret@proxy:80/", "read http proxy http://proxy:80/: " + slashes);
        add(all, HTTP, "http://me:12?ret@proxy", "read http proxy http://proxy: " + slashes);
        add(all, HTTP, "http://me:secret", "read http proxy http://me" + NO_PORT);
        add(all, HTTP, "http://me:secret/", "read http proxy http://me" + NO_PORT);
        add(all, HTTP, "me:secret", "read http proxy me" + NO_PORT);
        add(all, SOCKS, "me:123456", "read socks server me" + NO_PORT);
        add(
                all,
                SOCKS,
                "me:sec:ret",
                "read socks server me" + NO_IPV6 + ", an IPv6 address with a port " + "as [address]:port");
        add(
                all,
                HTTP,
                "http://me:sec:ret",
                "read http proxy http://me" + NO_IPV6 + ", an IPv6 address with a " + "port as [address]:port");
        add(all, HTTP, "http://me:12/secret", "read http proxy http://me: nothing but a / may follow host and port");
        add(all, HTTP, "http://me:secret@pro xy", "read http proxy http://pro xy: the host holds a space" + NO_HOST);
        add(all, HTTP, "http://me:secret@proxy:x", "read http proxy http://proxy:x" + NO_PORT);
        add(
                all,
                HTTP,
                "https://me:secret@proxy",
                "read http proxy https://proxy: the scheme https is not " + "supported; expected http://");
        add(all, HTTP, "http://me:sec\nret@proxy", "read http proxy http://proxy: it holds a control character");
        add(
                all,
                HTTP,
                "http://m%0ae:secret@proxy",
                "read http proxy http://proxy: the user name holds a control character");
        add(all, HTTP, "http://m%ffe:secret@proxy", "read http proxy http://proxy: the user name is not UTF-8");
        add(
                all,
                HTTP,
                "http://me%3Asecret@proxy",
                "read http proxy http://proxy: the user name holds a colon, " + "which http proxies cannot be sent");
    }

    /** What a desktop or a browser is told, where there is no person to see that it is no proxy. */
    private static void pacFiles(List<Vector> all) {
        String wanted = ": PAC files are not read; state the PROXY host:port that it names";
        for (String url : new String[] {
            "http://wpad/wpad.dat",
            "http://wpad:8080/PROXY.PAC",
            "https://wpad/proxy.pac",
            "file:///etc/proxy.pac",
            "pac+http://wpad/config",
            "PAC+https://wpad",
            "http://wpad/proxy.pac?v=1",
            "/etc/proxy.pac"
        }) {
            all.add(new Vector("pac file " + url, () -> describe(url, HTTP).endsWith(wanted) ? "told" : "not", "told"));
        }
        add(all, HTTP, "http://wpad/wpad.dat", "read http proxy http://wpad/wpad.dat" + wanted);
        add(all, SOCKS, "http://me:secret@wpad/x.pac", "read socks server http://wpad/x.pac" + wanted);
        add(all, HTTP, "http://proxy.pac/", "http proxy, proxy.pac:80");
        add(all, HTTP, "proxy.dat", "http proxy, proxy.dat:80");
    }

    private static void add(List<Vector> all, List<HopKind> kinds, String text, String expected) {
        all.add(new Vector(kinds.get(0).noun() + " spec " + text, () -> describe(text, kinds), expected));
    }

    private static String describe(String text, List<HopKind> kinds) {
        Parsed<ProxySpec> read = ProxySpec.parse(text, kinds, DestinationVectors::services);
        if (!read.ok()) {
            return read.error().describe();
        }
        ProxySpec spec = read.value();
        return kinds.get(0).noun() + version(kinds, spec.kind())
                + (spec.remoteResolution() ? ", remote" : "") + (spec.user() == null ? "" : ", user " + spec.user())
                + (spec.password() == null
                        ? ""
                        : ", password " + Hex.of(spec.password().bytes()))
                + ", " + spec.server();
    }

    /** What of several kinds the specification names. */
    private static String version(List<HopKind> kinds, HopKind named) {
        return kinds.size() == 1 || named == null
                ? ""
                : ", version " + (named.equals(Socks4Hop.KIND) ? 4 : named.equals(Socks5Hop.KIND) ? 5 : 0);
    }
}
