/**
 * The program: options, help, settings, exit status.
 *
 * <p>What a Java program would want as well belongs to a package below.
 */
@NullMarked
package sshconnect.cli;

import org.jspecify.annotations.NullMarked;
