/**
 * Which way to a target: what the command line, environment and files say, checked and made into values.
 *
 * <p>Nothing here connects to anything, and nothing is looked up but names of services.
 */
package sshconnect.way;
