package sshconnect.jvm;

import java.io.Console;
import java.io.File;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Prompter;

/**
 * Asks on the terminal. On Windows there is one only where neither standard input nor output is redirected, which rules
 * out everything that ssh starts: there it takes a program.
 */
final class JvmPrompter implements Prompter {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    @Override
    public boolean hasTerminal() {
        return WINDOWS ? console() != null : Terminal.exists();
    }

    @Override
    public Result<Secret> askOnTerminal(String prompt) {
        return WINDOWS ? askOnConsole(prompt) : Terminal.ask(prompt);
    }

    private static Console console() {
        // Some JDKs have a console of their own that reads redirected standard input; that belongs to the relay.
        System.setProperty("jdk.console", "java.base");
        return System.console();
    }

    private static Result<Secret> askOnConsole(String prompt) {
        Console console = console();
        if (console == null) {
            return Result.failed(Fault.Kind.UNSUPPORTED, "ask on", "the terminal", "there is none");
        }
        char[] typed = console.readPassword("%s", prompt);
        if (typed == null) {
            return Result.failed(Fault.Kind.CANCELLED, "ask on", "the terminal", "cancelled");
        }
        Secret answer = PasswordText.encode(typed);
        Arrays.fill(typed, '\0');
        return Result.of(answer);
    }
}
