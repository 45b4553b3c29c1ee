package sshconnect.security;

import sshconnect.base.Result;

/**
 * The initiator's side of a GSS-API security context (RFC 2743, section 1.1.3). Its faults are one line: what the
 * library says, the mechanism's words where it has some. One thread may wrap while another unwraps.
 */
public interface SecurityContext {
    /** What is wrong with a message that was wrapped and not encrypted, where both sides have agreed that it is. */
    String NOT_ENCRYPTED = "a message is not encrypted, which was agreed upon";

    /**
     * Goes on with the exchange of tokens.
     *
     * @param token what the peer sent; empty to begin with
     * @return what to send to the peer, empty for nothing; {@code NOT_FOUND} when there is no ticket, or one that has
     *         expired
     */
    Result<byte[]> step(byte[] token);

    /**
     * Tells whose ticket it is that the first token was made of. The library is asked, which takes its time.
     *
     * @return the principal, as {@code ann@EXAMPLE.COM}; empty where the library does not say
     */
    String initiator();

    /**
     * Tells whether the exchange is over and both sides are who they say.
     *
     * @return true when no more tokens are expected
     */
    boolean established();

    /**
     * Wraps a message (RFC 2743, section 2.3.3).
     *
     * @param bytes        where the message is
     * @param count        its length, from the first byte on
     * @param confidential whether to encrypt it; integrity is protected in any case
     * @return the wrapped message
     */
    Result<byte[]> wrap(byte[] bytes, int count, boolean confidential);

    /**
     * Unwraps a message.
     *
     * @param bytes        where it is
     * @param offset       where it begins
     * @param count        its length
     * @param confidential whether it has to be encrypted (conf_state, RFC 2743, section 2.3.4)
     * @return the message; a fault where it was not wrapped by the peer, is not the next one, or is not encrypted though
     *         it has to be
     */
    Result<byte[]> unwrap(byte[] bytes, int offset, int count, boolean confidential);

    /**
     * Computes how much fits into one wrapped message.
     *
     * @param wrappedBytes how long that may be
     * @param confidential whether it is to be encrypted
     * @return the length of the longest message
     */
    int wrapSizeLimit(int wrappedBytes, boolean confidential);

    /** Forgets the context's keys. Nothing may be called after that. */
    void dispose();
}
