package sshconnect.jvm;

import java.io.Console;
import java.io.File;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Person;

/**
 * Asks on the terminal. On Windows there is one only where neither standard input nor output is redirected, which rules
 * out everything that ssh starts: there it takes a program.
 */
final class JvmPerson implements Person {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    @Override
    public boolean hasTerminal() {
        return WINDOWS ? console() != null : Terminal.exists();
    }

    @Override
    public Outcome<Secret> askOnTerminal(String prompt) {
        return WINDOWS ? askOnConsole(prompt) : Terminal.ask(prompt);
    }

    private static Console console() {
        // Some JDKs have a console of their own that reads redirected standard input; that belongs to the relay.
        System.setProperty("jdk.console", "java.base");
        return System.console();
    }

    private static Outcome<Secret> askOnConsole(String prompt) {
        Console console = console();
        if (console == null) {
            return Outcome.failed(Fault.Kind.UNSUPPORTED, "ask on", "the terminal", "there is none");
        }
        char[] typed = console.readPassword("%s", prompt);
        if (typed == null) {
            return Outcome.failed(Fault.Kind.CANCELLED, "ask on", "the terminal", "cancelled");
        }
        Secret answer = PasswordText.encode(typed);
        Arrays.fill(typed, '\0');
        return Outcome.of(answer);
    }
}
