package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sshconnect.vectors.VectorMain;

class VectorsIT {
    @Test
    void nativeAnswersAreTheAnswersOfTheJvm() throws Exception {
        compare(Built.executable("connect.vectors"));
    }

    /** Lets an executable, which may allocate as much as it likes, compute what the JVM computes. */
    static void compare(Path executable) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(executable.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CONNECT_ALLOCATES", "much");
        Process process = builder.start();
        byte[] report = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(ascii(report)).isEqualTo(ascii(VectorMain.report()));
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
