package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.way.DirectRules;
import sshconnect.way.HopKind;
import sshconnect.way.HttpHop;
import sshconnect.way.Peer;
import sshconnect.way.ProxySpec;
import sshconnect.way.Socks4Hop;
import sshconnect.way.Socks5Hop;
import sshconnect.way.TelnetHop;

/** Which parameters count for which protocol: users, passwords, direct lists. */
final class AccountVectors {

    private static final String[] USERS = {
        "SOCKS5_USER", "SOCKS4_USER", "HTTP_PROXY_USER", "TELNET_USER", "SOCKS_USER", "CONNECT_USER"
    };
    private static final String[] PASSWORDS = {
        "SOCKS5_PASSWD",
        "SOCKS5_PASSWORD",
        "HTTP_PROXY_PASSWORD",
        "TELNET_PASSWORD",
        "SOCKS_PASSWORD",
        "CONNECT_PASSWORD"
    };

    private AccountVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        accounts(all);
        directLists(all);
        return all;
    }

    private static FakeParameters accounts(String... names) {
        FakeParameters world = new FakeParameters();
        for (String name : names) {
            world.variable(name, "of " + name);
        }
        return world;
    }

    private static void accounts(List<Vector> all) {
        user(all, Socks5Hop.KIND, "SOCKS5_USER", "SOCKS_USER", "CONNECT_USER");
        user(all, Socks4Hop.KIND, "SOCKS4_USER", "SOCKS_USER", "CONNECT_USER");
        user(all, HttpHop.KIND, "HTTP_PROXY_USER", "CONNECT_USER");
        user(all, TelnetHop.KIND, "TELNET_USER", "CONNECT_USER");
        password(all, Socks5Hop.KIND, "SOCKS5_PASSWD", "SOCKS5_PASSWORD", "SOCKS_PASSWORD", "CONNECT_PASSWORD");
        password(all, HttpHop.KIND, "HTTP_PROXY_PASSWORD", "CONNECT_PASSWORD");
        password(all, Socks4Hop.KIND);
        password(all, TelnetHop.KIND, "TELNET_PASSWORD", "CONNECT_PASSWORD");
        all.add(new Vector(
                "account, a specific name in a file comes before a general one in the environment",
                () -> user(accounts("CONNECT_USER").file("/etc/connectrc", "SOCKS_USER = file"), Socks5Hop.KIND, null),
                "file"));
        all.add(new Vector(
                "account, an empty user is a user",
                () -> user(accounts("CONNECT_USER").variable("SOCKS4_USER", ""), Socks4Hop.KIND, null),
                ""));
        all.add(new Vector(
                "account, a user that is not UTF-8 is passed over",
                () -> user(accounts("CONNECT_USER").variable("SOCKS4_USER", "\u00e4"), Socks4Hop.KIND, null),
                "of CONNECT_USER"));
    }

    /** The names that count, in order: each row takes the first of the row before away. */
    private static void user(List<Vector> all, HopKind kind, String... order) {
        all.add(new Vector(
                "user of " + name(kind) + ", in the specification", () -> user(accounts(USERS), kind, "spec"), "spec"));
        for (int i = 0; i <= order.length; i++) {
            String[] present = without(USERS, order, i);
            all.add(new Vector(
                    "user of " + name(kind) + ", choice " + (i + 1),
                    () -> user(accounts(present), kind, null),
                    choice(order, i, "system account")));
        }
    }

    private static void password(List<Vector> all, HopKind kind, String... order) {
        all.add(new Vector(
                "password of " + name(kind) + ", in the specification",
                () -> password(accounts(PASSWORDS), kind, Secret.of("spec")),
                order.length == 0 ? "none" : "spec"));
        for (int i = 0; i <= order.length; i++) {
            String[] present = without(PASSWORDS, order, i);
            all.add(new Vector(
                    "password of " + name(kind) + ", choice " + (i + 1),
                    () -> password(accounts(present), kind, null),
                    choice(order, i, "none")));
        }
    }

    private static String choice(String[] order, int index, String last) {
        return index < order.length ? "of " + order[index] : last;
    }

    private static String[] without(String[] names, String[] order, int count) {
        List<String> left = new ArrayList<>(List.of(names));
        for (int i = 0; i < count; i++) {
            left.remove(order[i]);
        }
        return left.toArray(new String[0]);
    }

    private static String name(HopKind kind) {
        return kind.schemes().get(0).name();
    }

    private static Peer peer(FakeParameters world, HopKind kind, String user, Secret password) {
        return new ProxySpec(kind, false, Target.of("proxy", 1), user, password).peer(kind, world.parameters());
    }

    private static String user(FakeParameters world, HopKind kind, String specUser) {
        return peer(world, kind, specUser, null).userOrAccount(world);
    }

    private static String password(FakeParameters world, HopKind kind, Secret specPassword) {
        Secret password = peer(world, kind, null, specPassword).password();
        return password == null ? "none" : Utf8.decode(password.bytes());
    }

    private static void directLists(List<Vector> all) {
        direct(all, Socks5Hop.KIND, "SOCKS5_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT");
        direct(all, Socks4Hop.KIND, "SOCKS4_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT");
        direct(all, HttpHop.KIND, "HTTP_DIRECT", "CONNECT_DIRECT");
        direct(all, TelnetHop.KIND, "CONNECT_DIRECT");
    }

    /** Every list holds a rule that cannot be read, so that the warnings say which list it is. */
    private static void direct(List<Vector> all, HopKind kind, String... order) {
        String[] names = {"SOCKS5_DIRECT", "SOCKS4_DIRECT", "HTTP_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT"};
        for (int i = 0; i <= order.length; i++) {
            String[] present = without(names, order, i);
            String expected = i < order.length
                    ? "[" + order[i] + ": ignored of " + order[i] + "; a comma stands between rules]"
                    : "[]";
            all.add(new Vector(
                    "direct list of " + name(kind) + ", choice " + (i + 1),
                    () -> DirectRules.of(
                                    accounts(present).parameters(),
                                    kind.parameters().direct(),
                                    List.of())
                            .value()
                            .warnings()
                            .toString(),
                    expected));
        }
    }
}
