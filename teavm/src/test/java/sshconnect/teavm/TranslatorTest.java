package sshconnect.teavm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslatorTest {
    private static final Translator TRANSLATOR = Translator.of(TranslatorTest.class.getClassLoader());

    @TempDir
    private Path folder;

    /** Uses what TeaVM's class library lacks. */
    public static final class Lacking {
        private Lacking() {}

        /** Asks for what is not there. */
        public static void main(String[] arguments) {
            java.net.InetAddress.getLoopbackAddress();
        }
    }

    @Test
    void whatTheLibraryLacksIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> TRANSLATOR.translate(Lacking.class.getName(), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("InetAddress")
                .hasMessageContaining("TranslatorTest.java");
    }

    @Test
    void whatAnEarlierRunLeftIsRemoved() throws IOException {
        Path old = Files.createDirectories(folder.resolve("classes/old")).resolve("Old.c");
        Files.writeString(old, "old");

        assertThatThrownBy(() -> TRANSLATOR.translate("no.such.Main", folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no.such.Main");

        assertThat(old).doesNotExist();
    }
}
