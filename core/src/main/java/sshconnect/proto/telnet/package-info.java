/**
 * Proxies with a command line.
 *
 * <p>What people may write in the command belongs to {@code way}.
 */
package sshconnect.proto.telnet;
