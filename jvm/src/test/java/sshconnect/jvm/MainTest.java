package sshconnect.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import sshconnect.host.Script;
import sshconnect.host.ScriptedPeer;

/** The program in a process of its own, where that makes a difference to the JVM host. */
class MainTest {

    /** In the C locale the JVM cannot decode the arguments and the environment; what is sent is UTF-8 all the same. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void argumentsAndEnvironmentSurviveTheCLocale() throws IOException, InterruptedException {
        byte[] host = "h\u00f6st".getBytes(StandardCharsets.UTF_8);
        ServerSocket listening = ScriptedPeer.listen();
        ScriptedPeer proxy = ScriptedPeer.server(
                listening,
                new Script()
                        .expect(5, 2, 0, 2)
                        .say(5, 2)
                        .expect(1, 2)
                        .expect("\u00fc")
                        .expect(6)
                        .expect("p\u20ac\u00e4")
                        .say(1, 0)
                        .expect(5, 1, 0, 3, host.length)
                        .expect(host)
                        .expect(0, 22)
                        .say(5, 0, 0, 1, 0, 0, 0, 0, 0, 0)
                        .say("ok")
                        .end());
        // env(1) gets the bytes through, which a JVM in the C locale could not pass on.
        Process program = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "exec env LC_ALL=C SOCKS5_PASSWORD=\"$(printf 'p\\342\\202\\254\\303\\244')\" \"$@\""
                                + " \"$(printf '\\303\\274@%s' " + ScriptedPeer.addressOf(listening) + ")\""
                                + " \"$(printf 'h\\303\\266st')\" 22",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "sshconnect.jvm.Main",
                        "-S")
                .redirectErrorStream(true)
                .start();
        program.getOutputStream().close();
        assertThat(program.getInputStream().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("ok");
        assertThat(program.waitFor()).isZero();
        proxy.finish();
    }
}
