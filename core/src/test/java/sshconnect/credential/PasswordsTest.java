package sshconnect.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sshconnect.base.Fault;
import sshconnect.cli.App;
import sshconnect.host.FakeHost;
import sshconnect.host.Script;
import sshconnect.host.SystemEnvironment;

/** Where passwords come from, in which order, and who hears how they did. */
class PasswordsTest {

    private static final String GRANTED = "\5\0\0\1\0\0\0\0\0\0";
    private static final String GET = "git-credential-x get <protocol=socks5\nhost=192.0.2.9:1080\nusername=ann\n\n";
    private static final String NETRC = "/home/user/.netrc";
    private static final SystemEnvironment.FileAccess WRITABLE = new SystemEnvironment.FileAccess(false, true, false);

    private final FakeHost host = new FakeHost();

    private int run(String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(options, 0, arguments, 0, options.length);
        System.arraycopy(new String[] {"-S", "ann@192.0.2.9", "192.0.2.1", "22"}, 0, arguments, options.length, 4);
        return App.run(host, arguments);
    }

    @AfterEach
    void everyScriptIsPlayedToItsEnd() {
        host.assertDone();
    }

    private static Script demand(String user, String password) {
        return new Script()
                .expect(5, 2, 0, 2)
                .say(5, 2)
                .expect("\1" + (char) user.length() + user + (char) password.length() + password);
    }

    private void expect(String user, String password) {
        host.peer(
                "192.0.2.9",
                1080,
                demand(user, password)
                        .say(1, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 1, 0, 22)
                        .say(GRANTED)
                        .end());
    }

    private void expectNothing() {
        host.peer("192.0.2.9", 1080, new Script().expect(5, 2, 0, 2).say(5, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"s3cret|s3cret", "s3 cret\\nmore|s3 cret", "s3cret\\r\\n|s3cret", " \\n| "})
    void fileGivesItsFirstLine(String content, String password) {
        host.file("/secret", content.replace("\\r", "\r").replace("\\n", "\n"));
        expect("ann", password);
        assertThat(run("--password-file", "/secret")).isZero();
        assertThat(host.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\ns3cret\n"})
    void fileWhoseFirstLineIsEmptyEndsIt(String content) {
        host.file("/secret", content).terminal();
        expectNothing();
        assertThat(run("--password-file", "/secret")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: socks server 192.0.2.9:1080: read the password from /secret: its first line is empty");
    }

    @Test
    void fileThatOthersCanReadIsRefused() {
        host.file("/secret", "s3cret".getBytes(StandardCharsets.UTF_8), true).terminal();
        expectNothing();
        assertThat(run("--password-file", "/secret")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: read the password from /secret: "
                        + "others can read it; try chmod 600, or --insecure-files");
    }

    @Test
    void fileThatOthersCanReadCanBeAllowed() {
        host.file("/secret", "s3cret".getBytes(StandardCharsets.UTF_8), true);
        expect("ann", "s3cret");
        assertThat(run("--password-file=/secret", "--insecure-files")).isZero();
    }

    @Test
    void fileThatIsNotThereEndsIt() {
        host.terminal();
        expectNothing();
        assertThat(run("--password-file", "/no")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: read the password from /no: "
                        + "no such file or directory");
    }

    @Test
    void fileIsNotReadUnlessAPasswordIsDemanded() {
        host.unreadableFile("/secret", new Fault(Fault.Kind.DENIED, "read", "/secret", "permission denied"));
        host.peer(
                "192.0.2.9",
                1080,
                new Script()
                        .expect(5, 2, 0, 2)
                        .say(5, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 1, 0, 22)
                        .say(GRANTED)
                        .end());
        assertThat(run("--password-file", "/secret")).isZero();
    }

    @Test
    void descriptorGivesALine() {
        host.descriptor(3, "s3cret\nmore");
        expect("ann", "s3cret");
        assertThat(run("--password-fd", "3")).isZero();
    }

    @Test
    void descriptorThatIsNotOpenEndsIt() {
        expectNothing();
        assertThat(run("--password-fd", "3")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: socks server 192.0.2.9:1080: read the password from descriptor 3: bad file descriptor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "", "x", "-1", "3x", "99999999999"})
    void descriptorHasToBeANumberFrom3On(String number) {
        assertThat(run("--password-fd", number)).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: --password-fd: \"" + number + "\" is no descriptor from 3 on");
    }

    @Test
    void parametersComeBeforeFiles() {
        host.environment("SOCKS5_PASSWORD", "first").file("/secret", "second");
        expect("ann", "first");
        assertThat(run("--password-file", "/secret")).isZero();
    }

    @Test
    void helperAnswersAndHearsThatItWorked() {
        host.program("git-credential-x", "username=ann\npassword=s3cret\n", "");
        expect("ann", "s3cret");
        assertThat(run("--credential-helper", "git-credential-x")).isZero();
        assertThat(host.runs())
                .containsExactly(GET, GET.replace(" get", " store").replaceFirst("\n\n$", "\npassword=s3cret\n\n"));
        assertThat(host.outputs()).allSatisfy(output -> assertThat(output).doesNotContain('s'));
    }

    @Test
    void helperForgetsWhatIsRejected() {
        host.environment("CREDENTIAL_HELPER", "git-credential-x")
                .program("git-credential-x", "password=s3cret\nusername=bob\n\n", "")
                .peer("192.0.2.9", 1080, demand("bob", "s3cret").say(1, 1));
        assertThat(run()).isEqualTo(1);
        assertThat(host.runs())
                .containsExactly(
                        GET,
                        "git-credential-x erase <protocol=socks5\nhost=192.0.2.9:1080\n"
                                + "username=bob\npassword=s3cret\n\n");
        assertThat(host.errors()).hasSize(1);
    }

    @Test
    void helperKeepsWhatAPersonTypes() {
        host.terminal("typed").program("git-credential-x", "", "");
        expect("ann", "typed");
        assertThat(run("--credential-helper", "git-credential-x --file \"/a b\""))
                .isZero();
        assertThat(host.runs())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("git-credential-x --file /a b store <")
                .endsWith("password=typed\n\n");
    }

    @Test
    void helperHearsNothingOfPasswordsThatAreStated() {
        host.environment("SOCKS5_PASSWORD", "stated");
        expect("ann", "stated");
        assertThat(run("--credential-helper", "git-credential-x")).isZero();
    }

    /** Who answers so may be a balancer in front of the proxy, and have looked at no password. */
    @ParameterizedTest
    @ValueSource(strings = {"502", "503", "504"})
    void helperKeepsNothingThatAnHttpProxyMayNotHaveLookedAt(String status) {
        host.terminal("typed")
                .program("/bin/x", "")
                .peer(
                        "192.0.2.9",
                        80,
                        new Script()
                                .expect("CONNECT 192.0.2.1:22 HTTP/1.1\r\nHost: 192.0.2.1:22\r\n\r\n")
                                .say("HTTP/1.1 407 x\r\nContent-Length: 0\r\nProxy-Authenticate: Basic\r\n\r\n")
                                .expect("CONNECT 192.0.2.1:22 HTTP/1.1\r\nHost: 192.0.2.1:22\r\n"
                                        + "Proxy-Authorization: Basic YW5uOnR5cGVk\r\n\r\n")
                                .say("HTTP/1.1 " + status + " x\r\n\r\n"));
        assertThat(App.run(
                        host, new String[] {"--credential-helper", "/bin/x", "-H", "ann@192.0.2.9", "192.0.2.1", "22"}))
                .isEqualTo(1);
        assertThat(host.runs()).hasSize(1);
    }

    @Test
    void helperKeepsWhatASocksServerHasAcceptedWhoCannotReachTheTarget() {
        host.terminal("typed")
                .program("/bin/x", "", "")
                .peer(
                        "192.0.2.9",
                        1080,
                        demand("ann", "typed")
                                .say(1, 0)
                                .expect(5, 1, 0, 1, 192, 0, 2, 1, 0, 22)
                                .say(5, 4, 0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(run("--credential-helper", "/bin/x")).isEqualTo(1);
        assertThat(host.runs()).hasSize(2).last().asString().startsWith("/bin/x store <");
    }

    @Test
    void helperThatIsNoProgramIsOneOfGit() {
        host.program("git", "password=s3cret", "");
        expect("ann", "s3cret");
        assertThat(run("--credential-helper", "store --file=/x")).isZero();
        assertThat(host.runs()).hasSize(2).first().asString().startsWith("git credential-store --file=/x get <");
    }

    @Test
    void helperThatFailsIsReportedAndTheNextPlaceIsTried() {
        host.program("/bin/x", (String) null).terminal("typed");
        expect("ann", "typed");
        assertThat(run("--credential-helper", "/bin/x")).isZero();
        assertThat(host.errors()).containsExactly("WARNING: credential helper: run /bin/x: exit status 1");
    }

    @Test
    void helperMayEndTheSearch() {
        host.program("/bin/x", "quit=1\n").terminal();
        expectNothing();
        assertThat(run("--credential-helper", "/bin/x")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: socks server 192.0.2.9:1080: wants a password: the credential helper says quit");
    }

    @Test
    void helperThatGivesNoAnswerEndsWithTheTimeLimit() {
        host.program("/bin/x", "password=s3cret").running(2000).terminal();
        expectNothing();
        assertThat(run("-w", "2", "--credential-helper", "/bin/x")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: wants a password: "
                        + "the credential helper /bin/x: no answer within the time limit of 2 s");
        assertThat(host.elapsedMillis()).isEqualTo(2000);
    }

    @Test
    void helperIsNoPersonToWaitFor() {
        host.program("/bin/x", "password=s3cret").running(1999);
        host.peer("192.0.2.9", 1080, demand("ann", "s3cret"));
        assertThat(run("-w", "2", "--credential-helper", "/bin/x")).isEqualTo(1);
        assertThat(host.errors()).hasSize(1).first().asString().contains("no answer within the time limit of 2 s");
    }

    @Test
    void askpassShowsThePromptToAPersonAndIsWaitedFor() {
        host.program("/bin/ask", "s3cret").running(60_000);
        host.environment("SSH_ASKPASS", "/bin/ask").environment("DISPLAY", ":0");
        expect("ann", "s3cret");
        assertThat(run("-w", "2")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10000, ''", "10000, --timeout=30", "2000, --timeout=2"})
    void helperIsWaitedForAtTheEndOfTheRun(long millis, String option) {
        host.program("/bin/x", "password=s3cret", "");
        expect("ann", "s3cret");
        assertThat(
                        option.isEmpty()
                                ? run("--credential-helper", "/bin/x")
                                : run(option, "--credential-helper", "/bin/x"))
                .isZero();
        assertThat(host.awaitedMillis()).isEqualTo(millis);
    }

    @Test
    void helperIsNotWaitedForWhereTheConnectionIsHandedOver() {
        host.program("/bin/x", "password=s3cret", "").handsOver();
        host.peer(
                "192.0.2.9",
                1080,
                demand("ann", "s3cret")
                        .say(1, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 1, 0, 22)
                        .say(GRANTED));
        assertThat(run("-F", "--credential-helper", "/bin/x")).isZero();
        assertThat(host.runs()).hasSize(2);
        assertThat(host.awaitedMillis()).isZero();
    }

    @Test
    void programsDoNotInheritPasswords() {
        host.program("/bin/x", "password=s3cret", "");
        host.environment("HTTP_PROXY_PASSWORD", "p")
                .environment("HTTP_PROXY", "http://ann:p@proxy:8080/")
                .environment("SOCKS_SERVER", "ann:p")
                .environment("SOCKS4_SERVER", "ann@proxy:1080");
        expect("ann", "s3cret");
        assertThat(run("--credential-helper", "/bin/x")).isZero();
        Map<String, byte[]> changed = host.changedEnvironment();
        assertThat(changed)
                .containsEntry("HTTP_PROXY_PASSWORD", null)
                .containsEntry("SOCKS5_PASSWD", null)
                .containsEntry("SOCKS_SERVER", null)
                .doesNotContainKey("TELNET_PROXY");
        assertThat(changed.get("HTTP_PROXY")).asString(StandardCharsets.UTF_8).isEqualTo("http://ann@proxy:8080/");
        assertThat(changed.get("SOCKS4_SERVER"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("ann@proxy:1080");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A=B|there is no terminal to ask on; set SOCKS5_PASSWORD or SSH_ASKPASS",
                "SSH_ASKPASS=/bin/x|there is no terminal to ask on, and no display for the program in SSH_ASKPASS; "
                        + "set SSH_ASKPASS_REQUIRE=force or SOCKS5_PASSWORD",
                "SSH_ASKPASS_REQUIRE=never|there is no terminal to ask on, and SSH_ASKPASS_REQUIRE=never rules the program "
                        + "in SSH_ASKPASS out; set SOCKS5_PASSWORD"
            })
    void whyNobodyCanBeAskedIsSaid(String variable, String reason) {
        int equals = variable.indexOf('=');
        if (variable.startsWith("SSH_ASKPASS")) {
            host.environment("SSH_ASKPASS", "/bin/x");
        }
        host.environment(variable.substring(0, equals), variable.substring(equals + 1));
        host.peer("192.0.2.9", 1080, new Script().expect(5, 1, 0).say(5, 0xff));
        host.peer("192.0.2.9", 1080, new Script().expect(5, 1, 0).say(5, 2));
        host.peer("192.0.2.9", 1080, new Script().expect(5, 1, 2).say(5, 2));
        assertThat(run()).isEqualTo(1);
        assertThat(run()).isEqualTo(1);
        assertThat(run("-a", "userpass")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly(
                        "ERROR: socks server 192.0.2.9:1080: accepts none of the authentication methods that were offered (none); "
                                + "it may want a password for user ann (" + reason + "), or kerberos (-a gssapi)",
                        "ERROR: socks server 192.0.2.9:1080: chose authentication method 2 (user name and "
                                + "password), which was not offered (none); it wants a password for user ann (" + reason
                                + ")",
                        "ERROR: socks server 192.0.2.9:1080: wants a password for user ann: " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!echo|it begins with \"!\", and shell commands are not run; name a program",
                "x \"y|a double quote has no end"
            })
    void helperIsNoShellCommand(String command, String problem) {
        assertThat(run("--credential-helper", command)).isEqualTo(1);
        assertThat(host.errors()).containsExactly("ERROR: the credential helper: " + problem);
    }

    @Test
    void netrcHasIt() {
        host.file(NETRC, "machine 192.0.2.9 login ann password s3cret");
        expect("ann", "s3cret");
        assertThat(run("--netrc")).isZero();
    }

    @Test
    void netrcThatOthersCanReadIsNotUsed() {
        host.file(NETRC, "machine 192.0.2.9 password s3cret".getBytes(StandardCharsets.UTF_8), true)
                .terminal("typed");
        expect("ann", "typed");
        assertThat(run("--netrc")).isZero();
        assertThat(host.errors())
                .containsExactly(
                        "WARNING: " + NETRC + " is not used: others can read it; try chmod 600, or --insecure-files");
    }

    @Test
    void netrcThatOthersCanWriteIsNotUsed() {
        host.file(NETRC, "machine 192.0.2.9 password evil".getBytes(StandardCharsets.UTF_8), WRITABLE)
                .terminal("typed");
        expect("ann", "typed");
        assertThat(run("--netrc", "--insecure-files")).isZero();
        assertThat(host.errors())
                .containsExactly("WARNING: " + NETRC + " is not used: others can write it; try chmod go-w");
    }

    @Test
    void netrcThatIsTooLargeEndsTheSearch() {
        host.file(NETRC, "x ".repeat(1 << 20)).terminal();
        expectNothing();
        assertThat(run("--netrc")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: read the password from " + NETRC
                        + ": it has more than 1048576 bytes");
    }

    @Test
    void passwordFileOfSomebodyElseEndsTheSearch() {
        host.file("/pw", "evil".getBytes(StandardCharsets.UTF_8), new SystemEnvironment.FileAccess(true, true, true));
        expectNothing();
        assertThat(run("--password-file", "/pw", "--insecure-files")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: read the password from /pw: "
                        + "it belongs to another user");
    }

    @ParameterizedTest
    @CsvSource({"--password-file, /silent, /silent", "--password-fd, 3, descriptor 3", "--netrc, --netrc, " + NETRC})
    void whatNobodyWritesEndsByTheTimeLimit(String option, String value, String silent) {
        host.silentFile(silent);
        expectNothing();
        assertThat(run("-w", "7", option, value)).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: socks server 192.0.2.9:1080: read the password from " + silent
                        + ": no answer within the time limit of 7 s");
        assertThat(host.elapsedMillis()).isEqualTo(7000);
    }

    @Test
    void aParameterFileThatNobodyWritesEndsByTheTimeLimit() {
        host.silentFile("/home/user/.connectrc");
        assertThat(run("-w", "7")).isEqualTo(1);
        assertThat(host.errors())
                .containsExactly("ERROR: read /home/user/.connectrc: no answer within the time limit of 7 s");
        assertThat(host.elapsedMillis()).isEqualTo(7000);
    }

    @Test
    void netrcIsAskedAfterTheHelperWhichHearsNothingOfIt() {
        host.program("/bin/x", "").file(NETRC, "default password s3cret");
        expect("ann", "s3cret");
        assertThat(run("--netrc", "--credential-helper", "/bin/x")).isZero();
        assertThat(host.runs()).hasSize(1);
    }

    @Test
    void helperDoesNotForgetForARejectedPasswordOfNetrc() {
        host.program("/bin/x", "")
                .file(NETRC, "default password s3cret")
                .peer("192.0.2.9", 1080, demand("ann", "s3cret").say(1, 1));
        assertThat(run("--netrc", "--credential-helper", "/bin/x")).isEqualTo(1);
        assertThat(host.runs()).hasSize(1);
    }

    @Test
    void thePasswordGoesOutWholeToEveryConnection() {
        host.environment("SOCKS5_PASSWORD", "s3cret").name("h.test", "192.0.2.3", "192.0.2.1");
        host.peer(
                "192.0.2.9",
                1080,
                demand("ann", "s3cret")
                        .say(1, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 3, 0, 22)
                        .say(5, 4, 0, 1, 0, 0, 0, 0, 0, 0));
        expect("ann", "s3cret");
        assertThat(App.run(host, new String[] {"-R", "local", "-S", "ann@192.0.2.9", "h.test", "22"}))
                .isZero();
    }

    @Test
    void aPersonIsAskedOnceForAllConnections() {
        host.terminal("s3cret").name("h.test", "192.0.2.3", "192.0.2.1");
        host.peer(
                "192.0.2.9",
                1080,
                demand("ann", "s3cret")
                        .say(1, 0)
                        .expect(5, 1, 0, 1, 192, 0, 2, 3, 0, 22)
                        .say(5, 4, 0, 1, 0, 0, 0, 0, 0, 0));
        expect("ann", "s3cret");
        assertThat(App.run(host, new String[] {"-R", "local", "-S", "ann@192.0.2.9", "h.test", "22"}))
                .isZero();
        assertThat(host.answers())
                .allSatisfy(answer -> assertThat(answer.bytes()).containsOnly(0));
    }

    @Test
    void thePromptMakesTheRealmHarmless() {
        host.terminal("s3cret")
                .peer(
                        "192.0.2.9",
                        80,
                        new Script()
                                .expect("CONNECT 192.0.2.1:22 HTTP/1.1\r\nHost: 192.0.2.1:22\r\n\r\n")
                                .say(
                                        "HTTP/1.1 407 x\r\nContent-Length: 0\r\nProxy-Authenticate: Basic realm=\"a\u001b[2Jb\"\r\n\r\n")
                                .expect("CONNECT 192.0.2.1:22 HTTP/1.1\r\nHost: 192.0.2.1:22\r\n"
                                        + "Proxy-Authorization: Basic YW5uOnMzY3JldA==\r\n\r\n")
                                .say("HTTP/1.1 200 OK\r\n\r\n")
                                .end());
        assertThat(App.run(host, new String[] {"-H", "ann@192.0.2.9", "192.0.2.1", "22"}))
                .isZero();
        assertThat(host.prompts())
                .containsExactly("Password for user ann at http proxy 192.0.2.9:80 (Basic, realm \"a?[2Jb\"): ");
    }
}
