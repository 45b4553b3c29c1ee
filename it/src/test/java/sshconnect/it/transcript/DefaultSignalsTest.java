package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each of the launchers, where it is there. */
@SuppressWarnings("UnusedVariable")
class DefaultSignalsTest {
    private static final List<List<String>> LAUNCHERS = List.of(DefaultSignals.ENV, DefaultSignals.PERL);
    private static final List<List<String>> USELESS = List.of(List.of("env"), List.of("no-such-launcher"));

    @ParameterizedTest
    @FieldSource("LAUNCHERS")
    void whatWasIgnoredIsNoMore(List<String> launcher) {
        String program = launcher.get(0);
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                "no " + program + " here");

        assertThat(DefaultSignals.works(launcher)).isTrue();
    }

    @ParameterizedTest
    @FieldSource("USELESS")
    void aLauncherThatDoesNothingIsFoundOut(List<String> launcher) {
        assertThat(DefaultSignals.works(launcher)).isFalse();
    }
}
