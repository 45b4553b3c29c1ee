package sshconnect.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Programs;
import sshconnect.way.Parameters;

/** The person who runs the program, and can be asked by the program in SSH_ASKPASS or on the terminal. */
final class Person {

    private static final String REQUIRE = "SSH_ASKPASS_REQUIRE";

    private final Host host;
    private final Parameters parameters;

    /**
     * A person to be asked.
     *
     * @param host       where to ask
     * @param parameters where SSH_ASKPASS is
     */
    Person(Host host, Parameters parameters) {
        this.host = host;
        this.parameters = parameters;
    }

    /**
     * Whether there is a way to ask.
     *
     * @return false where nobody would see the question
     */
    boolean canBeAsked() {
        return askpass() != null || host.prompter().hasTerminal();
    }

    /**
     * Asks, for as long as a person takes.
     *
     * @param prompt    the question
     * @param suggested the parameter to set where nobody can be asked
     * @param deadline  the time that it takes does not count
     * @return the answer, the caller's to wipe; or why there is none
     */
    Result<Secret> ask(String prompt, String suggested, Deadline deadline) {
        long mark = deadline.mark();
        Result<Secret> answer = ask(prompt, suggested);
        deadline.exclude(mark);
        return answer;
    }

    private Result<Secret> ask(String prompt, String suggested) {
        String program = askpass();
        if (program != null) {
            Programs.Command command =
                    new Programs.Command(List.of(program, prompt), ProgramEnvironment.withoutPasswords(host.system()));
            // It shows the prompt to a person, who has the time that it takes.
            Result<byte[]> answer = host.programs().run(command, new byte[0], Host.NO_DEADLINE);
            if (answer.ok()) {
                return Result.of(Secret.ofFirstLine(answer.value()));
            }
            if (answer.fault().kind() == Fault.Kind.CANCELLED
                    || !host.prompter().hasTerminal()) {
                return Result.failed(answer.fault());
            }
            host.diagnostics().error("WARNING: " + answer.fault().describe());
        }
        return host.prompter().hasTerminal()
                ? host.prompter().askOnTerminal(prompt)
                : Result.failed(Fault.Kind.NOT_FOUND, "ask", "", unavailableReason(suggested));
    }

    /**
     * Why nobody can be asked, and what to do about it.
     *
     * @param suggested the parameter to set
     * @return for example {@code there is no terminal to ask on; set SOCKS5_PASSWORD or SSH_ASKPASS}
     */
    String unavailableReason(String suggested) {
        String terminal = "there is no terminal to ask on";
        String program = parameters.text("SSH_ASKPASS");
        if (program == null || program.isEmpty()) {
            return terminal + "; set " + suggested + " or SSH_ASKPASS";
        }
        return environment(REQUIRE).equals("never")
                ? terminal + ", and " + REQUIRE + "=never rules the program in SSH_ASKPASS out; set " + suggested
                : terminal + ", and no display for the program in SSH_ASKPASS; set " + REQUIRE + "=force or "
                        + suggested;
    }

    /** The program to ask with, if there is one and a display for it, as ssh(1) decides. */
    private @Nullable String askpass() {
        String program = parameters.text("SSH_ASKPASS");
        if (program == null || program.isEmpty()) {
            return null;
        }
        String require = environment(REQUIRE);
        if (require.equals("never")) {
            return null;
        }
        boolean required = require.equals("force") || require.equals("prefer");
        boolean display = !environment("DISPLAY").isEmpty()
                || !environment("WAYLAND_DISPLAY").isEmpty();
        return required || display ? program : null;
    }

    private String environment(String name) {
        byte[] value = host.system().environment(name);
        return value == null ? "" : Utf8.decode(value);
    }
}
