package sshconnect.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.Layer;
import sshconnect.proto.MessageLayer;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.socks.GssapiMessage;
import sshconnect.vectors.FakeGssApi;

/** A tunnel through two layers, as one through a chain of two proxies has them. */
class TunnelTest {
    private final Wire wire = new Wire();
    private final Layer outer = new GssapiLayer(FakeGssApi.established(), false);
    private final Parcels inner = new Parcels();
    private final Tunnel tunnel = Tunnel.of(wire).within(outer, new byte[0]).within(inner, new byte[0]);

    /** What is underneath: shows what was put in, so many bytes at a time at most. */
    private static final class Wire implements Channel {
        private byte[] incoming = {};
        private int most = Integer.MAX_VALUE;
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private int closed;

        void put(byte[] bytes) {
            int before = incoming.length;
            incoming = Arrays.copyOf(incoming, before + bytes.length);
            System.arraycopy(bytes, 0, incoming, before, bytes.length);
        }

        @Override
        public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
            int count = Math.min(most, Math.min(buffer.length, incoming.length));
            System.arraycopy(incoming, 0, buffer, 0, count);
            return Result.of(count);
        }

        @Override
        public void discard(int count) {
            incoming = Arrays.copyOfRange(incoming, count, incoming.length);
        }

        @Override
        public Fault send(byte[] bytes, int count, long deadlineMillis) {
            sent.write(bytes, 0, count);
            return null;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** A layer of messages {@code #N} and N bytes, N being one digit; the message {@code #0} is the last one. */
    private static final class Parcels extends MessageLayer {
        private boolean ended;
        private int disposed;

        Parcels() {
            super(2, 11);
        }

        @Override
        public int messageBytes(byte[] header) {
            return header[0] == '#' ? headerBytes() + header[1] - '0' : NO_MESSAGE;
        }

        @Override
        public int capacity() {
            return 4;
        }

        @Override
        public Result<byte[]> wrap(byte[] bytes, int count) {
            return Result.of(ascii("#" + count + text(Arrays.copyOf(bytes, count))));
        }

        @Override
        protected Result<byte[]> unwrapMessage(byte[] whole, int length) {
            ended = length == headerBytes();
            return Result.of(Arrays.copyOfRange(whole, headerBytes(), length));
        }

        @Override
        protected Fault noMessageFault() {
            return GssapiLayer.unusable("it is no parcel");
        }

        @Override
        protected Fault cutMessageFault() {
            return GssapiLayer.unusable("it ended inside a parcel");
        }

        @Override
        public byte[] end() {
            return ascii("#0");
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public void dispose() {
            disposed++;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** A message of the outer layer. */
    private static byte[] outer(String text) {
        return GssapiMessage.of(GssapiMessage.ENCAPSULATION, ascii("i(" + text + ")"));
    }

    /** Reads to the end, or to a fault, of which the cause comes last. */
    private static String read(Channel channel) {
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[3];
        Result<Integer> count = channel.peek(buffer, Host.NO_DEADLINE);
        while (count.ok() && count.value() > 0) {
            all.append(text(Arrays.copyOf(buffer, count.value())));
            channel.discard(count.value());
            count = channel.peek(buffer, Host.NO_DEADLINE);
        }
        return count.ok() ? all.toString() : all + " " + count.fault().cause();
    }

    @Test
    void theOutermostLayerIsTheFirst() {
        assertThat(tunnel.layers()).containsExactly(outer, inner);
        assertThat(tunnel.connection()).isSameAs(wire);
        assertThat(Tunnel.of(wire).layers()).isEmpty();
    }

    @Test
    void whatIsSentIsWrappedByTheInnermostLayerFirst() {
        assertThat(tunnel.send(ascii("hello, you"), 6, Host.NO_DEADLINE)).isNull();
        assertThat(text(wire.sent.toByteArray())).isEqualTo(text(outer("#4hell")) + text(outer("#2o,")));
    }

    @Test
    void messagesOfTheInnerLayerNeedNotBeThoseOfTheOuterOne() {
        wire.put(outer("#3on"));
        wire.put(outer(""));
        wire.put(outer("e#3two#5th"));
        wire.put(outer("ree"));
        assertThat(read(tunnel)).isEqualTo("onetwothree");
    }

    @Test
    void nothingDependsOnThePiecesInWhichItComes() {
        wire.put(outer("#3on"));
        wire.put(outer("e#5three"));
        wire.most = 1;
        assertThat(read(tunnel)).isEqualTo("onethree");
    }

    @Test
    void theLastMessageOfALayerIsAnEndOfItAlone() {
        wire.put(outer("#1a#0#1b"));
        assertThat(read(tunnel)).isEqualTo("a");
        assertThat(tunnel.peek(new byte[1], Host.NO_DEADLINE)).isEqualTo(Result.of(0));
    }

    @Test
    void anEndInsideAMessageOfEitherLayerIsAFault() {
        wire.put(outer("#1a#3b"));
        assertThat(read(tunnel)).isEqualTo("a what the proxy sent cannot be used: it ended inside a parcel");
        wire.put(Arrays.copyOf(outer("#1c"), 5));
        assertThat(read(tunnel)).isEqualTo(" what the proxy sent cannot be used: it ended inside a message");
    }

    @Test
    void whatIsNoMessageOfEitherLayerIsAFault() {
        wire.put(outer("#1a-1b"));
        assertThat(read(tunnel)).isEqualTo("a what the proxy sent cannot be used: it is no parcel");
        wire.incoming = ascii("HTTP/1.1 200");
        Tunnel other = Tunnel.of(wire).within(outer, new byte[0]).within(new Parcels(), new byte[0]);
        assertThat(read(other)).isEqualTo(" what the proxy sent cannot be used: it is not protected");
        assertThat(read(other)).isEqualTo(" what the proxy sent cannot be used: it is not protected");
    }

    @Test
    void aHandshakeIsLedThroughTheOuterLayerBeforeTheInnerOneIsThere() {
        wire.put(outer("200 OK;#1"));
        wire.put(outer("b"));
        Tunnel first = Tunnel.of(wire).within(outer, ascii("HTTP/1.1 "));
        first.send(ascii("CONNECT"), Host.NO_DEADLINE);
        byte[] answer = new byte[16];
        assertThat(first.peek(answer, Host.NO_DEADLINE)).isEqualTo(Result.of(9));
        first.discard(9);
        assertThat(first.peek(answer, Host.NO_DEADLINE)).isEqualTo(Result.of(9));
        first.discard(7);
        Tunnel second = first.within(inner, ascii("a"));
        assertThat(second.unwrappedBytes()).isEqualTo(1);
        assertThat(read(second)).isEqualTo("ab");
        assertThat(wire.sent.toByteArray()).isEqualTo(outer("CONNECT"));
    }

    @Test
    void closingForgetsTheKeysOfEveryLayerOnce() {
        tunnel.close();
        tunnel.close();
        assertThat(inner.disposed).isEqualTo(1);
        assertThat(wire.closed).isPositive();
    }

    @Test
    void aRelayThatGoesOnByItselfTakesWhatWasReceived() {
        Tunnel one = Tunnel.of(wire).within(inner, ascii("ab"));
        assertThat(text(one.takeUnwrapped(0))).isEqualTo("ab");
        assertThat(one.unwrappedBytes()).isZero();
        wire.put(ascii("#2x"));
        assertThat(read(one)).endsWith("it ended inside a parcel");
        assertThat(text(inner.takeReceived())).isEqualTo("#2x");
        wire.put(ascii("#1z"));
        assertThat(read(one)).isEqualTo("z");
    }

    @Test
    void everyLayerIsToldOfTheEndInsideTheOnesAroundIt() {
        assertThat(tunnel.end(Host.NO_DEADLINE)).isNull();
        assertThat(text(wire.sent.toByteArray())).isEqualTo(text(outer("#0")));
    }
}
