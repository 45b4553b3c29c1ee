/**
 * Questions to a name server, and its answers.
 *
 * <p>Which names are asked for, and how datagrams travel, belongs to {@code tunnel}.
 */
package sshconnect.proto.dns;
