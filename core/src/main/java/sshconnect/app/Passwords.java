package sshconnect.app;

import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Printable;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;
import sshconnect.host.Host;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.route.Parameters;
import sshconnect.route.Protocol;

/**
 * Names and passwords for the command line program: what the proxy's specification or the parameters say, and else what
 * a person answers, to the program in SSH_ASKPASS or on the terminal.
 */
final class Passwords implements CredentialSource {

    private final Host host;
    private final Parameters parameters;
    private final Protocol protocol;
    private final String user;
    private final Secret known;

    /**
     * The passwords for one proxy.
     *
     * @param host       where to ask
     * @param parameters where SSH_ASKPASS is
     * @param protocol   what the proxy speaks, null for none
     * @param user       the user name that was stated, or null for the account's
     * @param known      the password that needs no asking, or null
     */
    Passwords(Host host, Parameters parameters, Protocol protocol, String user, Secret known) {
        this.host = host;
        this.parameters = parameters;
        this.protocol = protocol;
        this.user = user;
        this.known = known;
    }

    @Override
    public boolean available() {
        return known != null || askpass() != null || host.person().hasTerminal();
    }

    @Override
    public Outcome<Credential> credential(Challenge challenge) {
        String name = user == null ? host.surroundings().accountName() : user;
        if (name == null) {
            return failed(Fault.Kind.NOT_FOUND, "wants a user name", "none is known; state it as user@host");
        }
        if (known != null) {
            return Outcome.of(new Credential(name, known));
        }
        Outcome<Secret> password = ask(prompt(challenge, name));
        return password.ok() ? Outcome.of(new Credential(name, password.value()))
                : failed(password.fault().kind(), "wants a password for user " + Printable.of(name),
                        reason(password.fault()));
    }

    private static String reason(Fault fault) {
        return fault.subject().isEmpty() ? fault.cause() : fault.subject() + ": " + fault.cause();
    }

    private static <T> Outcome<T> failed(Fault.Kind kind, String operation, String cause) {
        return Outcome.failed(kind, operation, "", cause);
    }

    private static String prompt(Challenge challenge, String name) {
        String realm = challenge.realm().isEmpty() ? "" : " (" + challenge.realm() + ")";
        return "Password for user " + Printable.of(name) + " at " + challenge.hop() + realm + ": ";
    }

    private Outcome<Secret> ask(String prompt) {
        String program = askpass();
        if (program != null) {
            Outcome<Secret> answer = host.person().askWithProgram(program, prompt);
            boolean answered = answer.ok() || answer.fault().kind() == Fault.Kind.CANCELLED;
            if (answered || !host.person().hasTerminal()) {
                return answer;
            }
            host.diagnostics().error("WARNING: " + answer.fault().describe());
        }
        if (!host.person().hasTerminal()) {
            return failed(Fault.Kind.NOT_FOUND, "ask", "there is no terminal to ask on; set "
                    + passwordVariable() + " or SSH_ASKPASS");
        }
        return host.person().askOnTerminal(prompt);
    }

    /** The name to suggest: the one that belongs to this proxy alone, spelled out. */
    private String passwordVariable() {
        return protocol == Protocol.SOCKS5 ? "SOCKS5_PASSWORD" : "HTTP_PROXY_PASSWORD";
    }

    /** The program to ask with, if there is one and a display for it, as ssh(1) decides. */
    private String askpass() {
        String program = parameters.text("SSH_ASKPASS");
        if (program == null || program.isEmpty()) {
            return null;
        }
        String require = environment("SSH_ASKPASS_REQUIRE");
        if (require.equals("never")) {
            return null;
        }
        boolean required = require.equals("force") || require.equals("prefer");
        boolean display = !environment("DISPLAY").isEmpty() || !environment("WAYLAND_DISPLAY").isEmpty();
        return required || display ? program : null;
    }

    private String environment(String name) {
        byte[] value = host.surroundings().environment(name);
        return value == null ? "" : Utf8.decode(value);
    }
}
