package sshconnect.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher of the jar, installed in a folder, with every JVM that the machine has. */
class LauncherIT {
    @RegisterExtension
    static final ServerRoom ROOM = new ServerRoom();

    private static final Path ROOT =
            Path.of(System.getProperty("connect.root", "..")).toAbsolutePath().normalize();
    private static final Path JVMS = Path.of("/usr/lib/jvm");

    private Path folder;

    @BeforeEach
    void install() throws IOException {
        folder = ROOM.folder("installed").toRealPath();
        Files.copy(ROOT.resolve("target/connect.jar"), folder.resolve("connect.jar"));
        for (String script : List.of("connect", "prepare")) {
            Files.copy(
                    ROOT.resolve("dist/jvm").resolve(script),
                    folder.resolve(script),
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    static List<Path> jvms() throws IOException {
        try (Stream<Path> found = Files.isDirectory(JVMS) ? Files.list(JVMS) : Stream.empty()) {
            return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"))), found)
                    .filter(home ->
                            Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release")))
                    .map(LauncherIT::real)
                    .distinct()
                    .toList();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void startsWithoutAnArchive(Path jvm) throws Exception {
        assertRelays(jvm);
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void startsWithTheArchiveThatPrepareMade(Path jvm) throws Exception {
        prepare(jvm);

        assertRelays(jvm);
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void saysNothingOfAnArchiveThatDoesNotFitTheJar(Path jvm) throws Exception {
        prepare(jvm);
        Files.setLastModifiedTime(folder.resolve("connect.jar"), FileTime.from(Instant.EPOCH));

        assertRelays(jvm);
    }

    @Test
    void standsForTheNameThatItIsCalledBy() throws Exception {
        Path link = Files.createSymbolicLink(ROOM.folder("links").resolve("connect-25"), folder.resolve("connect"));

        Command.Result outcome =
                Command.of(link.toString(), "-w", "x", "localhost").run();

        assertThat(outcome.stderr()).startsWith("ERROR: \"x\" is no time limit");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void saysWhereItLooksForTheJar() throws Exception {
        Files.delete(folder.resolve("connect.jar"));

        Command.Result outcome = Command.of(folder.resolve("connect").toString(), "localhost", "22")
                .run();

        assertThat(outcome.stderr())
                .startsWith("ERROR: no connect.jar in " + folder + ", ")
                .hasLineCount(1);
        assertThat(outcome.status()).isEqualTo(1);
    }

    private void prepare(Path jvm) throws IOException {
        Command.Result outcome = Command.of(
                        folder.resolve("prepare").toString(),
                        folder.resolve("connect.jar").toString(),
                        jvm.toString())
                .run();
        assertThat(outcome.status()).as(outcome.stderr()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(
                            name -> !name.equals("connect") && !name.equals("prepare") && !name.equals("connect.jar"))
                    .singleElement()
                    .asString()
                    .startsWith("connect.jar-")
                    .containsPattern("\\.(jsa|aot)$");
        }
    }

    private void assertRelays(Path jvm) throws IOException {
        try (AnsweringServer server = AnsweringServer.echo()) {
            Command.Result outcome = Command.of(folder.resolve("connect").toString(), Loopback.V4, server.port())
                    .with("JAVA_HOME", jvm.toString())
                    .input("to and fro")
                    .run();

            assertThat(outcome.text()).isEqualTo("to and fro");
            assertThat(outcome.stderr()).isEmpty();
            assertThat(outcome.status()).isZero();
        }
    }
}
