package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.way.HopKind;
import sshconnect.way.HttpHop;
import sshconnect.way.ProxySpec;
import sshconnect.way.Socks4Hop;
import sshconnect.way.Socks5Hop;
import sshconnect.way.TelnetHop;
import sshconnect.way.TlsUse;

/** Proxy specifications: what is taken, and what is said to the rest, which never shows a password. */
final class ProxySpecVectors {

    private static final String NO_HOST = "; expected a name or an IP address";
    private static final String NO_PORT = ": the port is not a number from 1 to 65535 or a known service name";
    private static final String NO_IPV6 = ": a host with a colon is not an IPv6 address" + NO_HOST;

    private static final String KNOWN = "; known are ca, cert, key, server-name and insecure, for TLS";

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
        unixSockets(all);
        tls(all);
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
        add(all, HTTP, "/", "read http proxy /: the host is empty" + NO_HOST);
        add(all, SOCKS, "proxy:1080//", "read socks server proxy" + NO_PORT);
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
                "ftp://proxy",
                "read http proxy ftp://proxy: the scheme ftp is not supported; expected http://, https://");
        add(
                all,
                SOCKS,
                "socks://proxy",
                "read socks server socks://proxy: the scheme socks is not supported; "
                        + "expected socks5://, socks5h://, socks4://, socks4a://, those of socks with +tls too");
        add(
                all,
                HTTP,
                "socks5://proxy",
                "read http proxy socks5://proxy: that is the url of a socks server; expected http://, https://");
        add(
                all,
                SOCKS,
                "http://proxy",
                "read socks server http://proxy: that is the url of a http proxy; "
                        + "expected socks5://, socks5h://, socks4://, socks4a://, those of socks with +tls too");
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
                "read http proxy http://proxy?x: the query has an unknown key x; known are ca, cert, key, server-name "
                        + "and insecure, for TLS");
        add(all, HTTP, "http://proxy#", "read http proxy http://proxy#: nothing but a / may follow host and port");
        add(all, HTTP, "://proxy", "read http proxy: the host is empty" + NO_HOST);
        add(all, HTTP, "ht tp://proxy", "read http proxy ht tp: the host holds a space" + NO_HOST);
        add(all, HTTP, "1http://proxy", "read http proxy 1http" + NO_PORT);
    }

    private static void unixSockets(List<Vector> all) {
        add(all, SOCKS, "/run/x.sock", "socks server, unix /run/x.sock");
        add(all, SOCKS, "me@/run/x:1.sock", "socks server, user me, unix /run/x:1.sock");
        add(all, HTTP, "./x.sock", "http proxy, unix ./x.sock");
        add(all, HTTP, "run/x.sock/", "http proxy, unix run/x.sock");
        add(all, TELNET, "/run/%41", "telnet proxy, unix /run/%41");
        add(all, SOCKS, "socks5h://localhost/run/x.sock", "socks server, version 5, remote, unix /run/x.sock");
        add(all, SOCKS, "socks4://me@LOCALHOST/x%20%2f%c3%a4", "socks server, version 4, user me, unix /x /\u00e4");
        add(all, HTTP, "https://localhost/x?insecure", "http proxy, tls insecure, unix /x");
        add(all, TELNET, "telnet://localhost/x", "telnet proxy, unix /x");
        String nothing = ": nothing but a / may follow host and port";
        add(all, SOCKS, "socks5://localhost:9/x", "read socks server socks5://localhost" + nothing);
        add(all, SOCKS, "socks5:///run/x", "read socks server socks5:///run/x" + nothing);
        add(all, SOCKS, "socks5://localhost/x#y", "read socks server socks5://localhost/x#y" + nothing);
        String where = "read socks server socks5://localhost/";
        add(all, SOCKS, "socks5://localhost/x/", where + "x/: the path of a Unix socket ends in no slash");
        add(all, SOCKS, "socks5://localhost/%ff", where + "%ff: the path is not UTF-8");
        add(all, SOCKS, "socks5://localhost/%00", where + "%00: the path holds a control character");
        add(
                all,
                SOCKS,
                "socks5://localhost/%0",
                where + "%0: in a path a % is followed by two hexadecimal digits, and stands for itself as %25");
    }

    private static void tls(List<Vector> all) {
        add(all, HTTP, "https://proxy", "http proxy, tls, proxy:443");
        add(all, HTTP, "HTTPS://proxy:8443/", "http proxy, tls, proxy:8443");
        add(all, SOCKS, "socks5+tls://p", "socks server, version 5, tls, p:1080");
        add(all, SOCKS, "socks5h+tls://p", "socks server, version 5, remote, tls, p:1080");
        add(all, SOCKS, "socks4+tls://p", "socks server, version 4, tls, p:1080");
        add(all, SOCKS, "socks4a+TLS://p", "socks server, version 4, remote, tls, p:1080");
        add(
                all,
                HTTP,
                "https://me:x@p?ca=/a%20b&cert=c%26d&key=k&server-name=n.example&insecure",
                "http proxy, user me, password 78, tls name n.example ca /a b cert c&d key k insecure, p:443");
        add(all, HTTP, "https://p/?insecure", "http proxy, tls insecure, p:443");
        String where = "read http proxy https://p?";
        add(all, HTTP, "https://p?", where + ": the query has an unknown key" + KNOWN);
        add(all, HTTP, "https://p?insecure&", where + "insecure&: the query has an unknown key" + KNOWN);
        add(all, HTTP, "https://p?CA=x", where + "CA=x: the query has an unknown key CA" + KNOWN);
        add(all, HTTP, "https://p?ca", where + "ca: ca in the query needs a value");
        add(all, HTTP, "https://p?key=", where + "key=: key in the query needs a value");
        add(all, HTTP, "https://p?insecure=no", where + "insecure=no: insecure in the query takes no value");
        add(all, HTTP, "https://p?insecure&insecure", where + "insecure&insecure: insecure stands twice in the query");
        add(all, HTTP, "https://p?ca=a&ca=a", where + "ca=a&ca=a: ca stands twice in the query");
        String escapes = "; a % is followed by two hexadecimal digits, and stands for itself as %25";
        add(all, HTTP, "https://p?ca=%0", where + "ca=%0: the value of ca in the query is not escaped" + escapes);
        add(all, HTTP, "https://p?ca=%0a", where + "ca=%0a: the value of ca in the query is not text" + escapes);
        add(all, HTTP, "https://p?ca=%ff", where + "ca=%ff: the value of ca in the query is not text" + escapes);
        add(
                all,
                HTTP,
                "https://p?server-name=a/b",
                where + "server-name=a/b: server-name in the query: the host holds the character /" + NO_HOST);
        add(all, TELNET, "telnet://p?iac", "telnet proxy, iac, p:23");
        add(all, TELNET, "telnet://localhost/x?iac", "telnet proxy, iac, unix /x");
        add(all, TELNET, "telnet://p?iac=1", "read telnet proxy telnet://p?iac=1: iac in the query takes no value");
        add(all, TELNET, "telnet://p?iac&iac", "read telnet proxy telnet://p?iac&iac: iac stands twice in the query");
        add(all, HTTP, "https://p?iac", where + "iac: iac in the query is for telnet proxies");
        String clear = " in the query is for TLS, and this hop is reached in clear";
        add(all, HTTP, "http://p?ca=x", "read http proxy http://p?ca=x: ca" + clear + "; write https://");
        add(
                all,
                SOCKS,
                "socks4://p?insecure",
                "read socks server socks4://p?insecure: insecure" + clear + "; write socks4+tls://");
        add(all, TELNET, "telnet://p?key=x", "read telnet proxy telnet://p?key=x: key" + clear);
        add(
                all,
                TELNET,
                "telnet://p?x",
                "read telnet proxy telnet://p?x: the query has an unknown key x; known is iac");
        add(
                all,
                TELNET,
                "telnet+tls://p",
                "read telnet proxy telnet+tls://p: the scheme telnet+tls is not supported; expected telnet://");
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
                "ftp://me:secret@proxy",
                "read http proxy ftp://proxy: the scheme ftp is not supported; expected http://, https://");
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
        return kinds.get(0).noun()
                + version(kinds, spec.kind())
                + (spec.remoteResolution() ? ", remote" : "")
                + (spec.user() == null ? "" : ", user " + spec.user())
                + (spec.password() == null
                        ? ""
                        : ", password " + Hex.of(spec.password().bytes()))
                + (spec.tls() == null ? "" : ", tls" + describe(spec.tls()))
                + (spec.iac() ? ", iac" : "")
                + (spec.server() instanceof Target.UnixSocket ? ", unix " : ", ")
                + spec.server();
    }

    private static String describe(TlsUse tls) {
        return stated("name", tls.serverName())
                + stated("ca", tls.authorityFile())
                + stated("cert", tls.certificateFile())
                + stated("key", tls.keyFile())
                + (tls.insecure() ? " insecure" : "");
    }

    private static String stated(String what, String value) {
        return value == null ? "" : " " + what + " " + value;
    }

    /** What of several kinds the specification names. */
    private static String version(List<HopKind> kinds, HopKind named) {
        return kinds.size() == 1 || named == null
                ? ""
                : ", version " + (named.equals(Socks4Hop.KIND) ? 4 : named.equals(Socks5Hop.KIND) ? 5 : 0);
    }
}
