/**
 * When a relay is over and how, which client is served next, and what is said about it.
 *
 * <p>Moving the bytes is the business of hosts.
 */
@NullMarked
package sshconnect.relay;

import org.jspecify.annotations.NullMarked;
