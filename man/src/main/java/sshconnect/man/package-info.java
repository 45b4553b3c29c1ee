/**
 * The generator of the manual page: what the build and its tests run, and no artifact carries. It holds the text on each
 * option, in roff, and how the page is put together; what an option is called and takes belongs in
 * {@link sshconnect.cli.Option}, and everything else that the manual says, in {@code man/connect.1.in}.
 */
package sshconnect.man;
