/**
 * User names and passwords: where they may come from, in which order, and what becomes of them once a proxy has spoken.
 *
 * <p>How a password is sent belongs to {@code proto}.
 */
@NullMarked
package sshconnect.credential;

import org.jspecify.annotations.NullMarked;
