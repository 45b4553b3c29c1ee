package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.socks.GssapiMessage;

/** Protection by GSSAPI. */
final class OffHeapGssapiLayer extends OffHeapMessageLayer {

    private final GssapiLayer layer;
    private final OffHeapContext context;
    private int taken;
    private @Nullable Fault fault;

    OffHeapGssapiLayer(GssapiLayer layer, OffHeapContext context) {
        super(layer);
        this.layer = layer;
        this.context = context;
    }

    /** {@inheritDoc} What one read brings becomes one message. */
    @Override
    int readBytes() {
        return layer.capacity();
    }

    @Override
    int wrappedBytes(int count) {
        int bytes = 0;
        for (int first = 0; first < count; first += Math.max(1, layer.capacity())) {
            bytes += layer.maxMessageBytes();
        }
        return bytes;
    }

    @Override
    int wrap(Address bytes, int count, Address target) {
        byte[] header = header();
        int made = 0;
        int capacity = Math.max(1, layer.capacity());
        for (int first = 0; first < count; first += capacity) {
            Address message = target.add(made);
            int length = context.wrap(
                    bytes.add(first),
                    Math.min(capacity, count - first),
                    layer.confidential(),
                    message.add(header.length));
            if (length < 0) {
                fault = context.fault();
                return FAILED;
            }
            GssapiMessage.putHeader(header, GssapiMessage.ENCAPSULATION, length);
            for (int i = 0; i < header.length; i++) {
                message.add(i).putByte(header[i]);
            }
            made += header.length + length;
        }
        return made;
    }

    @Override
    int unwrap(Address received, int count, Address target, int room) {
        int headerBytes = header().length;
        int total = 0;
        taken = 0;
        int length = length(received, count);
        while (fault == null && length > 0 && length <= count - taken && room - total >= messageBytes()) {
            Address token = received.add(taken + headerBytes);
            int unwrapped = context.unwrap(token, length - headerBytes, layer.confidential(), target.add(total));
            taken += length;
            if (unwrapped < 0) {
                fault = GssapiLayer.unusable(context.fault().cause());
            } else {
                total += unwrapped;
                length = length(received.add(taken), count - taken);
            }
        }
        fault = length < 0 ? layer.noMessageFault() : fault;
        return total;
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
        return rest == 0 ? null : layer.cutMessageFault();
    }
}
