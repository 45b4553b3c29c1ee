/**
 * Which way to a target: proxies as hops, with everything that is to be known of each; and what the command line,
 * environment and files say of ways, checked and made into values.
 *
 * <p>Nothing here connects to anything, and nothing is looked up but names of services.
 */
@NullMarked
package sshconnect.way;

import org.jspecify.annotations.NullMarked;
