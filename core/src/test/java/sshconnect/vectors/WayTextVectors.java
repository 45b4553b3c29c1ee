package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Parsed;
import sshconnect.way.Hop;
import sshconnect.way.Peer;
import sshconnect.way.ProxySpec;
import sshconnect.way.Resolution;
import sshconnect.way.WayText;

/** Ways as one text: how they print, and what is said to those that make no sense. */
final class WayTextVectors {

    private static final String NO_SCHEME = ": each hop of a chain needs a scheme, such as http:// or socks5://; "
            + "a comma that belongs to a hop is written %2C";

    private WayTextVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        ways(all);
        errors(all);
        return all;
    }

    private static void ways(List<Vector> all) {
        add(all, "direct", "direct");
        add(all, " direct ", "direct");
        add(all, "http://p", "http://p:80");
        add(all, "p:3128", "http://p:3128");
        add(all, "me:se%3Acret@p", "http://me@p:80");
        add(all, "HTTPS://Me:x@P.example", "https://Me@P.example:443");
        add(all, "socks5://p", "socks5://p:1080");
        add(all, "socks5h://p:ssh/", "socks5h://p:22");
        add(all, "socks4a+tls://[2001:DB8::1]", "socks4a+tls://[2001:DB8::1]:1080");
        add(all, "socks5://[fe80::1%25eth0]:9", "socks5://[fe80::1%25eth0]:9");
        add(all, "telnet://p", "telnet://p:23");
        add(all, "telnet://p/?iac,http://q", "telnet://p:23?iac,http://q:80");
        add(all, "http://a, socks5h+tls://b:1 ,telnet://c", "http://a:80,socks5h+tls://b:1,telnet://c:23");
        add(all, "socks5://a%2Cb%40:x@p,http://q", "socks5://a%2cb%40@p:1080,http://q:80");
        add(all, "socks5h://localhost/run/a%2Cb%3f,http://q", "socks5h://localhost/run/a%2cb%3f,http://q:80");
        add(
                all,
                "https://p?insecure&server-name=n&key=k%26&cert=/c:1&ca=a%2Cb",
                "https://p:443?ca=a%2cb&cert=/c:1&key=k%26&server-name=n&insecure");
        StringBuilder most = new StringBuilder("http://h:80");
        for (int i = 1; i < 16; i++) {
            most.append(",http://h:80");
        }
        add(all, most.toString(), most.toString());
        add(all, most + ",http://h:80", "column 193: a way has 16 hops at most");
    }

    private static void errors(List<Vector> all) {
        add(all, "", "column 1: read http proxy http://: the host is empty; expected a name or an IP address");
        add(all, "http://a,", "column 10: a hop is missing");
        add(all, ",http://a", "column 1: a hop is missing");
        add(all, "http://a,,http://b", "column 10: a hop is missing");
        add(all, "http://a,direct", "column 10: direct is a whole way, and no hop of one");
        add(all, "env,http://a", "column 1: env is a whole way, and no hop of one");
        add(all, "a,http://b", "column 1" + NO_SCHEME);
        add(all, "http://me:80,secret@p", "column 14" + NO_SCHEME);
        add(
                all,
                "http://a,ftp://me:x@b",
                "column 10: read http proxy ftp://b: the scheme ftp is not supported; expected http://, https://, "
                        + "socks5://, socks5h://, socks4://, socks4a://, telnet://, those of socks with +tls too");
        add(
                all,
                "http://a,socks5://b:0",
                "column 10: read socks server socks5://b: the port is not a number from 1 to 65535 or a known service "
                        + "name");
        add(
                all,
                "http://a,http://localhost/x",
                "column 10: only the first hop can be a Unix socket: no proxy can be asked for one");
        add(
                all,
                "socks5://me:x@a?insecure",
                "column 1: read socks server socks5://a?insecure: insecure in the query is for TLS, and this hop is "
                        + "reached in clear; write socks5+tls://");
    }

    private static void add(List<Vector> all, String text, String expected) {
        all.add(new Vector("way " + text, () -> print(text), expected));
    }

    private static String print(String text) {
        Parsed<List<ProxySpec>> read = WayText.parse(text, DestinationVectors::services);
        if (!read.ok()) {
            return read.error().describe();
        }
        List<Hop> hops = new ArrayList<>();
        for (ProxySpec spec : read.value()) {
            Resolution resolution = spec.remoteResolution() ? Resolution.By.REMOTE : null;
            Hop hop = spec.kind()
                    .usual()
                    .apply(new Peer(spec.server(), spec.user(), null, spec.tls(), resolution, false));
            hops.add(spec.completed(hop));
        }
        WayText.wipe(read.value());
        return WayText.print(hops);
    }
}
