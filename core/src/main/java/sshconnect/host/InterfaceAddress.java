package sshconnect.host;

import sshconnect.base.Network;

/**
 * An address of an interface of this machine.
 *
 * @param name    the interface, for example {@code eth0}
 * @param network the address, and how long the prefix of its network is
 * @param up      whether the interface is up
 */
public record InterfaceAddress(String name, Network network, boolean up) {}
