/**
 * Questions to a name server, and its answers.
 *
 * <p>Which names are asked for, and how datagrams travel, belongs to {@code tunnel}.
 */
@NullMarked
package sshconnect.proto.dns;

import org.jspecify.annotations.NullMarked;
