package sshconnect.host;

/**
 * A part of the system that the program uses when it is there.
 *
 * @param name   how the system calls it, for example {@code libssl.so.3}
 * @param there  whether it can be used
 * @param detail what is to be said of it: which one it is, or what is missing, and what to install; empty for nothing
 */
public record Component(String name, boolean there, String detail) {}
