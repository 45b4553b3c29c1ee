package sshconnect.jvm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import sshconnect.host.Tunnel;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.socks.GssapiMessage;
import sshconnect.vectors.FakeGssApi;

class TunnelStreamsTest {

    private ScriptedPeer proxy;
    private Tunnel tunnel;

    private void connect(Script script) throws IOException {
        ServerSocket listening = ScriptedPeer.listen();
        HostPort address = ScriptedPeer.addressOf(listening);
        proxy = ScriptedPeer.server(listening, script);
        JvmChannel carrier = JvmChannel.of(new Socket(address.host(), address.port()), "proxy");
        tunnel = Tunnel.of(carrier).within(new GssapiLayer(FakeGssApi.established(), false), new byte[0]);
    }

    @AfterEach
    void finish() throws IOException {
        tunnel.close();
        proxy.finish();
    }

    private InputStream input(int timeoutMillis) {
        return new TunnelInput(tunnel, () -> timeoutMillis);
    }

    private OutputStream output() {
        return new TunnelOutput(tunnel);
    }

    private static byte[] wrapped(String text) {
        return GssapiMessage.of(GssapiMessage.ENCAPSULATION, ("i(" + text + ")").getBytes(US_ASCII));
    }

    @Test
    void bytesAreWrappedAndUnwrapped() throws IOException {
        connect(new Script()
                .expect(wrapped("ell"))
                .say(wrapped("world"))
                .say(wrapped("!"))
                .end());
        output().write("hello".getBytes(US_ASCII), 1, 3);
        InputStream input = input(0);
        assertThat(input.read()).isEqualTo('w');
        assertThat(input.available()).isEqualTo(4);
        assertThat(input.readAllBytes()).isEqualTo("orld!".getBytes(US_ASCII));
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void whatIsLongGoesInSeveralMessages() throws IOException {
        int capacity = GssapiLayer.MAX_SENT_TOKEN_BYTES - 3;
        connect(new Script()
                .expect(wrapped("x".repeat(capacity)))
                .expect(wrapped("x".repeat(capacity)))
                .expect(wrapped("y")));
        output().write(("x".repeat(2 * capacity) + "y").getBytes(US_ASCII));
    }

    @Test
    void aReadEndsAfterItsTimeLimitAndTheNextGoesOn() throws IOException {
        byte[] message = wrapped("late");
        connect(new Script()
                .say(Arrays.copyOf(message, 5))
                .expect(wrapped("?"))
                .say(Arrays.copyOfRange(message, 5, message.length)));
        InputStream limited = input(20);
        assertThatThrownBy(limited::read).isInstanceOf(SocketTimeoutException.class);
        output().write('?');
        assertThat(input(0).readNBytes(4)).isEqualTo("late".getBytes(US_ASCII));
    }

    @Test
    void aBrokenSealIsAnException() throws IOException {
        byte[] broken = wrapped("b");
        broken[GssapiMessage.HEADER_BYTES] = 'x';
        connect(new Script().say(broken));
        InputStream input = input(0);
        assertThatThrownBy(input::read)
                .isInstanceOf(SocketException.class)
                .hasMessage("what the proxy sent cannot be used: the seal is broken");
    }
}
