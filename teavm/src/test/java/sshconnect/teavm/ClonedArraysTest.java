package sshconnect.teavm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClonedArraysTest {
    private static final String METHOD = "void* meth_jl_Object_cloneLowLevel(void* teavm_local_1) {\n";
    private static final String WRONG = "    teavm_local_8 = meth_otr_RuntimeClass_isPrimitive(teavm_local_2);\n";
    private static final String RIGHT = "    teavm_local_8 = meth_otr_RuntimeClass_isPrimitive("
            + "TEAVM_FIELD(teavm_local_2, TeaVM_Class, itemType));\n";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFolder() throws IOException {
        file = Files.createDirectories(folder.resolve("classes/java/lang")).resolve("Object.c");
    }

    /** A program that clones an array of each kind. */
    public static final class Cloning {
        private static Object kept;

        private Cloning() {}

        /** Keeps clones. */
        public static void main(String[] arguments) {
            kept = new byte[3].clone();
            kept = new Object[] {kept}.clone();
        }
    }

    @Test
    void whatTeavmGeneratesIsCorrected() throws IOException {
        Translator.of(ClonedArraysTest.class.getClassLoader()).translate(Cloning.class.getName(), folder);

        assertThat(Files.readString(file))
                .contains(METHOD.stripTrailing())
                .containsPattern("isPrimitive\\(TEAVM_FIELD\\(teavm_local_\\d+, TeaVM_Class, itemType\\)\\)");
    }

    @Test
    void itemsAreAskedAndNotTheArray() throws IOException {
        Files.writeString(file, METHOD + WRONG);

        ClonedArrays.correct(folder);

        assertThat(file).hasContent(METHOD + RIGHT);
    }

    @Test
    void aProgramThatNeverClonesIsLeftAsItIs() throws IOException {
        Files.writeString(file, "int x;\n");

        assertThatCode(() -> ClonedArrays.correct(folder)).doesNotThrowAnyException();
    }

    @Test
    void otherCIsAnError() throws IOException {
        Files.writeString(file, METHOD + RIGHT);
        assertThatThrownBy(() -> ClonedArrays.correct(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is this another TeaVM?");

        Files.writeString(file, METHOD + WRONG + WRONG);
        assertThatThrownBy(() -> ClonedArrays.correct(folder)).isInstanceOf(IOException.class);

        Files.writeString(file, WRONG);
        assertThatThrownBy(() -> ClonedArrays.correct(folder)).isInstanceOf(IOException.class);
    }
}
