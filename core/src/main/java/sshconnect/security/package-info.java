/** Proof of who one is, and protection of what is sent: what the core needs of a library for them. */
package sshconnect.security;
