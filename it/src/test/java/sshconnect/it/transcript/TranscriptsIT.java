package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every transcript on every executable. {@code -Dconnect.only=native} or {@code -Dconnect.executable="command"} tries
 * that one alone;
 * {@code -Dconnect.transcripts=text} takes the transcripts with this text in their names;
 * {@code -Dconnect.required=native,reference} makes a missing executable a failure.
 */
@Execution(ExecutionMode.CONCURRENT)
class TranscriptsIT {
    static final Path FOLDER = Path.of("src/test/resources/transcripts");

    @TestFactory
    Stream<DynamicContainer> transcripts() {
        return Executable.underTest().stream()
            .map(executable -> dynamicContainer(executable.name(), performancesIfThere(executable)));
    }

    private static Stream<DynamicTest> performancesIfThere(Executable executable) {
        if (executable.exists()) {
            return performances(executable);
        }
        String missing = executable + ": there is no " + String.join(" ", executable.command());
        boolean required = executable.isRequired();
        return Stream.of(dynamicTest(missing, () -> {
            System.out.println(missing);
            assertThat(required).as(missing).isFalse();
            Assumptions.abort(missing);
        }));
    }

    private static Stream<DynamicTest> performances(Executable executable) {
        String wanted = System.getProperty("connect.transcripts", "");
        return TranscriptReader.readAll(FOLDER).stream()
            .filter(transcript -> transcript.name().contains(wanted) && transcript.isAbout(executable))
            .flatMap(transcript -> transcript.deliveries(executable).stream()
                .map(delivery -> new Performance(transcript, executable, delivery)))
            .map(performance -> dynamicTest(performance.toString(), performance.transcript().file().toUri(),
                performance::run));
    }
}
