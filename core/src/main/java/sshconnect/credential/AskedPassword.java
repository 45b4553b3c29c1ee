package sshconnect.credential;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Programs;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.way.HopKind;
import sshconnect.way.Parameters;

/** What a person answers, to the program in SSH_ASKPASS or on the terminal. */
public final class AskedPassword implements PasswordSource {

    private static final String REQUIRE = "SSH_ASKPASS_REQUIRE";

    private final Host host;
    private final Parameters parameters;
    private final HopKind.PasswordUse use;
    private final UserName user;

    /**
     * A person to be asked.
     *
     * @param host       where to ask
     * @param parameters where SSH_ASKPASS is
     * @param use        how passwords for the proxy are called
     * @param user       whose password it is
     */
    public AskedPassword(Host host, Parameters parameters, HopKind.PasswordUse use, UserName user) {
        this.host = host;
        this.parameters = parameters;
        this.use = use;
        this.user = user;
    }

    @Override
    public boolean available() {
        return askpass() != null || host.prompter().hasTerminal();
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        String name = user.orAccount();
        if (name == null) {
            return user.with(Secret.of(""));
        }
        long mark = deadline.mark();
        Result<Secret> password = ask(prompt(challenge, name));
        deadline.exclude(mark);
        return password.ok()
                ? user.with(password.value())
                : Result.failed(
                        password.fault().kind(),
                        "wants a password for user " + Printable.of(name),
                        "",
                        reason(password.fault()));
    }

    private static String reason(Fault fault) {
        return fault.subject().isEmpty() ? fault.cause() : fault.subject() + ": " + fault.cause();
    }

    /** The realm is a stranger's text, and the name may be one's own mistake. */
    private static String prompt(Challenge challenge, String name) {
        String realm = challenge.realm().isEmpty() ? "" : ", realm \"" + Printable.of(challenge.realm()) + "\"";
        return "Password for user " + Printable.of(name) + " at " + challenge.hop() + " (" + challenge.scheme() + realm
                + "): ";
    }

    private Result<Secret> ask(String prompt) {
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
                : Result.failed(Fault.Kind.NOT_FOUND, "ask", "", unavailableReason());
    }

    /**
     * Why nobody can be asked, and what to do about it.
     *
     * @return for example {@code there is no terminal to ask on; set SOCKS5_PASSWORD or SSH_ASKPASS}
     */
    String unavailableReason() {
        String terminal = "there is no terminal to ask on";
        String program = parameters.text("SSH_ASKPASS");
        if (program == null || program.isEmpty()) {
            return terminal + "; set " + use.suggested() + " or SSH_ASKPASS";
        }
        return environment(REQUIRE).equals("never")
                ? terminal + ", and " + REQUIRE + "=never rules the program in SSH_ASKPASS out; set " + use.suggested()
                : terminal + ", and no display for the program in SSH_ASKPASS; set " + REQUIRE + "=force or "
                        + use.suggested();
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
