/**
 * Bytes, text, addresses, secrets, and values or the reasons why there are none: what everything else is built from.
 *
 * <p>Nothing here knows of a protocol, a proxy or a system; it imports nothing of the project.
 */
@NullMarked
package sshconnect.base;

import org.jspecify.annotations.NullMarked;
