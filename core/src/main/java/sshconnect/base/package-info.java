/** What everything else is built from; imports nothing of the project. */
package sshconnect.base;
