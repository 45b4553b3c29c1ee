package sshconnect.security;

/**
 * Why a TLS handshake has failed, as the library sees it. What is said of it to a person is decided elsewhere, so that it is
 * the same with every library.
 */
public sealed interface TlsProblem {

    /**
     * The server's certificate, or one above it, has expired.
     *
     * @param subject        whose it is
     * @param notAfterMillis since when, in milliseconds since 1970-01-01 UTC
     */
    record Expired(String subject, long notAfterMillis) implements TlsProblem {}

    /**
     * The server's certificate, or one above it, is not valid yet.
     *
     * @param subject         whose it is
     * @param notBeforeMillis from when on, in milliseconds since 1970-01-01 UTC
     */
    record NotYetValid(String subject, long notBeforeMillis) implements TlsProblem {}

    /**
     * The server's certificate is for somebody else.
     *
     * @param names the names and addresses that it is for, with commas between them; empty when it names none
     */
    record OtherName(String names) implements TlsProblem {}

    /**
     * The server's certificate is signed by somebody who is not trusted.
     *
     * @param issuer the issuer that nobody knows
     */
    record UnknownIssuer(String issuer) implements TlsProblem {}

    /**
     * The server's certificate is signed by itself, and not trusted.
     *
     * @param subject whose it is
     */
    record SelfSigned(String subject) implements TlsProblem {}

    /** There is no version of TLS, or no cipher suite, that both sides speak. */
    record NoCommonVersion() implements TlsProblem {}

    /** The server wants a certificate of the client, and got none. */
    record CertificateRequired() implements TlsProblem {}

    /**
     * The server has ended the handshake with an alert (RFC 8446, section 6).
     *
     * @param description the alert's name as in the RFC, such as {@code handshake_failure}
     */
    record Alert(String description) implements TlsProblem {}

    /**
     * The certificate cannot be accepted for another reason.
     *
     * @param cause the library's words, in lower case
     */
    record Certificate(String cause) implements TlsProblem {}

    /**
     * Anything else.
     *
     * @param cause the library's words, in lower case
     */
    record Other(String cause) implements TlsProblem {}
}
