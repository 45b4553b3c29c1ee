package sshconnect.host;

import java.util.List;
import sshconnect.base.Outcome;

/** Runs other programs. */
public interface Programs {

    /** The longest output that is read; more than any protocol here can carry. */
    int MAX_OUTPUT_BYTES = 64 * 1024;

    /**
     * Runs a program to its end: it reads its input from standard input, and what it writes to standard output is the
     * outcome. No shell is involved. It inherits standard error, and the environment without some variables.
     *
     * @param command the program's name or path, and its arguments, which everybody on the machine can see
     * @param input   what it finds on standard input; a program that does not read it all is no fault
     * @param hidden  the names of the variables that it does not inherit
     * @return what it wrote, to be wiped by the caller where it holds a secret; {@code NOT_FOUND} when there is no such
     *         program, {@code CANCELLED} when its exit status is not 0
     */
    Outcome<byte[]> run(List<String> command, byte[] input, List<String> hidden);
}
