package sshconnect.posix;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.proto.Layer;

/** Any other layer, for which bytes are copied to the Java heap and back: telnet's. */
final class OnHeapLayer extends OffHeapLayer {

    /** So much is copied at once. */
    private static final int CHUNK_BYTES = 16 * 1024;
    /** What a peer may be owed that asks and does not read. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    /** A layer makes at most so much of a byte: telnet doubles 255. */
    private static final int MOST_FOR_A_BYTE = 2;

    private final Layer layer;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private byte[] content = {};
    private int given;
    private byte[] answers = {};
    private int taken;
    private @Nullable Fault fault;

    OnHeapLayer(Layer layer) {
        super(layer);
        this.layer = layer;
    }

    @Override
    int readBytes() {
        return CHUNK_BYTES;
    }

    @Override
    int wrappedBytes(int count) {
        return count * MOST_FOR_A_BYTE;
    }

    @Override
    int wrap(Address bytes, int count, Address target) {
        int made = 0;
        int capacity = Math.min(CHUNK_BYTES, layer.capacity());
        for (int first = 0; first < count; first += capacity) {
            int length = Math.min(capacity, count - first);
            take(bytes.add(first), length);
            Result<byte[]> wrapped = layer.wrap(chunk, length);
            if (!wrapped.ok()) {
                fault = wrapped.fault();
                return FAILED;
            }
            give(wrapped.value(), 0, wrapped.value().length, target.add(made));
            made += wrapped.value().length;
        }
        return made;
    }

    private void take(Address from, int length) {
        Address.moveMemoryBlock(from, Address.ofData(chunk), length);
        Address.pin(chunk);
    }

    private static void give(byte[] bytes, int first, int length, Address target) {
        Address.moveMemoryBlock(Address.ofData(bytes).add(first), target, length);
        Address.pin(bytes);
    }

    @Override
    int messageBytes() {
        return CHUNK_BYTES;
    }

    @Override
    int unwrap(Address received, int count, Address target, int room) {
        taken = 0;
        if (given == content.length && count > 0 && !ended() && fault == null) {
            taken = Math.min(Math.min(count, CHUNK_BYTES), layer.wanted());
            take(received, taken);
            Result<byte[]> unwrapped = layer.unwrap(chunk, taken);
            fault = unwrapped.ok() ? collectAnswers() : unwrapped.fault();
            content = unwrapped.ok() ? unwrapped.value() : new byte[0];
            given = 0;
        }
        int length = Math.min(room, content.length - given);
        give(content, given, length, target);
        given += length;
        return length;
    }

    private @Nullable Fault collectAnswers() {
        byte[] answer = layer.answer();
        if (answer.length > 0) {
            int before = answers.length;
            answers = Arrays.copyOf(answers, before + answer.length);
            System.arraycopy(answer, 0, answers, before, answer.length);
        }
        return answers.length <= MAX_ANSWER_BYTES
                ? null
                : new Fault(Fault.Kind.OTHER, "answer", "the peer", "the peer asks much and reads nothing");
    }

    @Override
    byte[] answer() {
        byte[] all = answers;
        answers = new byte[0];
        return all;
    }

    @Override
    int taken() {
        return taken;
    }

    @Override
    @Nullable
    Fault fault() {
        return fault;
    }

    @Override
    @Nullable
    Fault endFault(int rest) {
        return layer.endFault();
    }
}
