package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.proto.MessageLayer;

/** A layer of messages with headers. What they look like is the layer's to know; its headers touch the heap, in one array. */
abstract class OffHeapMessageLayer extends OffHeapLayer {

    private final MessageLayer layer;
    private final byte[] header;

    OffHeapMessageLayer(MessageLayer layer) {
        super(layer);
        this.layer = layer;
        this.header = new byte[layer.headerBytes()];
    }

    /** Room for a header, used again and again. */
    final byte[] header() {
        return header;
    }

    /** The length of the message that begins somewhere; 0 as long as it cannot be told, negative for none. */
    final int length(Address received, int count) {
        if (count < header.length) {
            return 0;
        }
        for (int i = 0; i < header.length; i++) {
            header[i] = received.add(i).getByte();
        }
        return layer.messageBytes(header);
    }

    @Override
    final int messageBytes() {
        return layer.maxMessageBytes();
    }

    @Override
    final byte[] takeReceived() {
        return layer.takeReceived();
    }
}
