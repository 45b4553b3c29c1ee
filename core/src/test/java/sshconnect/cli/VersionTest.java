package sshconnect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The build states the version; whatever else has one has the same. */
class VersionTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void isThatOfTheBuild() throws IOException {
        assertThat(Files.readString(ROOT.resolve("pom.xml"))).contains("<revision>" + Version.NUMBER + "</revision>");
    }

    @Test
    void isThatOfThePackageForEmacs() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("dist/emacs/connect-relay.el")))
                .contains(";; Version: " + Version.NUMBER);
    }

    /** A snapshot is not released, and what is released is no snapshot. */
    @Test
    void hasItsPlaceInTheListOfChanges() throws IOException {
        String heading = Version.NUMBER.endsWith("-SNAPSHOT")
                ? Version.NUMBER.replace("-SNAPSHOT", " (unreleased)")
                : Version.NUMBER;

        assertThat(Files.readAllLines(ROOT.resolve("CHANGELOG.md"))).contains("## " + heading);
    }
}
