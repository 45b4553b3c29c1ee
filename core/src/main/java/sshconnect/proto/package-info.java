/**
 * The contract and the common part of every handshake with a proxy: bytes in, steps out, without input or output of its own.
 *
 * <p>What one protocol alone knows belongs to a package below; how a connection is made, to {@code tunnel}.
 */
@NullMarked
package sshconnect.proto;

import org.jspecify.annotations.NullMarked;
