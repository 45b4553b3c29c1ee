/**
 * HTTP CONNECT, and authentication with an HTTP proxy by each of its schemes.
 *
 * <p>Where a password comes from belongs to {@code credential}.
 */
@NullMarked
package sshconnect.proto.http;

import org.jspecify.annotations.NullMarked;
