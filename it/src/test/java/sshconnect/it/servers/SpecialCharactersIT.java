package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sshconnect.it.demo.ProxyCommand;
import sshconnect.it.servers.ServerRoom.Listeners;

/**
 * A name and a password in UTF-8 with everything in it that URLs, shells and HTTP make special, from every place that they
 * come from, to servers that compare them byte by byte. Neither the password nor what is made of it is ever printed.
 */
class SpecialCharactersIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final String USER = "tëst@%23 x";
    private static final String USER_IN_URLS = "t%C3%ABst%40%2523%20x";
    private static final String PASSWORD = "p@ss:%23 ü";
    private static final String PASSWORD_IN_URLS = "p%40ss%3A%2523%20%C3%BC";
    private static final String WRONG_PASSWORD = "p@ss:%23 u";
    private static final String WRONG_PASSWORD_IN_URLS = "p%40ss%3A%2523%20u";

    /** {@link #PASSWORD} as htpasswd(1) and as shadow(5) hold it. */
    private static final String APR1 = "$apr1$9sTq2LwZ$22.sd5wI.yLn3A3w6G9Ge.";

    private static final String CRYPT = "$6$kR4nW8yBpQ2dLs7V$EYxruOQN5j0cwS4pS7H9syxziKiqbR79nS0LGiLhF87GExQbGsn/"
            + "Cn7G2v8MO9P5pR.Eymz5Rv.SUljEUCyaM/";

    private static SshTarget target;

    /** The servers that know the name and the password. */
    private enum Server {
        SQUID("http", "-H", "HTTP_PROXY"),
        MICROSOCKS("socks5h", "-S", "SOCKS5"),
        DANTE("socks5h", "-S", "SOCKS5");

        private final String scheme;
        private final String option;
        private final String parameters;
        private final String address = Loopback.V4 + ":" + Loopback.freePort();

        Server(String scheme, String option, String parameters) {
            this.scheme = scheme;
            this.option = option;
            this.parameters = parameters;
        }

        private int port() {
            return Integer.parseInt(address.substring(address.indexOf(':') + 1));
        }

        private String url(String password) {
            return scheme + "://" + USER_IN_URLS + ":" + password + "@" + address;
        }
    }

    /** The places that the name and the password come from. */
    private enum Source {
        URL,
        /** A URL in the variable that other programs look at too. */
        ALL_PROXY,
        /** The variables for this program. */
        VARIABLES,
        FILE,
        ASKPASS
    }

    @BeforeAll
    static void start() throws Exception {
        target = SshTarget.start(ROOM);
        Squid.demanding(ROOM, Server.SQUID.port(), Squid.basic(ROOM, USER, APR1));
        Dante.withAccount(ROOM, Listeners.v4(Server.DANTE.port()), USER, CRYPT);
        String microsocks = ProxyCommand.shell(List.of(
                Tool.MICROSOCKS.path(),
                "-i",
                Loopback.V4,
                "-p",
                String.valueOf(Server.MICROSOCKS.port()),
                "-u",
                USER,
                "-P",
                PASSWORD));
        Path folder = ROOM.folder("microsocks");
        Path script = Files.writeString(folder.resolve("start"), "exec " + microsocks + "\n");
        ROOM.start(folder, Map.of(), List.of("/bin/sh", script.toString()), Listeners.v4(Server.MICROSOCKS.port()));
    }

    /**
     * A relay that has the name and a password. Its arguments and variables stand in a file of the shell, since the virtual
     * machine of these tests hands on only what its locale has.
     *
     * @param start    the file
     * @param messages where what it says goes to
     */
    private record Script(Path start, Path messages) {
        void assertHidden(String... hidden) {
            assertThat(messages).content().contains("DEBUG: ").doesNotContain(hidden);
        }
    }

    private static Script script(Relay relay, Server server, Source source, boolean wrong) throws IOException {
        Path folder = ROOM.folder("script");
        String password = wrong ? WRONG_PASSWORD : PASSWORD;
        String url = server.url(wrong ? WRONG_PASSWORD_IN_URLS : PASSWORD_IN_URLS);
        Path file = Files.writeString(folder.resolve("password"), password + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path askpass = Files.writeString(folder.resolve("askpass"), "#!/bin/sh\ncat " + file + "\n");
        Files.setPosixFilePermissions(askpass, PosixFilePermissions.fromString("rwx------"));
        List<String> lines = new ArrayList<>();
        List<String> words = new ArrayList<>(relay.words());
        words.add("-dd");
        switch (source) {
            case URL -> words.addAll(List.of("-x", url));
            case ALL_PROXY -> {
                lines.add("export ALL_PROXY=" + ProxyCommand.shell(List.of(url)));
                words.addAll(List.of("-x", "env"));
            }
            case VARIABLES -> {
                lines.add("export " + server.parameters + "_USER=" + ProxyCommand.shell(List.of(USER)));
                lines.add("export " + server.parameters + "_PASSWORD=" + ProxyCommand.shell(List.of(password)));
                words.addAll(List.of(server.option, server.address));
            }
            case FILE ->
                words.addAll(List.of("--password-file", file.toString(), server.option, USER + "@" + server.address));
            case ASKPASS -> {
                lines.add("export SSH_ASKPASS_REQUIRE=force SSH_ASKPASS=" + askpass);
                words.addAll(List.of(server.option, USER + "@" + server.address));
            }
        }
        Path messages = folder.resolve("messages");
        lines.add("exec " + ProxyCommand.shell(words) + " \"$@\" 2>" + messages);
        return new Script(Files.write(folder.resolve("start"), lines), messages);
    }

    private static String[] disguises(String password, String inUrls) {
        List<String> forms = new ArrayList<>(Disguises.of(USER, password, Squid.REALM));
        forms.add(inUrls);
        return forms.toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0} {1} {2}", allowZeroInvocations = true)
    @MethodSource("paths")
    void rightPassword(Relay relay, Server server, Source source) throws Exception {
        Script script = script(relay, server, source, false);
        target.echoesThrough("/bin/sh " + script.start() + " %h %p", "127.0.0.1");
        script.assertHidden(disguises(PASSWORD, PASSWORD_IN_URLS));
    }

    @ParameterizedTest(name = "{0} {1} {2}", allowZeroInvocations = true)
    @MethodSource("paths")
    void wrongPassword(Relay relay, Server server, Source source) throws Exception {
        Script script = script(relay, server, source, true);
        Command.Result outcome = Command.of(
                        "/bin/sh", script.start().toString(), "127.0.0.1", String.valueOf(target.port()))
                .run();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.stdout()).isEmpty();
        script.assertHidden(disguises(WRONG_PASSWORD, WRONG_PASSWORD_IN_URLS));
        List<String> messages = Files.readAllLines(script.messages());
        assertThat(messages.get(messages.size() - 1))
                .startsWith("ERROR: ")
                .contains("rejected user name or password of " + USER);
    }

    static Stream<Arguments> paths() {
        return Relay.successors()
                .flatMap(relay -> Stream.of(Server.values())
                        .flatMap(server ->
                                Stream.of(Source.values()).map(source -> Arguments.of(relay, server, source))));
    }
}
