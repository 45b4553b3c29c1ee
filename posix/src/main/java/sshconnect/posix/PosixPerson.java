package sshconnect.posix;

import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Person;

/** Asks on the controlling terminal. */
final class PosixPerson implements Person {

    @Override
    public boolean hasTerminal() {
        int terminal = TerminalPrompt.open();
        if (terminal >= 0) {
            Libc.close(terminal);
        }
        return terminal >= 0;
    }

    @Override
    public Outcome<Secret> askOnTerminal(String prompt) {
        int terminal = TerminalPrompt.open();
        int error = terminal < 0 ? Libc.errno() : 0;
        if (error != 0) {
            return SystemError.failed(error, "open", TerminalPrompt.PATH);
        }
        Outcome<Secret> answer = new TerminalPrompt(terminal, prompt).ask();
        Libc.close(terminal);
        return answer;
    }
}
