package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Prompter;

/** Asks on the controlling terminal. */
final class PosixPrompter implements Prompter {

    @Override
    public boolean hasTerminal() {
        int terminal = TerminalPrompt.open();
        if (terminal >= 0) {
            Libc.close(terminal);
        }
        return terminal >= 0;
    }

    @Override
    public Result<Secret> askOnTerminal(String prompt) {
        Fault replaced = Replacement.takeOnce();
        if (replaced != null) {
            return Result.failed(replaced);
        }
        int terminal = TerminalPrompt.open();
        int error = terminal < 0 ? Libc.errno() : 0;
        if (error != 0) {
            return SystemError.failed(error, "open", TerminalPrompt.PATH);
        }
        Result<Secret> answer = new TerminalPrompt(terminal, prompt).ask();
        Libc.close(terminal);
        return answer;
    }
}
