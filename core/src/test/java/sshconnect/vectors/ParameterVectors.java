package sshconnect.vectors;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Fault;

/** Parameters: the format of the files, the order of the places, and what is complained about. */
final class ParameterVectors {

    private static final String USER_FILE = "/home/me/.connectrc";
    private static final String SYSTEM_FILE = "/etc/connectrc";

    private ParameterVectors() {}

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        values(all);
        quotedValues(all);
        problems(all);
        manyProblems(all);
        places(all);
        faults(all);
        permissions(all);
        distrust(all);
        encodings(all);
        return all;
    }

    private static void values(List<Vector> all) {
        file(all, "plain", "SOCKS_USER=me\n", "me");
        file(all, "white space around", " \tSOCKS_USER \t = \t me \t \n", "me");
        file(all, "white space inside", "SOCKS_USER = me and  you\n", "me and  you");
        file(all, "no end of line", "SOCKS_USER=me", "me");
        file(all, "CR LF", "SOCKS_USER=me\r\n#\r\n\r\n", "me");
        file(all, "CR at the end", "SOCKS_USER=me\r", "me");
        file(all, "empty", "SOCKS_USER=\n", "");
        file(all, "empty without end of line", "SOCKS_USER=", "");
        file(all, "the last counts", "SOCKS_USER=a\nSOCKS_USER=b\n", "b");
        file(all, "equals signs", "SOCKS_USER = a=b=\n", "a=b=");
        file(all, "comment lines", "#SOCKS_USER=a\n  # x\n\n \t\nSOCKS_USER=b\n#", "b");
        file(all, "comment after white space", "SOCKS_USER = me # and = you\n", "me");
        file(all, "comment after a tab", "SOCKS_USER = me\t#x\n", "me");
        file(all, "comment instead of a value", "SOCKS_USER = # x\n", "");
        file(all, "# inside", "SOCKS_USER = a#b\n", "a#b");
        file(all, "# at once", "SOCKS_USER=#b\n", "#b");
        file(all, "backslashes", "SOCKS_USER = DOMAIN\\me\\n\n", "DOMAIN\\me\\n");
        file(all, "single quotes", "SOCKS_USER = 'me'\n", "'me'");
        file(all, "quotes inside", "SOCKS_USER = a\"b\" c\n", "a\"b\" c");
        file(all, "a long line", "SOCKS_USER = " + "x".repeat(70000) + "\n", "x".repeat(70000));
        file(all, "a byte order mark", "\u00ef\u00bb\u00bfSOCKS_USER=me\n", "me");
        file(all, "UTF-8", "SOCKS_USER=\u00c3\u00a4\n", "\u00e4");
        file(all, "no such line", "SOCKS5_USER=me\n", "null");
        file(all, "nothing", "", "null");
    }

    private static void quotedValues(List<Vector> all) {
        file(all, "quoted", "SOCKS_USER = \"me\"\n", "me");
        file(all, "quoted and empty", "SOCKS_USER=\"\"\n", "");
        file(all, "quoted white space", "SOCKS_USER = \" a  b \" \n", " a  b ");
        file(all, "quoted #", "SOCKS_USER = \"a # b\"\n", "a # b");
        file(all, "quoted and a comment", "SOCKS_USER = \"a\" # \"b\"\n", "a");
        file(all, "quotes in quotes", "SOCKS_USER = \"a \"b\" c\"\n", "a \"b\" c");
        file(all, "quoted quote and #", "SOCKS_USER=\"a\"#\"\n", "a\"#");
        file(all, "quoted backslash", "SOCKS_USER=\"DOMAIN\\\"\n", "DOMAIN\\");
        file(all, "quoted without end of line", "SOCKS_USER=\"a\"", "a");
        file(all, "quoted with CR LF", "SOCKS_USER=\"a\"\r\n", "a");
        String unclosed = "null\n" + USER_FILE + ":1: the value of SOCKS_USER begins with a double quote and has none "
                + "at its end";
        file(all, "one quote", "SOCKS_USER=\"\n", unclosed);
        file(
                all,
                "unclosed quote",
                "SOCKS_USER = \"me\n\"\n",
                unclosed + "\n" + USER_FILE + ":2: expected NAME = value");
        file(all, "text after the quote", "SOCKS_USER = \"me\"you\n", unclosed);
    }

    private static void problems(List<Vector> all) {
        problem(all, "no equals sign", "SOCKS5_PASSWORD secret", "expected NAME = value");
        problem(all, "comment before the equals sign", "SOCKS5_PASSWORD # = secret", "expected NAME = value");
        problem(all, "no name", " = secret", "expected NAME = value");
        problem(all, "unknown name", "SOCK5_USER = secret", "unknown parameter SOCK5_USER");
        problem(all, "lower case", "http_proxy = secret", "unknown parameter http_proxy");
        problem(all, "name of the environment only", "DISPLAY = :0", "unknown parameter DISPLAY");
        problem(all, "a line of a shell", "export HTTP_PROXY=secret", "export is for shells; write HTTP_PROXY = value");
        problem(
                all,
                "a line of a shell with more blanks",
                " export\t HTTP_PROXY = secret",
                "export is for shells; write HTTP_PROXY = value");
        problem(
                all,
                "a line of a shell with an unknown name",
                "export MY_SECRET=x",
                "export is for shells; write NAME = value");
        problem(
                all,
                "a name that begins as a shell's word",
                "exportHTTP_PROXY = x",
                "unknown parameter exportHTTP_PROXY");
        problem(all, "a line that is no parameter", "my secret = x", "unknown parameter");
        problem(all, "an escape sequence", "\u001b[31m = x", "unknown parameter");
        problem(all, "an unknown name of 41 characters", "N".repeat(41) + " = x", "unknown parameter");
        problem(all, "NUL", "SOCKS5_PASSWORD = se\u0000cret", "SOCKS5_PASSWORD holds a control character");
        problem(all, "tab", "SOCKS_SERVER = a\tb", "SOCKS_SERVER holds a control character");
        problem(all, "CR", "SOCKS_SERVER = a\rb", "SOCKS_SERVER holds a control character");
        problem(all, "DEL", "SOCKS_SERVER = a\u007fb", "SOCKS_SERVER holds a control character");
        problem(all, "not UTF-8", "SOCKS_SERVER = a\u00e4b", "SOCKS_SERVER is not UTF-8");
    }

    private static void problem(List<Vector> all, String name, String line, String expected) {
        file(all, name, "\n" + line + "\nSOCKS_USER = me\n", "me\n" + USER_FILE + ":2: " + expected);
    }

    private static void manyProblems(List<Vector> all) {
        StringBuilder ten = new StringBuilder("null");
        for (int i = 1; i <= 10; i++) {
            ten.append("\n").append(USER_FILE).append(':').append(i).append(": expected NAME = value");
        }
        file(all, "ten wrong lines", "x\n".repeat(10), ten.toString());
        file(
                all,
                "12 wrong lines",
                "x\n".repeat(12) + "SOCKS_USER = me",
                ten.toString().replace("null", "me") + "\n" + USER_FILE + ": 2 more lines are wrong");
    }

    private static void file(List<Vector> all, String name, String content, String expected) {
        all.add(new Vector(
                "parameter file, " + name,
                () -> new FakeParameters().file(USER_FILE, content).text("SOCKS_USER"),
                expected));
    }

    private static FakeParameters places() {
        return new FakeParameters()
                .variable("SOCKS_USER", "environment")
                .file(USER_FILE, "SOCKS_USER = user file\nHTTP_PROXY = user file\nSOCKS_SERVER =\n")
                .file(SYSTEM_FILE, "SOCKS_USER = x\nHTTP_PROXY = x\nSOCKS_SERVER = x\nTELNET_PROXY = system file\n");
    }

    private static void places(List<Vector> all) {
        all.add(new Vector("parameters, environment first", () -> places().text("SOCKS_USER"), "environment"));
        all.add(new Vector("parameters, then the user's file", () -> places().text("HTTP_PROXY"), "user file"));
        all.add(new Vector("parameters, then the system's file", () -> places().text("TELNET_PROXY"), "system file"));
        all.add(new Vector("parameters, nowhere", () -> places().text("CONNECT_USER"), "null"));
        all.add(new Vector("parameters, empty in a file is set", () -> places().text("SOCKS_SERVER"), ""));
        all.add(new Vector(
                "parameters, empty in the environment is set",
                () -> places().variable("HTTP_PROXY", "").text("HTTP_PROXY"),
                ""));
        all.add(new Vector(
                "parameters, of the environment only",
                () -> new FakeParameters()
                        .variable("DISPLAY", ":0")
                        .file(USER_FILE, "DISPLAY = x")
                        .text("DISPLAY", "LINES"),
                ":0, null"));
        all.add(reads("no file for what is in the environment", places(), "", "SOCKS_USER"));
        all.add(reads("no file for names that files cannot hold", places(), "", "DISPLAY", "SSH_ASKPASS_REQUIRE"));
        all.add(reads("no second file", places(), " " + USER_FILE, "HTTP_PROXY", "HTTP_PROXY"));
        all.add(reads(
                "each file once",
                places(),
                " " + USER_FILE + " " + SYSTEM_FILE,
                "CONNECT_USER",
                "TELNET_PROXY",
                "SOCKS5_USER"));
        all.add(reads("no home", places().home(null), " " + SYSTEM_FILE, "HTTP_PROXY"));
        all.add(reads("an empty home", places().home(""), " " + SYSTEM_FILE, "HTTP_PROXY"));
        all.add(reads("the root is home", places().home("/"), " /.connectrc " + SYSTEM_FILE, "HTTP_PROXY"));
    }

    private static Vector reads(String name, FakeParameters world, String expected, String... wanted) {
        return new Vector(
                "parameters, files read: " + name,
                () -> {
                    world.text(wanted);
                    return world.reads();
                },
                expected);
    }

    private static void faults(List<Vector> all) {
        all.add(new Vector(
                "parameters, no permission for the user's file",
                () -> new FakeParameters()
                        .fault(USER_FILE, Fault.Kind.DENIED, "permission denied")
                        .file(SYSTEM_FILE, "SOCKS_USER = me")
                        .text("SOCKS_USER", "HTTP_PROXY"),
                "me, null\nread " + USER_FILE + ": permission denied"));
        all.add(new Vector(
                "parameters, the system's file is a directory",
                () -> new FakeParameters()
                        .fault(SYSTEM_FILE, Fault.Kind.OTHER, "is a directory")
                        .text("SOCKS_USER"),
                "null\nread " + SYSTEM_FILE + ": is a directory"));
    }

    private static void distrust(List<Vector> all) {
        all.add(new Vector(
                "parameters, the user's file is somebody else's",
                () -> new FakeParameters()
                        .ofOthers(USER_FILE, "SOCKS_USER = evil\nx\n")
                        .file(SYSTEM_FILE, "SOCKS_USER = me")
                        .text("SOCKS_USER"),
                "me\n" + USER_FILE + " is not used: it belongs to another user"));
        all.add(new Vector(
                "parameters, the system's file can be written by others",
                () -> new FakeParameters()
                        .writableFile(SYSTEM_FILE, "SOCKS_USER = evil")
                        .text("SOCKS_USER"),
                "null\n" + SYSTEM_FILE + " is not used: others can write it; try chmod go-w"));
        all.add(new Vector(
                "parameters, the user's file is too large",
                () -> new FakeParameters()
                        .fault(USER_FILE, Fault.Kind.TOO_LARGE, "it has more than 9 bytes")
                        .file(SYSTEM_FILE, "SOCKS_USER = me")
                        .problem("SOCKS_USER"),
                "me: read " + USER_FILE + ": it has more than 9 bytes"));
        all.add(new Vector(
                "parameters, nobody writes the files",
                () -> new FakeParameters()
                        .fault(USER_FILE, Fault.Kind.TIMED_OUT, "no answer")
                        .fault(SYSTEM_FILE, Fault.Kind.TIMED_OUT, "no answer")
                        .problem("SOCKS_USER"),
                "null: read " + USER_FILE + ": no answer"));
    }

    private static void permissions(List<Vector> all) {
        String complaint = "\n" + USER_FILE
                + " holds a password, which is not used, for others can read it; try chmod 600, or --insecure-files";
        open(all, "a password", "CONNECT_PASSWORD = secret", complaint);
        open(all, "another password", "SOCKS5_PASSWD = secret\nSOCKS_USER = me", complaint);
        open(all, "an empty password", "CONNECT_PASSWORD = ", "");
        open(all, "a URL with a password", "HTTP_PROXY = http://me:secret@proxy/", complaint);
        open(all, "a URL with a user", "HTTP_PROXY = http://me@proxy:80/", "");
        open(all, "no password", "HTTP_PROXY = me@proxy:80", "");
        all.add(new Vector(
                "parameter file, open to others, its passwords are not used",
                () -> new FakeParameters()
                        .openFile(
                                USER_FILE,
                                "CONNECT_PASSWORD = secret\nSOCKS5_PASSWD = secret\n"
                                        + "HTTP_PROXY = http://me:sec:r@t@proxy/\nSOCKS_USER = me")
                        .text("CONNECT_PASSWORD", "SOCKS5_PASSWD", "HTTP_PROXY", "SOCKS_USER"),
                "null, null, http://me@proxy/, me" + complaint));
        all.add(new Vector(
                "parameter file, closed to others, a password",
                () -> new FakeParameters()
                        .file(USER_FILE, "CONNECT_PASSWORD = secret")
                        .text("HTTP_PROXY_USER"),
                "null"));
        all.add(new Vector(
                "parameter file of the system, open to others, a password",
                () -> new FakeParameters()
                        .openFile(SYSTEM_FILE, "CONNECT_PASSWORD = secret")
                        .text("HTTP_PROXY_USER"),
                "null"));
    }

    private static void open(List<Vector> all, String name, String content, String expected) {
        all.add(new Vector(
                "parameter file, open to others, " + name,
                () -> new FakeParameters().openFile(USER_FILE, content).text("HTTP_PROXY_USER"),
                "null" + expected));
    }

    private static void encodings(List<Vector> all) {
        all.add(new Vector(
                "parameters, UTF-8 in the environment",
                () -> new FakeParameters()
                        .variable("SOCKS_USER", "\u00c3\u00a4")
                        .text("SOCKS_USER"),
                "\u00e4"));
        all.add(new Vector(
                "parameters, not UTF-8 in the environment, said once",
                () -> new FakeParameters().variable("SOCKS_USER", "\u00e4").text("SOCKS_USER", "SOCKS_USER"),
                "null, null\nSOCKS_USER is not UTF-8; ignored"));
        all.add(new Vector(
                "parameters, a password is bytes",
                () -> new FakeParameters()
                        .variable("SOCKS_PASSWORD", "\u00e4\u00ff")
                        .secret("SOCKS_PASSWORD"),
                "e4ff"));
        all.add(new Vector(
                "parameters, a password in a file is bytes",
                () -> new FakeParameters()
                        .file(USER_FILE, "SOCKS_PASSWORD=\"\u00e4#\u00ff\"")
                        .secret("SOCKS_PASSWORD"),
                "e423ff"));
        all.add(new Vector(
                "parameters, passwords of files wiped, the rest is as it was",
                () -> {
                    FakeParameters world = new FakeParameters()
                            .file(USER_FILE, "SOCKS_PASSWORD=secret\nSOCKS_USER=me")
                            .file(SYSTEM_FILE, "CONNECT_PASSWORD=secret");
                    world.parameters().secret("CONNECT_PASSWORD");
                    world.parameters().wipePasswords();
                    return world.text("SOCKS_PASSWORD", "CONNECT_PASSWORD", "SOCKS_USER");
                },
                "null, null, me"));
        all.add(new Vector(
                "parameters, wiping a password leaves the next copy alone",
                () -> {
                    FakeParameters world = new FakeParameters().file(USER_FILE, "SOCKS_PASSWORD=secret");
                    world.parameters().secret("SOCKS_PASSWORD").wipe();
                    return world.secret("SOCKS_PASSWORD");
                },
                "736563726574"));
    }
}
