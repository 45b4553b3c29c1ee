/**
 * From a way to a tunnel: look-ups, connections, handshakes, and what is traced of them.
 *
 * <p>What is carried through the tunnel then, and until when, belongs to {@code relay}.
 */
@NullMarked
package sshconnect.tunnel;

import org.jspecify.annotations.NullMarked;
