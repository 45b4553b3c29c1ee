package sshconnect.proto.telnet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.Layer;

/**
 * A tunnel through a proxy that stays in telnet mode (RFC 854): an octet 255 is sent twice, and a CR is followed by a NUL,
 * without which telnet servers take away what comes behind it. Of what is received the same is undone, and commands are
 * taken out of it. What the proxy proposes is refused, BINARY (RFC 856) too: it would save the NULs, but nobody can tell
 * from which octet on a proxy keeps to what it has proposed itself.
 */
public final class IacLayer implements Layer {

    /** What a relay reads at once, or half of it. */
    private static final int CAPACITY = 16 * 1024;

    private static final byte[] NOTHING = {};

    private final TelnetDecoder decoder = new TelnetDecoder();
    private byte[] answers = NOTHING;
    private int answerBytes;

    @Override
    public int capacity() {
        return CAPACITY;
    }

    @Override
    public Result<byte[]> wrap(byte[] bytes, int count) {
        byte[] sent = new byte[2 * count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            byte octet = bytes[i];
            sent[length++] = octet;
            if (octet == (byte) TelnetDecoder.IAC) {
                sent[length++] = octet;
            } else if (octet == '\r') {
                sent[length++] = 0;
            }
        }
        return Result.of(Arrays.copyOf(sent, length));
    }

    /** {@inheritDoc} There are no messages: as much as comes. */
    @Override
    public int wanted() {
        return CAPACITY;
    }

    @Override
    public Result<byte[]> unwrap(byte[] received, int count) {
        byte[] data = new byte[count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            int octet = decoder.next(received[i] & 0xff);
            if (octet >= 0) {
                data[length++] = (byte) octet;
            } else if (octet == TelnetDecoder.ANSWER) {
                add(decoder.answer());
            }
        }
        return Result.of(Arrays.copyOf(data, length));
    }

    private void add(byte[] answer) {
        if (answerBytes + answer.length > answers.length) {
            answers = Arrays.copyOf(answers, 2 * (answerBytes + answer.length));
        }
        System.arraycopy(answer, 0, answers, answerBytes, answer.length);
        answerBytes += answer.length;
    }

    @Override
    public byte[] answer() {
        byte[] answer = Arrays.copyOf(answers, answerBytes);
        answers = NOTHING;
        answerBytes = 0;
        return answer;
    }

    /** {@inheritDoc} Telnet has no end of its own. */
    @Override
    public @Nullable Fault endFault() {
        return null;
    }

    @Override
    public void dispose() {
        // There are no keys.
    }
}
