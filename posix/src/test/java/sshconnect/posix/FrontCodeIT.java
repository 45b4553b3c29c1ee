package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The front has nothing of what only the full executable can do: each class, string and table would make every start
 * slower and larger. What counts is the C that either is made of.
 */
class FrontCodeIT {
    /** Classes that speak to libraries, and those that only work with what these have made. */
    private static final List<String> LIBRARIES = List.of(
            "sshconnect/posix/LibSsl",
            "sshconnect/posix/LibX509",
            "sshconnect/posix/LibGssapi",
            "sshconnect/posix/PosixTlsSession",
            "sshconnect/posix/PosixSecurityContext",
            "sshconnect/posix/OffHeapTlsLayer",
            "sshconnect/posix/OffHeapGssapiLayer",
            "sshconnect/posix/TlsContext",
            "sshconnect/posix/TlsCertificate",
            "sshconnect/posix/TlsExchange");
    /** Classes of the core that a host without TLS never makes. */
    private static final List<String> HANDSHAKE =
            List.of("sshconnect/proto/tls/TlsClient", "sshconnect/proto/tls/TlsRefusal", "sshconnect/tunnel/TlsStage");
    /** Classes that explain, which is done where the libraries are. */
    private static final List<String> EXPLANATION = List.of(
            "sshconnect/check/WayCheck",
            "sshconnect/check/Installation",
            "sshconnect/cli/Checking",
            "sshconnect/cli/InstallationCheck");

    /** The definition of a method or a constructor, by TeaVM's short names. */
    private static final Pattern METHOD = Pattern.compile("(?m)^[\\w ]+\\*? meth_\\w+\\(.*\\) \\{$");

    private Path full;
    private Path front;

    @BeforeEach
    void takeBoth() throws IOException {
        Built.executable("connect.native");
        full = Path.of(System.getProperty("connect.generated"));
        front = Path.of(System.getProperty("connect.front"));
        assumeTrue(Files.exists(Path.of(System.getProperty("connect.full"))), "no front, for want of musl-gcc");
    }

    @Test
    void noLibraryIsSpokenTo() throws IOException {
        absent(LIBRARIES);
    }

    @Test
    void nothingIsExplained() throws IOException {
        absent(EXPLANATION);
    }

    private void absent(List<String> names) throws IOException {
        for (String name : names) {
            assertThat(methods(full, name))
                    .as(name + ", whose name may have changed")
                    .isPositive();
            assertThat(methods(front, name)).as(name).isZero();
        }
    }

    @Test
    void noTlsHandshakeIsMade() throws IOException {
        for (String name : HANDSHAKE) {
            assertThat(instances(full, name))
                    .as(name + ", whose name may have changed")
                    .isPositive();
            assertThat(instances(front, name)).as(name).isZero();
        }
        assertThat(methods(full, "sshconnect/proto/tls/TlsClient")).isPositive();
        assertThat(methods(front, "sshconnect/proto/tls/TlsClient")).isZero();
        assertThat(methods(front, "sshconnect/proto/tls/TlsRefusal")).isZero();
    }

    @Test
    void noLibraryIsOpened() throws IOException {
        assertThat(files(full, "dlopen(")).isPositive();
        assertThat(files(front, "dlopen(")).isZero();
    }

    private static long methods(Path code, String className) throws IOException {
        Path file = code.resolve("classes/" + className + ".c");
        return Files.exists(file)
                ? METHOD.matcher(Files.readString(file)).results().count()
                : 0;
    }

    /** How many places of the C make an instance of a class. */
    private static long instances(Path code, String className) throws IOException {
        String[] parts = className.split("/");
        StringBuilder shortName = new StringBuilder();
        for (int i = 0; i < parts.length - 1; i++) {
            shortName.append(parts[i].charAt(0));
        }
        return files(code, "meth_otr_Allocator_allocate(&" + shortName + "_" + parts[parts.length - 1] + "_Cls)");
    }

    /** How many files of the C hold some text. */
    private static long files(Path code, String text) throws IOException {
        long files = 0;
        try (Stream<Path> tree = Files.walk(code.resolve("classes"))) {
            for (Path file : tree.filter(each -> each.toString().endsWith(".c")).toList()) {
                files += Files.readString(file).contains(text) ? 1 : 0;
            }
        }
        return files;
    }
}
