package sshconnect.teavm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CCompilerTest {
    @TempDir
    private Path first;

    @TempDir
    private Path second;

    private String searchPath;

    @BeforeEach
    void setSearchPath() {
        searchPath = first + File.pathSeparator + second;
    }

    @Test
    void autoFindsNoneWhereThereIsNone() throws IOException {
        assertThat(CCompiler.find(CCompiler.AUTO, searchPath)).isEmpty();
    }

    @Test
    void autoPrefersCcWhereverItIs() throws IOException {
        executable(first.resolve("gcc"));
        Path cc = executable(second.resolve("cc"));

        assertThat(CCompiler.find(CCompiler.AUTO, searchPath)).contains(new CCompiler(cc.toString()));
    }

    @Test
    void autoTakesClangWhereItIsAlone() throws IOException {
        Path clang = executable(second.resolve("clang"));

        assertThat(CCompiler.find(CCompiler.AUTO, searchPath)).contains(new CCompiler(clang.toString()));
    }

    @Test
    void whatIsNoProgramIsPassedOver() throws IOException {
        Files.createDirectory(first.resolve("cc"));
        Files.writeString(second.resolve("cc"), "");

        assertThat(CCompiler.find(CCompiler.AUTO, searchPath)).isEmpty();
    }

    @Test
    void autoForMuslIsMuslsOwn() throws IOException {
        executable(first.resolve("cc"));
        assertThat(CCompiler.findMusl(CCompiler.AUTO, searchPath)).isEmpty();

        Path musl = executable(second.resolve("musl-gcc"));
        assertThat(CCompiler.findMusl(CCompiler.AUTO, searchPath)).contains(new CCompiler(musl.toString()));
    }

    @Test
    void oneThatIsNamedIsFoundOnThePathOrByItsOwn() throws IOException {
        Path mine = executable(second.resolve("mine"));

        assertThat(CCompiler.find("mine", searchPath)).contains(new CCompiler(mine.toString()));
        assertThat(CCompiler.find(mine.toString(), "")).contains(new CCompiler(mine.toString()));
    }

    @Test
    void oneThatIsNamedAndMissingIsAnError() {
        assertThatThrownBy(() -> CCompiler.find("mine", searchPath))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no C compiler mine");
    }

    @Test
    void theCompilersWordsAreInTheError() throws IOException {
        Path failing = executable(first.resolve("failing"));
        Files.writeString(failing, "#!/bin/sh\necho no such luck\nexit 3\n");
        Path source = Files.writeString(second.resolve("all.c"), "");

        assertThatThrownBy(() -> new CCompiler(failing.toString()).compile(source, source, second.resolve("out")))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("exit status 3", "no such luck");
    }

    private static Path executable(Path file) throws IOException {
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
