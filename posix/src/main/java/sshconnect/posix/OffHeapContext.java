package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.proto.socks.GssapiLayer;

/** A security context that wraps and unwraps outside the Java heap, for the relay, which allocates nothing while it runs. */
interface OffHeapContext {

    /** The context's layer, outside the Java heap. */
    default OffHeapLayer layer(GssapiLayer layer) {
        return new OffHeapGssapiLayer(layer, this);
    }

    /**
     * Wraps a message.
     *
     * @param bytes        the message
     * @param count        its length
     * @param confidential whether to encrypt it
     * @param token        where to put the wrapped message: room for the longest token
     * @return its length; -1 for a failure, which {@link #fault} then tells of
     */
    int wrap(Address bytes, int count, boolean confidential, Address token);

    /**
     * Unwraps a message.
     *
     * @param token        the wrapped message
     * @param count        its length
     * @param confidential whether it has to be encrypted
     * @param bytes        where to put the message: room for the longest token
     * @return its length; -1 for a failure, which {@link #fault} then tells of
     */
    int unwrap(Address token, int count, boolean confidential, Address bytes);

    /** What went wrong last. */
    Fault fault();
}
