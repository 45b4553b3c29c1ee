/** Explains: how a way is made step by step, for a person and for programs. */
@NullMarked
package sshconnect.check;

import org.jspecify.annotations.NullMarked;
