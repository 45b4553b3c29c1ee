/**
 * Proxies with a command line.
 *
 * <p>What people may write in the command belongs to {@code way}.
 */
@NullMarked
package sshconnect.proto.telnet;

import org.jspecify.annotations.NullMarked;
