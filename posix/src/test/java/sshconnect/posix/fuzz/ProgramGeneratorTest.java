package sshconnect.posix.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sshconnect.rules.ClassFiles;
import sshconnect.rules.NativeRules;

class ProgramGeneratorTest {
    @TempDir
    private Path folder;

    @Test
    void theSeedRepeatsAProgram() {
        assertThat(new ProgramGenerator(7, 20).program())
                .isEqualTo(new ProgramGenerator(7, 20).program())
                .isNotEqualTo(new ProgramGenerator(8, 20).program());
    }

    @Test
    void generatedProgramsKeepTheRulesOfTheNativeBuild() throws Exception {
        FuzzRun.compile(new ProgramGenerator(1, 100).program(), folder).close();

        assertThat(NativeRules.violations(ClassFiles.in(folder))).isEmpty();
    }

    @Test
    void everyMethodReports() throws Exception {
        try (FuzzRun run = FuzzRun.compile(new ProgramGenerator(1, 100).program(), folder)) {
            List<String> lines = run.onJvm();

            assertThat(lines).hasSize(100).doesNotHaveDuplicates();
        }
    }

    @Test
    void differencesAreFound() {
        assertThat(FuzzRun.differing(List.of("0 5", "1 6", "2 7"), List.of("0 5", "1 4")))
                .containsExactly(1, 2);
    }
}
