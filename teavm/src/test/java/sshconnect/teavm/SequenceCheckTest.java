package sshconnect.teavm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceCheckTest {
    private static final ClassLoader CLASSES = SequenceCheckTest.class.getClassLoader();

    @TempDir
    private Path folder;

    @Test
    void passesWhatTheBuildTranslates() throws IOException {
        String probe = translate(Translator.of(CLASSES));

        assertThat(probe).doesNotContainPattern("join\\(.*next\\(");
        assertThatCode(() -> SequenceCheck.check(folder)).doesNotThrowAnyException();
    }

    @Test
    void failsWhereTheTransformerDidNotRun() throws IOException {
        String probe = translate(Translator.withoutSequencing(CLASSES));

        assertThat(probe).containsPattern("join\\(.*next\\(.*next\\(");
        assertThatThrownBy(() -> SequenceCheck.check(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SequenceCalls did not run");
    }

    /** The C of {@link Probe}. */
    private String translate(Translator translator) throws IOException {
        Path source = translator.translate(Probe.class.getName(), folder);
        return Files.readString(source.resolveSibling("classes/sshconnect/teavm/Probe.c"));
    }
}
