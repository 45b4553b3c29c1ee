/**
 * The POSIX host: what the core asks for, made of the C library's functions and compiled ahead of time with it.
 *
 * <p>Nothing is decided here, and nothing throws: doc/native.md has the rules of everything that is compiled to C.
 */
package sshconnect.posix;
