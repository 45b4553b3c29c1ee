package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sshconnect.teavm.CCompiler;
import sshconnect.teavm.Translator;

/** Shows that the checked build ends where it should: the black-box tests rely on it. */
class CheckedIT {
    /** 128 + SIGABRT, as the JVM reports a signal. */
    private static final int ABORTED = 134;

    @TempDir
    private static Path folder;

    private static Path executable;

    @BeforeAll
    static void build() throws Exception {
        CCompiler compiler = Built.compiler();
        Path source = Translator.of(CheckedIT.class.getClassLoader())
                .translate(Misbehaving.class.getName(), folder.resolve("c"));
        executable = folder.resolve("misbehaving");
        compiler.compileChecked(source, Built.header("checked.h"), executable);
    }

    @Test
    void goodBehaviourPasses() throws Exception {
        assertPasses(run(0));
    }

    @Test
    void aRunWithoutCollectionEndsIt() throws Exception {
        assertEnded(run(1), "this run never collected garbage");
    }

    @Test
    void aRunThatTheShippedExecutableWouldCollectInEndsIt() throws Exception {
        assertEnded(run(4), "the shipped executable would collect garbage here");
    }

    @Test
    void aRunThatMayDoesNotEndIt() throws Exception {
        assertPasses(run(4, "CONNECT_ALLOCATES", "much"));
    }

    @Test
    void aCopyBeyondAnObjectEndsIt() throws Exception {
        assertEnded(run(5), "bytes beyond an object are copied or filled");
    }

    /** TeaVM's own list had room for a chunk in every 128 bytes; these are one in every 24. */
    @Test
    void theCollectorHasRoomForAsManyFreeChunksAsThereCanBe() throws Exception {
        assertPasses(run(6));
    }

    @Test
    void undefinedBehaviourEndsIt() throws Exception {
        Run run = run(2);

        assertThat(run.output).contains("runtime error: shift exponent 32 is too large");
        assertThat(run.status).isEqualTo(ABORTED);
    }

    @Test
    void badMemoryAccessEndsIt() throws Exception {
        Run run = run(3);

        assertThat(run.output).contains("AddressSanitizer: heap-use-after-free");
        assertThat(run.status).isEqualTo(ABORTED);
    }

    private static void assertPasses(Run run) {
        assertThat(run.output).isEmpty();
        assertThat(run.status).isZero();
    }

    private static void assertEnded(Run run, String reason) {
        assertThat(run.output).isEqualTo("checked executable: " + reason + "\n");
        assertThat(run.status).isEqualTo(ABORTED);
    }

    private record Run(String output, int status) {}

    /** Runs it with so many arguments, and, if there are two more words, a variable in its environment. */
    private static Run run(int way, String... variable) throws Exception {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(Collections.nCopies(way, "x"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (variable.length == 2) {
            builder.environment().put(variable[0], variable[1]);
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(output, process.waitFor());
    }
}
