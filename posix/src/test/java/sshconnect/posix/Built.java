package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import sshconnect.teavm.CCompiler;

/** The executables that the build made before these tests. */
final class Built {
    private Built() {
    }

    /**
     * An executable; the test that asks for it is skipped where there is no C compiler, and fails where there is one and
     * the executable is missing all the same.
     *
     * @param property the system property that holds its path
     */
    static Path executable(String property) throws IOException {
        assumeTrue(CCompiler.find(System.getProperty("connect.cc"), System.getenv("PATH")).isPresent(),
                "no C compiler: nothing native was built");
        Path executable = Path.of(System.getProperty(property));
        assertThat(executable).isExecutable();
        return executable;
    }
}
