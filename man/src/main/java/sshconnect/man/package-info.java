/**
 * The generator of the manual page, which {@code man/update} and tests run and no artifact carries. It holds the text on
 * each option, in roff, and how the page is put together. The name and the value of an option belong in
 * {@link sshconnect.cli.Option}, and everything else that the manual says, in {@code man/connect.1.in}.
 */
package sshconnect.man;
