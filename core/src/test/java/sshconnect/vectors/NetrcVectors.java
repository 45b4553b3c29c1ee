package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Utf8;
import sshconnect.way.Netrc;

/** What is found in a file {@code .netrc}. */
final class NetrcVectors {

    private static final String TWO =
            "machine proxy.test login ann password one\nmachine proxy.test login bob password two\n";

    private NetrcVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        add(all, "", null, "nothing");
        add(all, "machine", null, "nothing");
        add(all, "machine proxy.test", null, "nothing");
        add(all, "machine proxy.test login", null, "nothing");
        add(all, "machine proxy.test login ann", null, "nothing");
        add(all, "machine proxy.test password", null, "nothing");
        add(all, "machine proxy.test login ann password one", null, "ann one");
        add(all, "machine PROXY.Test\n\tlogin ann\r\n\tpassword one\n", null, "ann one");
        add(all, "machine proxy.test password one", "ann", "null one");
        add(all, "machine proxy.test account x password one login ann", null, "ann one");
        add(
                all,
                "machine other.test login bob password two machine proxy.test login ann password one",
                null,
                "ann one");
        add(all, "machine other.test login bob password two", null, "nothing");
        add(all, "machine machine password one machine proxy.test password machine", null, "null machine");
        add(all, TWO, null, "ann one");
        add(all, TWO, "bob", "bob two");
        add(all, TWO, "eve", "nothing");
        add(all, TWO + "default login eve password three", "eve", "eve three");
        add(all, "default login eve password three", null, "eve three");
        add(all, "machine proxy.test login ann default password three", null, "null three");
        quoting(all);
        return all;
    }

    private static void quoting(List<Vector> all) {
        add(all, "machine proxy.test login \"a b\" password \"c \\\"d\\\\e\\tf\\n\"", null, "a b c \"d\\e\tf\n");
        add(all, "machine proxy.test login ann password \"open", null, "ann open");
        add(all, "machine proxy.test login ann password \"\"", null, "ann ");
        add(all, "machine proxy.test login ann password \"x\\", null, "ann x\\");
        add(all, "machine proxy.test login ann password b\\c\"d", null, "ann b\\c\"d");
        add(all, "# machine proxy.test password no\nmachine proxy.test # login\n password #one", null, "null #one");
        add(all, "macdef init\nmachine proxy.test password no\n\nmachine proxy.test password one", null, "null one");
        add(all, "macdef init\nmachine proxy.test password no\n", null, "nothing");
        add(all, "machine proxy.test login \u00e4 password \u20ac", "\u00e4", "\u00e4 \u20ac");
    }

    private static void add(List<Vector> all, String content, String user, String expected) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        all.add(new Vector(
                "netrc, " + user + " in " + Hex.of(bytes),
                () -> {
                    Netrc.Login login = Netrc.find(bytes, "proxy.test", user);
                    return login == null
                            ? "nothing"
                            : login.user() + " " + Utf8.decode(login.password().bytes());
                },
                expected));
    }
}
