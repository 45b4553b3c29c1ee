package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;

/** Seals and opens messages outside the Java heap, for the relay, which allocates nothing while it runs. */
interface Sealer {

    /**
     * Seals a message.
     *
     * @param bytes        the message
     * @param count        its length
     * @param confidential whether to encrypt it
     * @param sealed       where to put the sealed message: room for the longest token
     * @return its length; -1 for a failure, which {@link #fault} then tells of
     */
    int seal(Address bytes, int count, boolean confidential, Address sealed);

    /**
     * Opens a sealed message.
     *
     * @param sealed       the sealed message
     * @param count        its length
     * @param confidential whether it has to be encrypted
     * @param bytes        where to put the message: room for the longest token
     * @return its length; -1 for a failure, which {@link #fault} then tells of
     */
    int open(Address sealed, int count, boolean confidential, Address bytes);

    /** What went wrong last. */
    Fault fault();
}
