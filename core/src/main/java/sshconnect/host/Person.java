package sshconnect.host;

import sshconnect.base.Outcome;
import sshconnect.base.Secret;

/** Asks the person for a password. Which way to ask is for others to decide. */
public interface Person {

    /** The longest answer that is read; more than any protocol here can carry. */
    int MAX_ANSWER_BYTES = 64 * 1024;

    /**
     * Whether there is a terminal to ask on ({@code /dev/tty}), whatever standard input is.
     *
     * @return true if {@link #askOnTerminal} can work
     */
    boolean hasTerminal();

    /**
     * Asks on the terminal, with echo off while the person types and restored in any case, also when a signal ends
     * the program meanwhile.
     *
     * @param prompt what to show, without control characters
     * @return what was typed, without the line end; {@code CANCELLED} at the end of the terminal's input
     */
    Outcome<Secret> askOnTerminal(String prompt);

    /**
     * Runs a program that asks (ssh-askpass) and reads its standard output. The prompt is its one argument; no shell
     * is involved. The program inherits the environment and standard error, not standard input and output.
     *
     * @param program the program's name or path
     * @param prompt  what to ask
     * @return the first line that it wrote, without the line end; {@code CANCELLED} when its exit status is not 0
     */
    Outcome<Secret> askWithProgram(String program, String prompt);
}
