package sshconnect.jvm;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Secret;
import sshconnect.host.Person;

/**
 * Asks on the terminal or by a program. On Windows there is a terminal only where neither standard input nor output
 * is redirected, which rules out everything that ssh starts: there it takes a program.
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

    @Override
    public Outcome<Secret> askWithProgram(String program, String prompt) {
        try {
            Process process =
                    new ProcessBuilder(program, prompt).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            Outcome<Secret> answer = AnswerLine.readFrom(process.getInputStream(), "ask with", program);
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            int status = process.waitFor();
            if (status == 0) {
                return answer;
            }
            wipe(answer);
            return Outcome.failed(Fault.Kind.CANCELLED, "ask with", program, "it ended with status " + status);
        } catch (IOException e) {
            return Outcome.failed(startFailure(e, program));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.failed(Fault.Kind.CANCELLED, "ask with", program, "interrupted");
        }
    }

    private static void wipe(Outcome<Secret> answer) {
        if (answer.ok()) {
            answer.value().wipe();
        }
    }

    /** The JDK wraps the system's words: {@code Cannot run program "x": error=2, No such file or directory}. */
    private static Fault startFailure(IOException e, String program) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = String.valueOf(cause.getMessage());
        int comma = message.contains("error=") ? message.indexOf(", ") : -1;
        String words = comma < 0 ? message : message.substring(comma + 2);
        return Faults.of(new IOException(words), "run", program);
    }
}
