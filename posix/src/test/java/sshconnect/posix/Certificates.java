package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificates for tests, made by openssl(1): of an authority, and of those that it, or nobody, vouches for. */
final class Certificates {

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;

    /**
     * Makes the authority.
     *
     * @param folder where the files are to be
     */
    Certificates(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        selfSigned("ca", "/CN=Test CA");
    }

    Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    byte[] text(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    /** Makes one that is signed by itself. */
    void selfSigned(String name, String subject) throws IOException, InterruptedException {
        run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "30",
                "-subj",
                subject,
                "-keyout",
                key(name).toString(),
                "-out",
                certificate(name).toString());
    }

    /** Makes one that the authority signs. */
    void signed(String name, String subject, String names, int days) throws IOException, InterruptedException {
        Path request = folder.resolve(name + ".csr");
        Path extensions = folder.resolve(name + ".ext");
        Files.writeString(extensions, "subjectAltName=" + names + "\n");
        run(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                subject,
                "-keyout",
                key(name).toString(),
                "-out",
                request.toString());
        run(
                "x509",
                "-req",
                "-in",
                request.toString(),
                "-CA",
                certificate("ca").toString(),
                "-CAkey",
                key("ca").toString(),
                "-CAcreateserial",
                "-days",
                Integer.toString(days),
                "-extfile",
                extensions.toString(),
                "-out",
                certificate(name).toString());
    }

    /** Encrypts a key. */
    Path encrypted(String name, String passphrase) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".encrypted");
        run("pkcs8", "-topk8", "-in", key(name).toString(), "-out", file.toString(), "-passout", "pass:" + passphrase);
        return file;
    }

    /** Puts a certificate and its key in a PKCS #12 file. */
    Path store(String name, String passphrase) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        run(
                "pkcs12",
                "-export",
                "-in",
                certificate(name).toString(),
                "-inkey",
                key(name).toString(),
                "-out",
                file.toString(),
                "-passout",
                "pass:" + passphrase);
        return file;
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("openssl.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
