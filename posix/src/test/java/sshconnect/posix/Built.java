package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import sshconnect.teavm.CCompiler;

/** What the Maven build used and made before these tests. */
public final class Built {
    private Built() {}

    /** The C compiler; a test that asks for it is skipped where there is none. */
    public static CCompiler compiler() throws IOException {
        Optional<CCompiler> compiler = CCompiler.find(System.getProperty("connect.cc"), System.getenv("PATH"));
        assumeTrue(compiler.isPresent(), "no C compiler: nothing native was built");
        return compiler.get();
    }

    /** A header of the product. */
    public static Path header(String name) {
        return Path.of(System.getProperty("connect.c"), name);
    }

    /**
     * An executable; the test that asks for it is skipped where there is no C compiler, and fails where there is one and
     * the executable is missing all the same.
     *
     * @param property the system property that holds its path
     */
    public static Path executable(String property) throws IOException {
        compiler();
        Path executable = Path.of(System.getProperty(property));
        assertThat(executable).isExecutable();
        return executable;
    }
}
