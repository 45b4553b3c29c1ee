/**
 * Proof of who one is, and protection of what is sent: what a host has a library for, as interfaces, and what is computed
 * here.
 *
 * <p>Which scheme is used when, and what a message of a protocol looks like, belongs to {@code proto}.
 */
@NullMarked
package sshconnect.security;

import org.jspecify.annotations.NullMarked;
