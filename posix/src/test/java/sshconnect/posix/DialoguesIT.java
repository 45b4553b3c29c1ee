package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sshconnect.teavm.CCompiler;
import sshconnect.teavm.Translator;

/**
 * The invariant of {@code DialogueFuzz}, held natively with sanitizers while garbage is collected often: for the inputs
 * that are kept, always; and for those that AFL++ finds in so many seconds as {@code -Dconnect.fuzz.seconds=N} says.
 */
class DialoguesIT {
    private static final Path INPUTS =
            Path.of("../core/src/test/resources/sshconnect/fuzz/DialogueFuzzTestInputs/dialogue");
    private static final String SECONDS = "connect.fuzz.seconds";
    private static final List<Path> RUNTIMES =
            List.of(Path.of("/usr/lib/afl/afl-compiler-rt.o"), Path.of("/usr/local/lib/afl/afl-compiler-rt.o"));
    private static final String DIALOGUES = "dialogues";

    /** AFL++ is not asked to draw, nor to tune the machine; the sanitizers' own settings stand in checked.h. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CONNECT_ALLOCATES",
            "much",
            "AFL_NO_UI",
            "1",
            "AFL_SKIP_CPUFREQ",
            "1",
            "AFL_NO_AFFINITY",
            "1",
            "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES",
            "1");

    @TempDir
    private Path folder;

    static List<Path> inputs() throws IOException {
        try (Stream<Path> all = Files.list(INPUTS)) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theInvariantHolds(Path input) throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Built.executable("connect.vectors.sanitized").toString(), DIALOGUES)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(ENVIRONMENT);

        int status = builder.start().waitFor();

        assertThat(Files.readString(output, StandardCharsets.ISO_8859_1)).isEmpty();
        assertThat(status).isZero();
    }

    @Test
    void theInvariantHoldsForWhatIsFound() throws Exception {
        int seconds = Integer.getInteger(SECONDS, 0);
        assumeTrue(seconds > 0, "-D" + SECONDS + "=N looks for new dialogues");
        CCompiler compiler = Built.compiler();
        Optional<Path> runtime = RUNTIMES.stream().filter(Files::exists).findFirst();
        assertThat(runtime).as("AFL++ (Debian's afl++)").isPresent();
        Path executable = folder.resolve("fuzz");
        compiler.compileFuzzed(
                Path.of("target/vectors-c").resolve(Translator.ALL),
                Path.of("src/test/c/vectors.h"),
                runtime.get(),
                executable);
        Path found = Files.createTempDirectory(Path.of("target"), "fuzz");

        ProcessBuilder builder = new ProcessBuilder(
                "afl-fuzz",
                "-i",
                INPUTS.toString(),
                "-o",
                found.toString(),
                "-V",
                "" + seconds,
                "-m",
                "none",
                "-t",
                "10000",
                "--",
                executable.toString(),
                DIALOGUES);
        builder.environment().putAll(ENVIRONMENT);
        Path log = found.resolve("log");
        int status = builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(status).as("see " + log).isZero();
        System.out.println(summary(found.resolve("default/fuzzer_stats")));
        assertThat(filesIn(found.resolve("default/crashes"))).isEmpty();
        assertThat(filesIn(found.resolve("default/hangs"))).isEmpty();
    }

    private static String summary(Path statistics) throws IOException {
        try (Stream<String> lines = Files.lines(statistics)) {
            return lines.filter(line -> line.matches("(run_time|execs_done|corpus_count|edges_found|saved_\\w+) .*"))
                    .map(line -> line.replaceAll(" +", " "))
                    .reduce("AFL++:", (all, line) -> all + " " + line + ";");
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("id:"))
                    .toList();
        }
    }
}
