package sshconnect.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/** What every host that has a system underneath does with programs, however these behave. */
public abstract class ProgramsContract extends ProtectedRelayContract {

    private static final long FOREVER = Host.NO_DEADLINE;
    private static final long SHORT_MILLIS = 300;
    /** Ends what hangs, and measures nothing. */
    private static final long LONG_MILLIS = 60_000;

    private static final int MORE_THAN_A_PIPE_HOLDS = 200_000;
    private static final byte[] NO_INPUT = {};

    /**
     * Where files may be written.
     *
     * @return an own folder for each test
     */
    protected abstract Path folder();

    private Programs.Command script(String... lines) throws IOException {
        Path script = Files.writeString(folder().resolve("program"), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Programs.Command(
                List.of(script.toString()),
                List.of(
                        new Programs.Variable("PATH", System.getenv("PATH").getBytes(StandardCharsets.UTF_8)),
                        new Programs.Variable("HOME", null)));
    }

    private Result<byte[]> run(byte[] input, String... lines) throws IOException {
        return host().programs().run(script(lines), input, FOREVER);
    }

    private String text(String file) throws IOException {
        return Files.readString(folder().resolve(file));
    }

    /** Waits for the end of the process whose number stands in a file. */
    private void awaitEnd(String file) throws IOException {
        ProcessHandle.of(Long.parseLong(text(file).strip()))
                .ifPresent(process -> process.onExit().join());
    }

    private void end(String file) throws IOException {
        ProcessHandle.of(Long.parseLong(text(file).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void programGetsItsInputWhileItWrites() throws IOException {
        byte[] input = new byte[Programs.MAX_OUTPUT_BYTES];
        Arrays.fill(input, (byte) 'x');
        assertThat(run(input, "exec cat").value()).isEqualTo(input);
    }

    @Test
    void programThatWritesBeforeItReadsIsNoDeadlock() throws IOException {
        Result<byte[]> output =
                run(new byte[MORE_THAN_A_PIPE_HOLDS], "head -c 65536 /dev/zero", "cat > '" + folder() + "/input'");
        assertThat(output.value()).hasSize(Programs.MAX_OUTPUT_BYTES);
        assertThat(Files.size(folder().resolve("input"))).isEqualTo(MORE_THAN_A_PIPE_HOLDS);
    }

    @Test
    void programThatDoesNotReadIsNoFault() throws IOException {
        assertThat(run(new byte[MORE_THAN_A_PIPE_HOLDS], "echo answer").value())
                .asString()
                .isEqualTo("answer\n");
    }

    @Test
    void programThatWritesWithoutEndIsKilled() throws IOException {
        Result<byte[]> output =
                run(NO_INPUT, "echo $$ > '" + folder() + "/process'", "trap '' PIPE", "yes 2> /dev/null");
        assertThat(output.fault())
                .isEqualTo(new Fault(
                        Fault.Kind.OTHER,
                        "read the answer of",
                        folder().resolve("program").toString(),
                        "it has more than 65536 bytes"));
        awaitEnd("process");
    }

    @Test
    void programThatGivesNoAnswerIsKilledWithWhatItHasStarted() throws IOException {
        Result<byte[]> output = host().programs()
                .run(
                        script(
                                "echo $$ > '" + folder() + "/process'",
                                "(trap '' TERM; echo $$; exec sleep 1000) &",
                                "echo $! > '" + folder() + "/child'",
                                "wait"),
                        NO_INPUT,
                        host().system().monotonicMillis() + SHORT_MILLIS);
        assertThat(output.fault())
                .isEqualTo(new Fault(
                        Fault.Kind.TIMED_OUT, "run", folder().resolve("program").toString(), "timed out"));
        awaitEnd("process");
        awaitEnd("child");
    }

    @Test
    void programIsNotRunAfterTheDeadline() throws IOException {
        Result<byte[]> output = host().programs()
                .run(script("sleep 1000"), NO_INPUT, host().system().monotonicMillis());
        assertThat(output.fault().kind()).isEqualTo(Fault.Kind.TIMED_OUT);
    }

    @Test
    void processThatIsLeftBehindIsNotWaitedFor() throws IOException {
        Result<byte[]> output = run(NO_INPUT, "sleep 1000 & echo $! > '" + folder() + "/process'", "echo answer");
        assertThat(output.value()).asString().isEqualTo("answer\n");
        end("process");
    }

    @Test
    void programInheritsTheEnvironmentWithChanges() throws IOException {
        assertThat(run(NO_INPUT, "echo \"$PATH,${HOME-none}\"").value())
                .asString()
                .isEqualTo(System.getenv("PATH") + ",none\n");
    }

    /** Who holds a socket of ours keeps its connection open. The last one is what ls itself has opened. */
    @Test
    void programInheritsNoDescriptors() throws IOException {
        Channel channel = dial(new Script().expectEnd());
        assertThat(run(NO_INPUT, "exec ls /proc/self/fd").value()).asString().isEqualTo("0\n1\n2\n3\n");
        host().programs()
                .tell(
                        script(
                                "sleep 1000 & echo $! > '" + folder() + "/process'",
                                "ls /proc/self/fd > '" + folder() + "/open'"),
                        new byte[0],
                        fault -> {});
        host().programs().awaitTold(LONG_MILLIS);
        assertThat(text("open")).isEqualTo("0\n1\n2\n3\n");
        channel.close();
        end("process");
    }

    @Test
    void whoIsToldIsNotWaitedFor() throws IOException {
        byte[] message = {'a', '\n'};
        Path gate = folder().resolve("gate");
        host().programs()
                .tell(
                        script(
                                "until test -e '" + gate + "'; do sleep 0.05; done",
                                "head -c 200000 /dev/zero",
                                "cat > '" + folder() + "/new'",
                                "mv '" + folder() + "/new' '" + folder() + "/told'"),
                        message,
                        fault -> {});
        assertThat(message).containsOnly(0);
        host().programs().awaitTold(1);
        assertThat(folder().resolve("told")).doesNotExist();
        Files.createFile(gate);
        host().programs().awaitTold(LONG_MILLIS);
        assertThat(text("told")).isEqualTo("a\n");
    }

    @Test
    void manyBytesAreToldWhole() throws IOException {
        host().programs()
                .tell(
                        script("sleep 0.1", "cat > '" + folder() + "/told'"),
                        new byte[MORE_THAN_A_PIPE_HOLDS],
                        fault -> {});
        host().programs().awaitTold(LONG_MILLIS);
        assertThat(Files.size(folder().resolve("told"))).isEqualTo(MORE_THAN_A_PIPE_HOLDS);
    }
}
