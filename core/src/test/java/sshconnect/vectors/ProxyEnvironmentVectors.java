package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Parsed;
import sshconnect.base.Target;
import sshconnect.way.ProxyEnvironment;
import sshconnect.way.ProxySpec;

/** The proxy of the environment: which variable counts, and which targets need none, with what curl's own tests expect. */
final class ProxyEnvironmentVectors {

    private static final String TOKEN = "http://srt:0aF%2Fx@localhost:3128";

    private ProxyEnvironmentVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        variables(all);
        targets(all);
        return all;
    }

    private static void variables(List<Vector> all) {
        add(all, "none", new FakeParameters(), "direct");
        for (String name : new String[] {"all_proxy", "ALL_PROXY", "https_proxy", "HTTPS_PROXY"}) {
            add(all, name, new FakeParameters().variable(name, TOKEN), "http proxy localhost:3128 srt 3061462f78");
            add(all, name + " empty", new FakeParameters().variable(name, ""), "direct");
        }
        for (String name : new String[] {"http_proxy", "HTTP_PROXY", "ftp_proxy", "All_Proxy"}) {
            add(all, name, new FakeParameters().variable(name, TOKEN), "direct");
        }
        FakeParameters order = new FakeParameters()
                .variable("HTTPS_PROXY", "d")
                .variable("https_proxy", "c")
                .variable("ALL_PROXY", "b");
        add(all, "second", order, "http proxy b:80");
        FakeParameters first = new FakeParameters().variable("ALL_PROXY", "b").variable("all_proxy", "a");
        add(all, "first", first, "http proxy a:80");
        FakeParameters empty = new FakeParameters().variable("all_proxy", "").variable("HTTPS_PROXY", "d");
        add(all, "empty one passed over", empty, "http proxy d:80");
        add(all, "scheme", new FakeParameters().variable("ALL_PROXY", "socks5h://p"), "socks server p:1080");
        add(all, "comma", new FakeParameters().variable("ALL_PROXY", "http://a:b,c@p"), "http proxy p:80 a 622c63");
        add(
                all,
                "bad port",
                new FakeParameters().variable("https_proxy", "http://me:secret@p:0"),
                "https_proxy: read http proxy http://p:0: the port is not a number from 1 to 65535 or a known service "
                        + "name");
        add(all, "bytes", new FakeParameters().variable("ALL_PROXY", "\u00ff"), "ALL_PROXY: it is not UTF-8");
    }

    private static void targets(List<Vector> all) {
        String names = "localhost,.example.com,.example.de";
        direct(all, "localhost .example.com .example.de", "www.example.com");
        direct(all, names, "www.example.com", "www.example.com.", "example.com", "EXAMPLE.COM.", "localhost");
        direct(all, "localhost,.example.com.,.example.de", "www.example.com");
        direct(all, "localhost,www.example.com.,.example.de", "www.example.com");
        direct(all, "localhost,example.com,.example.de", "example.com", "www.example.com");
        proxied(all, "localhost,example.com,.example.de", "nexample.com");
        direct(all, "127.0.0.1/8,localhost,", "127.0.0.1", "127.9.9.9");
        direct(all, "localhost,127.0.0.1", "127.0.0.1");
        proxied(all, "localhost,127.0.0.1", "127.0.0.2", "foobar.com");
        direct(all, "192.168.0.0/16", "192.168.0.1");
        direct(all, "192.168.0.0/24", "192.168.0.1");
        proxied(all, "192.168.0.0/24", "192.168.1.1");
        proxied(all, "192.168.0.0/32", "192.168.0.1");
        proxied(all, "192.168.0.0", "192.168.0.1");
        proxied(all, "192.168.0.1/33", "192.168.0.1");
        direct(all, "foo, bar, 192.168.0.0/16", "192.168.1.1", "BAr");
        proxied(all, "foo, bar, 192.168.0.0/16", "::1");
        direct(all, "foo, bar, ::1/64", "::1", "::2", "bar");
        direct(all, "foo,,,,,              bar, ::1/64", "BAr");
        proxied(all, "www2.example.com, .example.net", "www.example.com");
        direct(all, "*", "anything.example", "192.0.2.1", "::1");
        direct(all, "a, * ,b", "anything.example");
        direct(all, "example.com:22,10.0.0.0/8:22,[::1]:22", "www.example.com", "10.1.2.3", "::1");
        proxied(all, "example.com:23,10.0.0.0/8:443,[::1]:23", "www.example.com", "10.1.2.3", "::1");
        // What lists of direct targets take, and curl does not.
        proxied(all, "10.,!x,*.example.com,10.0.0.0/255.0.0.0,.,http://x", "10.1.2.3", "www.example.com", "x");
        FakeParameters both = new FakeParameters()
                .variable("ALL_PROXY", "p")
                .variable("no_proxy", "")
                .variable("NO_PROXY", "host.example");
        add(all, "empty no_proxy", both, "direct");
    }

    private static void direct(List<Vector> all, String list, String... hosts) {
        forEach(all, list, "direct", hosts);
    }

    private static void proxied(List<Vector> all, String list, String... hosts) {
        forEach(all, list, "http proxy p:80", hosts);
    }

    private static void forEach(List<Vector> all, String list, String expected, String... hosts) {
        for (String host : hosts) {
            FakeParameters system =
                    new FakeParameters().variable("ALL_PROXY", "p").variable("NO_PROXY", list);
            all.add(new Vector("no_proxy " + list + " " + host, () -> read(system, host), expected));
        }
    }

    private static void add(List<Vector> all, String name, FakeParameters system, String expected) {
        all.add(new Vector("proxy of environment: " + name, () -> read(system, "host.example"), expected));
    }

    private static String read(FakeParameters system, String host) {
        Parsed<List<ProxySpec>> read =
                new ProxyEnvironment(system).read(Target.of(host, 22), DestinationVectors::services);
        if (!read.ok()) {
            return read.error().describe();
        }
        if (read.value().isEmpty()) {
            return "direct";
        }
        ProxySpec proxy = read.value().get(0);
        return proxy.kind().noun() + " " + proxy.server() + (proxy.user() == null ? "" : " " + proxy.user())
                + (proxy.password() == null ? "" : " " + Hex.of(proxy.password().bytes()));
    }
}
