package sshconnect.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader of standard output that stalls holds nothing else up: where the relay can open the pipe once more, and where it
 * may not, and has to get by with the descriptor that it shares.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StalledOutputIT {

    private static final int MORE_THAN_ALL_BUFFERS = 32 << 20;

    @TempDir
    private static Path folder;

    @Test
    void pipeOfItsOwnAccount() throws Exception {
        stall(List.of(), 2);
    }

    /** The pipe belongs to somebody else then, or may not be opened by anybody. */
    @Test
    void pipeThatMayNotBeOpenedAgain() throws Exception {
        boolean root = System.getProperty("user.name").equals("root");
        stall(
                root
                        ? List.of("setpriv", "--reuid=65534", "--clear-groups")
                        : List.of("sh", "-c", "chmod 0 /proc/self/fd/1 && exec \"$0\" \"$@\""),
                1);
    }

    private void stall(List<String> prefix, int descriptorsOfThePipe) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            List<String> command = new ArrayList<>(prefix);
            command.addAll(List.of(executable().toString(), "127.0.0.1", Integer.toString(listening.getLocalPort())));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (Socket remote = listening.accept()) {
                byte[] down = pattern(MORE_THAN_ALL_BUFFERS, 7);
                byte[] up = pattern(MORE_THAN_ALL_BUFFERS, 11);
                CompletableFuture<Void> remoteWrites = write(remote.getOutputStream(), down);
                CompletableFuture<Void> localWrites = write(process.getOutputStream(), up);

                assertThat(Arrays.equals(remote.getInputStream().readNBytes(up.length), up))
                        .isTrue();
                localWrites.join();
                assertThat(remoteWrites).isNotDone();
                assertThat(descriptorsLike(process, 1)).isEqualTo(descriptorsOfThePipe);

                InputStream output = process.getInputStream();
                assertThat(Arrays.equals(output.readNBytes(down.length), down)).isTrue();
                remoteWrites.join();
                remote.shutdownOutput();
                assertThat(output.read()).isNegative();
                assertThat(process.waitFor()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** The executable where every account may run it. */
    private static Path executable() throws IOException {
        Path copy = folder.resolve("connect");
        if (!Files.exists(copy)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.copy(Built.executable("connect.native"), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }

    private static byte[] pattern(int length, int step) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * step + (i >> 8));
        }
        return bytes;
    }

    /** Writes in the background. */
    private static CompletableFuture<Void> write(OutputStream out, byte[] bytes) {
        return CompletableFuture.runAsync(() -> {
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** How many descriptors of a process lead to the same pipe as one of them. */
    private static long descriptorsLike(Process process, int descriptor) throws IOException {
        Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
        Path pipe = Files.readSymbolicLink(descriptors.resolve(Integer.toString(descriptor)));
        long count = 0;
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path each : all.toList()) {
                count += Files.readSymbolicLink(each).equals(pipe) ? 1 : 0;
            }
        }
        return count;
    }
}
