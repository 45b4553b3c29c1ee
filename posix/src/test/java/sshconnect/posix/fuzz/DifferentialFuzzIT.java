package sshconnect.posix.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sshconnect.posix.Built;
import sshconnect.teavm.CCompiler;
import sshconnect.teavm.Translator;

/**
 * Generated Java, run on the JVM and as a native executable that collects garbage often: do they do the same? The seed
 * is another one each time, and printed; {@code -Dconnect.fuzz.seed=N} repeats a run.
 */
class DifferentialFuzzIT {
    private static final String SEED = "connect.fuzz.seed";
    private static final int METHODS = 200;

    @TempDir
    private Path folder;

    @Test
    void nativeCodeDoesWhatTheJvmDoes() throws Exception {
        CCompiler compiler = Built.compiler();
        long seed = Long.getLong(SEED, new Random().nextInt(Integer.MAX_VALUE));
        System.out.println("Differential fuzz of " + METHODS + " methods, seed " + seed);
        ProgramGenerator generator = new ProgramGenerator(seed, METHODS);

        try (FuzzRun run = FuzzRun.compile(generator.program(), folder.resolve("classes"))) {
            List<Integer> differing = differing(run, Translator.of(run.classes()), compiler);

            assertThat(differing)
                    .as(() -> "-D" + SEED + "=" + seed + ", the first of them: " + generator.method(differing.get(0)))
                    .isEmpty();
        }
    }

    /** Without the transformer there are differences, so this way of testing finds them. The seed is one that shows some. */
    @Test
    void aKnownMiscompilationIsFound() throws Exception {
        CCompiler compiler = Built.compiler();
        ProgramGenerator generator = new ProgramGenerator(4, 60);

        try (FuzzRun run = FuzzRun.compile(generator.program(), folder.resolve("classes"))) {
            assertThat(differing(run, Translator.withoutSequencing(run.classes()), compiler))
                    .isNotEmpty();
        }
    }

    private List<Integer> differing(FuzzRun run, Translator translator, CCompiler compiler) throws Exception {
        Path source = translator.translate(ProgramGenerator.CLASS_NAME, folder.resolve("c"));
        Path executable = folder.resolve("fuzz");
        compiler.compile(source, Built.header("checked.h"), executable);
        return FuzzRun.differing(run.onJvm(), FuzzRun.natively(executable));
    }
}
