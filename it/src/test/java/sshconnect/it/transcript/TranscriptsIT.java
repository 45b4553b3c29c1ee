package sshconnect.it.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import sshconnect.it.Progress;

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
    Stream<DynamicContainer> transcripts(TestReporter reporter) {
        Map<Executable, List<DynamicTest>> tests = new LinkedHashMap<>();
        Executable.underTest().forEach(executable -> tests.put(executable, performancesIfThere(executable)));
        int count = tests.values().stream().mapToInt(List::size).sum();
        reporter.publishEntry(Progress.EXPECTED_TESTS, Integer.toString(count));
        return tests.entrySet().stream()
                .map(entry -> dynamicContainer(entry.getKey().name(), entry.getValue()));
    }

    private static List<DynamicTest> performancesIfThere(Executable executable) {
        if (executable.exists()) {
            return performances(executable).toList();
        }
        String missing = executable + ": there is no " + String.join(" ", executable.command());
        boolean required = executable.isRequired();
        return List.of(dynamicTest(missing, () -> {
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
                .map(performance -> dynamicTest(
                        performance.toString(), performance.transcript().file().toUri(), performance::run));
    }
}
