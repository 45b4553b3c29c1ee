/** Which way to a target: what command line, environment and parameter files say, checked and made into values. */
package sshconnect.route;
