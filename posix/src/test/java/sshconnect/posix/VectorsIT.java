package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sshconnect.vectors.VectorMain;

class VectorsIT {
    @Test
    void nativeAnswersAreTheAnswersOfTheJvm() throws Exception {
        Path executable = Built.executable("connect.vectors");

        Process process = new ProcessBuilder(executable.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] report = process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        assertThat(ascii(report)).isEqualTo(ascii(VectorMain.report()));
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
