package sshconnect.jvm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sshconnect.base.HostPort;
import sshconnect.host.Script;
import sshconnect.host.ScriptedPeer;
import sshconnect.security.Encapsulation;
import sshconnect.tunnel.ProtectedChannel;
import sshconnect.vectors.FakeGssApi;

class ProtectedStreamsTest {

    private ScriptedPeer proxy;
    private Tunnel tunnel;

    private void connect(Script script) throws IOException {
        ServerSocket listening = ScriptedPeer.listen();
        HostPort address = ScriptedPeer.addressOf(listening);
        proxy = ScriptedPeer.server(listening, script);
        JvmChannel carrier = JvmChannel.of(new Socket(address.host(), address.port()), "proxy");
        tunnel = Tunnel.of(new ProtectedChannel(carrier, new Encapsulation(FakeGssApi.established(), false)));
    }

    @AfterEach
    void finish() throws IOException {
        tunnel.channel().close();
        proxy.finish();
    }

    private static byte[] sealed(String text) {
        return Encapsulation.frame(Encapsulation.MESSAGE, ("i(" + text + ")").getBytes(US_ASCII));
    }

    @Test
    void bytesAreSealedAndOpened() throws IOException {
        connect(new Script()
                .expect(sealed("ell"))
                .say(sealed("world"))
                .say(sealed("!"))
                .end());
        tunnel.output().write("hello".getBytes(US_ASCII), 1, 3);
        InputStream input = tunnel.input(() -> 0);
        assertThat(input.read()).isEqualTo('w');
        assertThat(input.available()).isEqualTo(4);
        assertThat(input.readAllBytes()).isEqualTo("orld!".getBytes(US_ASCII));
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void whatIsLongGoesInSeveralMessages() throws IOException {
        int capacity = Encapsulation.MAX_SENT_TOKEN_BYTES - 3;
        connect(new Script()
                .expect(sealed("x".repeat(capacity)))
                .expect(sealed("x".repeat(capacity)))
                .expect(sealed("y")));
        tunnel.output().write(("x".repeat(2 * capacity) + "y").getBytes(US_ASCII));
    }

    @Test
    void aReadEndsAfterItsTimeLimitAndTheNextGoesOn() throws IOException {
        byte[] message = sealed("late");
        connect(new Script()
                .say(Arrays.copyOf(message, 5))
                .expect(sealed("?"))
                .say(Arrays.copyOfRange(message, 5, message.length)));
        InputStream limited = tunnel.input(() -> 20);
        assertThatThrownBy(limited::read).isInstanceOf(SocketTimeoutException.class);
        tunnel.output().write('?');
        assertThat(tunnel.input(() -> 0).readNBytes(4)).isEqualTo("late".getBytes(US_ASCII));
    }

    @Test
    void aBrokenSealIsAnException() throws IOException {
        byte[] broken = sealed("b");
        broken[Encapsulation.HEADER_BYTES] = 'x';
        connect(new Script().say(broken));
        InputStream input = tunnel.input(() -> 0);
        assertThatThrownBy(input::read)
                .isInstanceOf(SocketException.class)
                .hasMessage("what the proxy sent cannot be used: the seal is broken");
    }
}
