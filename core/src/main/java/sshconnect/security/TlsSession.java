package sshconnect.security;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Result;

/**
 * A client's TLS session, without any input or output: what it gives is to be sent, and what was received is given to it
 * in whole records (RFC 8446, section 5.1), with their headers. One thread may wrap while another unwraps.
 */
public interface TlsSession {

    /** The cause of a fault where the peer wants a certificate, which it says after the handshake (RFC 8446, section 4.4.2). */
    String CERTIFICATE_WANTED = "the TLS peer wants a client certificate; try --tls-cert FILE and --tls-key FILE";

    /**
     * The outcome of a step of the handshake.
     *
     * @param toSend  what to send, perhaps an alert; possibly empty
     * @param problem why there will be no session; null while there may be
     */
    record Progress(byte[] toSend, @Nullable TlsProblem problem) {}

    /**
     * Goes on with the handshake.
     *
     * @param record one record that was received; empty to begin with
     * @return what comes of it
     */
    Progress step(byte[] record);

    /**
     * Tells whether the handshake is over, so that the next record is for {@link #unwrap}.
     *
     * @return true once it is
     */
    boolean established();

    /**
     * What the handshake has agreed upon.
     *
     * @return what is known once it is {@link #established}
     */
    TlsPeer peer();

    /**
     * Encrypts what is to be sent.
     *
     * @param bytes where it is
     * @param count how many bytes, from the first on; up to 16384
     * @return records to send, with those in front that the session owes its peer (RFC 8446, section 4.6.3)
     */
    Result<byte[]> wrap(byte[] bytes, int count);

    /**
     * Decrypts a record.
     *
     * @param record where it is
     * @param count  its length
     * @return what was sent, possibly nothing, as in a session ticket; the cause of a fault is in plain words
     */
    Result<byte[]> unwrap(byte[] record, int count);

    /**
     * Whether the peer has said that no more will come (close_notify, RFC 8446, section 6.1).
     *
     * @return true once it has
     */
    boolean ended();

    /**
     * Says that no more will be sent.
     *
     * @return the alert close_notify; nothing when it was said already
     */
    byte[] end();

    /** Forgets the keys. Nothing may be called after that. */
    void dispose();
}
