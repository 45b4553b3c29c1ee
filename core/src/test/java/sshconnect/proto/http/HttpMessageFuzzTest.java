package sshconnect.proto.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import sshconnect.base.ByteQueue;
import sshconnect.proto.http.HttpBody.Progress;

/** Heads and bodies of responses are the same in whatever pieces they arrive. */
class HttpMessageFuzzTest {

    @FuzzTest
    void head(byte[] message) {
        ByteQueue whole = new ByteQueue(message.length);
        whole.append(message, message.length);
        int length = HttpHead.length(whole, 0);

        assertThat(lengthByteByByte(message)).isEqualTo(length);
        if (length >= 0) {
            HttpHead head = HttpHead.parse(whole.take(length));
            assertThat(head.statusLine()).doesNotContain("\n");
            assertThat(head.status()).isBetween(-1, 999);
            for (String name : new String[] {"Connection", "Content-Length", "Proxy-Authenticate"}) {
                assertThat(head.values(name)).noneMatch(value -> value.contains("\n"));
            }
        }
    }

    private static int lengthByteByByte(byte[] message) {
        ByteQueue input = new ByteQueue(message.length);
        int length = -1;
        for (int i = 0; i < message.length && length < 0; i++) {
            int scanned = Math.max(0, input.size() - 3);
            input.append(new byte[] {message[i]}, 1);
            length = HttpHead.length(input, scanned);
        }
        return length;
    }

    @FuzzTest
    void body(FuzzedDataProvider data) {
        String fields = data.consumeBoolean() ? "Transfer-Encoding: chunked" : "Content-Length: " + data.consumeInt();
        HttpHead head = HttpHead.parse(("HTTP/1.1 407 x\r\n" + fields + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        byte[] bytes = data.consumeRemainingAsBytes();
        HttpBody body = HttpBody.of(head);
        if (body == null) {
            return;
        }
        ByteQueue whole = new ByteQueue(bytes.length);
        whole.append(bytes, bytes.length);
        Progress progress = body.drain(whole);

        ByteQueue pieces = new ByteQueue(bytes.length);
        HttpBody again = HttpBody.of(head);
        int taken = 0;
        Progress sooner = again.drain(pieces);
        while (sooner == Progress.MORE && taken < bytes.length) {
            pieces.append(new byte[] {bytes[taken++]}, 1);
            sooner = again.drain(pieces);
        }
        assertThat(sooner).isEqualTo(progress);
        if (progress == Progress.DONE) {
            assertThat(pieces.size() + bytes.length - taken).isEqualTo(whole.size());
        }
    }
}
