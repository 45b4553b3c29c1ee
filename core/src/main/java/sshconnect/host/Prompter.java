package sshconnect.host;

import sshconnect.base.Result;
import sshconnect.base.Secret;

/** Asks the person for a password. Whether to ask is for others to decide. */
public interface Prompter {

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
    Result<Secret> askOnTerminal(String prompt);
}
