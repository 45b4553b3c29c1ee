package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.ServerRoom.Listeners;

/**
 * git over its own protocol, with a relay in {@code core.gitProxy}. git ends by closing both pipes when it has all that
 * it wants, and looks at the relay's exit status.
 */
class GitProxyIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final int PORT = Loopback.freePort();
    private static final String URL = "git://127.0.0.1:" + PORT + "/repository";

    @BeforeAll
    static void start() throws Exception {
        Path folder = ROOM.folder("git");
        String repository = folder.resolve("repository").toString();
        git("-c", "init.defaultBranch=main", "init", "--quiet", repository);
        git("-C", repository, "commit", "--quiet", "--allow-empty", "--message", "first");
        ROOM.start(
                folder,
                Map.of(),
                List.of(
                        Tool.GIT.path(),
                        "daemon",
                        "--listen=" + Loopback.V4,
                        "--port=" + PORT,
                        "--reuseaddr",
                        "--export-all",
                        "--enable=receive-pack",
                        "--base-path=" + folder),
                Listeners.v4(PORT));
    }

    @EachSuccessor
    void cloneAndPush(Relay relay) throws IOException {
        through(relay, "--half-close=yes");
    }

    @EachSuccessor
    void cloneAndPushWhereTheConnectionIsKeptWhole(Relay relay) throws IOException {
        assumeThat(relay.toString())
                .as("Java cannot see that nobody reads a pipe before it writes")
                .isNotEqualTo("jar");
        through(relay, "--half-close=no");
    }

    private static void through(Relay relay, String halfClose) throws IOException {
        Path folder = ROOM.folder("work");
        Path proxy = folder.resolve("proxy");
        Files.writeString(proxy, "#!/bin/sh\nexec " + relay.line(halfClose) + " \"$@\"\n");
        Files.setPosixFilePermissions(proxy, PosixFilePermissions.fromString("rwx------"));
        String configuration = "core.gitProxy=" + proxy;
        String copy = folder.resolve("copy").toString();
        git("-c", configuration, "clone", "--quiet", URL, copy);
        git("-C", copy, "commit", "--quiet", "--allow-empty", "--message", "second");
        git("-C", copy, "-c", configuration, "push", "--quiet", "origin", "HEAD:" + folder.getFileName() + halfClose);
        git("-C", copy, "-c", configuration, "fetch", "--quiet", "origin");
    }

    /** Runs git without a complaint. */
    private static void git(String... arguments) {
        List<String> words = new ArrayList<>(List.of(Tool.GIT.path()));
        words.addAll(List.of(arguments));
        Command.Result outcome = Command.of(words)
                .with("GIT_AUTHOR_NAME", "a")
                .with("GIT_AUTHOR_EMAIL", "a@example")
                .with("GIT_COMMITTER_NAME", "a")
                .with("GIT_COMMITTER_EMAIL", "a@example")
                .run();
        assertThat(outcome.stderr()).as(String.join(" ", arguments)).isEmpty();
        assertThat(outcome.status()).as(String.join(" ", arguments)).isZero();
    }
}
