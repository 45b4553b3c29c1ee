package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;
import sshconnect.way.Account;
import sshconnect.way.DirectRules;
import sshconnect.way.Protocol;

/** Which parameters count for which protocol: users, passwords, direct lists. */
final class AccountVectors {

    private static final String[] USERS = {"SOCKS5_USER", "SOCKS4_USER", "HTTP_PROXY_USER", "SOCKS_USER", "CONNECT_USER"
    };
    private static final String[] PASSWORDS = {
        "SOCKS5_PASSWD", "SOCKS5_PASSWORD", "HTTP_PROXY_PASSWORD", "SOCKS_PASSWORD", "CONNECT_PASSWORD"
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
        user(all, Protocol.SOCKS5, "SOCKS5_USER", "SOCKS_USER", "CONNECT_USER");
        user(all, Protocol.SOCKS4, "SOCKS4_USER", "SOCKS_USER", "CONNECT_USER");
        user(all, Protocol.HTTP, "HTTP_PROXY_USER", "CONNECT_USER");
        user(all, Protocol.TELNET);
        password(all, Protocol.SOCKS5, "SOCKS5_PASSWD", "SOCKS5_PASSWORD", "SOCKS_PASSWORD", "CONNECT_PASSWORD");
        password(all, Protocol.HTTP, "HTTP_PROXY_PASSWORD", "CONNECT_PASSWORD");
        password(all, Protocol.SOCKS4);
        password(all, Protocol.TELNET);
        all.add(new Vector(
                "account, a specific name in a file comes before a general one in the environment",
                () -> user(accounts("CONNECT_USER").file("/etc/connectrc", "SOCKS_USER = file"), Protocol.SOCKS5, null),
                "file"));
        all.add(new Vector(
                "account, an empty user is a user",
                () -> user(accounts("CONNECT_USER").variable("SOCKS4_USER", ""), Protocol.SOCKS4, null),
                ""));
        all.add(new Vector(
                "account, a user that is not UTF-8 is passed over",
                () -> user(accounts("CONNECT_USER").variable("SOCKS4_USER", "\u00e4"), Protocol.SOCKS4, null),
                "of CONNECT_USER"));
    }

    /** The names that count, in order: each row takes the first of the row before away. */
    private static void user(List<Vector> all, Protocol protocol, String... order) {
        all.add(new Vector(
                "user of " + protocol + ", in the specification",
                () -> user(accounts(USERS), protocol, "spec"),
                "spec"));
        for (int i = 0; i <= order.length; i++) {
            String[] present = without(USERS, order, i);
            all.add(new Vector(
                    "user of " + protocol + ", choice " + (i + 1),
                    () -> user(accounts(present), protocol, null),
                    choice(order, i, "system account")));
        }
    }

    private static void password(List<Vector> all, Protocol protocol, String... order) {
        all.add(new Vector(
                "password of " + protocol + ", in the specification",
                () -> password(accounts(PASSWORDS), protocol, Secret.of("spec")),
                "spec"));
        for (int i = 0; i <= order.length; i++) {
            String[] present = without(PASSWORDS, order, i);
            all.add(new Vector(
                    "password of " + protocol + ", choice " + (i + 1),
                    () -> password(accounts(present), protocol, null),
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

    private static String user(FakeParameters world, Protocol protocol, String specUser) {
        return Account.user(world.parameters(), protocol, specUser, "system account");
    }

    private static String password(FakeParameters world, Protocol protocol, Secret specPassword) {
        Secret password = Account.password(world.parameters(), protocol, specPassword);
        return password == null ? "none" : Utf8.decode(password.bytes());
    }

    private static void directLists(List<Vector> all) {
        direct(all, Protocol.SOCKS5, "SOCKS5_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT");
        direct(all, Protocol.SOCKS4, "SOCKS4_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT");
        direct(all, Protocol.HTTP, "HTTP_DIRECT", "CONNECT_DIRECT");
        direct(all, Protocol.TELNET, "CONNECT_DIRECT");
    }

    /** Every list holds a rule that cannot be read, so that the warnings say which list it is. */
    private static void direct(List<Vector> all, Protocol protocol, String... order) {
        String[] names = {"SOCKS5_DIRECT", "SOCKS4_DIRECT", "HTTP_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT"};
        for (int i = 0; i <= order.length; i++) {
            String[] present = without(names, order, i);
            String expected = i < order.length
                    ? "[" + order[i] + ": ignored of " + order[i] + "; a comma stands between rules]"
                    : "[]";
            all.add(new Vector(
                    "direct list of " + protocol + ", choice " + (i + 1),
                    () -> DirectRules.of(accounts(present).parameters(), protocol, List.of())
                            .warnings()
                            .toString(),
                    expected));
        }
    }
}
