/** What the program decides: the command line, the settings, the way to a target, and the end. */
package sshconnect.app;
