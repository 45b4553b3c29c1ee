/**
 * TLS to a proxy or to the target: the handshake, the layer that it leaves, and what is said when it fails.
 *
 * <p>Cryptography and certificates are the host's library's ({@code security.Tls}).
 */
@NullMarked
package sshconnect.proto.tls;

import org.jspecify.annotations.NullMarked;
