package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import sshconnect.it.servers.DemandingProxy.Scheme;
import sshconnect.it.servers.DemandingProxy.Verdict;

/** A credential helper as git has it: git-credential-store, which keeps passwords in a file. */
class GitCredentialIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final String PASSWORD = "open sesame/%";

    private Path folder;
    private Path store;

    @BeforeEach
    void prepareFiles() throws IOException {
        Tool.GIT.path();
        folder = ROOM.folder("git");
        store = folder.resolve("store");
        Path askpass = Files.writeString(folder.resolve("askpass"), "#!/bin/sh\necho '" + PASSWORD + "'\n");
        Files.setPosixFilePermissions(askpass, PosixFilePermissions.fromString("rwx------"));
    }

    @EachSuccessor
    void keepsWhatWasTypedAndGivesItAgain(Relay relay) throws Exception {
        for (Scheme scheme : new Scheme[] {Scheme.SOCKS5, Scheme.BASIC}) {
            try (DemandingProxy proxy = DemandingProxy.start(scheme, Verdict.ACCEPTS, PASSWORD)) {
                assertThat(run(relay, scheme, proxy.address(), true)).isEmpty();
                assertThat(store)
                        .content()
                        .contains("ann:")
                        .contains(proxy.address().replace(":", "%3a"));
                assertThat(run(relay, scheme, proxy.address(), false)).isEmpty();

                assertThat(proxy.credentials())
                        .hasSize(2)
                        .containsOnly(proxy.credentials().get(0));
            }
        }
    }

    @EachSuccessor
    void forgetsWhatIsRejected(Relay relay) throws Exception {
        try (DemandingProxy proxy = DemandingProxy.start(Scheme.BASIC, Verdict.REJECTS, PASSWORD)) {
            Files.writeString(store, "http://ann:wrong@" + proxy.address().replace(":", "%3a") + "\n");

            assertThat(run(relay, Scheme.BASIC, proxy.address(), true))
                    .contains("ERROR: ")
                    .contains("rejected");
            assertThat(store).isEmptyFile();
            assertThat(proxy.credentials()).hasSize(1);
        }
    }

    /** Gives what stands on standard error; with askpass, there is somebody to ask. */
    private String run(Relay relay, Scheme scheme, String address, boolean askpass) {
        Command command = relay.command(
                        "--half-close=no",
                        "--credential-helper",
                        "store --file=" + store,
                        scheme.isHttp() ? "-H" : "-S",
                        "ann@" + address,
                        "192.0.2.1",
                        "22")
                .with("HOME", folder.toString());
        if (askpass) {
            command.with("SSH_ASKPASS", folder.resolve("askpass").toString()).with("SSH_ASKPASS_REQUIRE", "force");
        }
        return command.run().stderr();
    }
}
