/**
 * SOCKS versions 4, 4a and 5, with authentication by GSSAPI.
 *
 * <p>Who resolves the name of the target belongs to {@code tunnel}.
 */
@NullMarked
package sshconnect.proto.socks;

import org.jspecify.annotations.NullMarked;
