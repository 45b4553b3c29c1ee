package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Digits;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.credential.AskedPassword;
import sshconnect.credential.CredentialHelper;
import sshconnect.credential.NetrcFile;
import sshconnect.credential.PasswordDescriptor;
import sshconnect.credential.PasswordFile;
import sshconnect.credential.PasswordSource;
import sshconnect.credential.Passwords;
import sshconnect.credential.StatedPassword;
import sshconnect.credential.UserName;
import sshconnect.host.Host;
import sshconnect.way.Parameters;
import sshconnect.way.Protocol;
import sshconnect.way.ProxySpec;

/** Makes sense of the options and parameters that say where passwords come from. */
final class PasswordSettings {

    /** The standard streams are not for passwords: input and output are what is relayed. */
    private static final int FIRST_DESCRIPTOR = 3;

    /** Systems have far fewer; whether one is open is theirs to say. */
    private static final int MAX_DESCRIPTOR = Integer.MAX_VALUE;

    private final Host host;
    private final CommandLine line;
    private final Parameters parameters;

    PasswordSettings(Host host, CommandLine line, Parameters parameters) {
        this.host = host;
        this.line = line;
        this.parameters = parameters;
    }

    /**
     * The places where the password for a proxy may be, in the order in which they are looked at.
     *
     * @param proxy    the proxy, null for none
     * @param protocol what it speaks, null for none
     * @param stated   the user name that was stated, or null
     * @param password the password that was stated, or null
     * @return the places; a fault when an option makes no sense
     */
    Result<Passwords> read(ProxySpec proxy, Protocol protocol, String stated, Secret password) {
        UserName user = new UserName(stated, host.system());
        boolean insecureFiles = line.has(Option.INSECURE_FILES);
        List<PasswordSource> sources = new ArrayList<>();
        if (password != null) {
            sources.add(new StatedPassword(user, password));
        }
        if (line.has(Option.PASSWORD_FILE)) {
            sources.add(new PasswordFile(user, host.system(), line.value(Option.PASSWORD_FILE), insecureFiles));
        }
        if (line.has(Option.PASSWORD_FD)) {
            long descriptor = Digits.number(line.value(Option.PASSWORD_FD), 10, MAX_DESCRIPTOR);
            if (descriptor < FIRST_DESCRIPTOR) {
                return Result.failed(
                        Fault.Kind.OTHER,
                        "--password-fd",
                        "",
                        "\"" + Printable.of(line.value(Option.PASSWORD_FD)) + "\" is no descriptor from 3 on");
            }
            sources.add(new PasswordDescriptor(user, host.system(), (int) descriptor));
        }
        Result<List<String>> command = helperCommand(protocol);
        if (!command.ok()) {
            return Result.failed(command.fault());
        }
        CredentialHelper helper = command.value().isEmpty() || proxy == null
                ? null
                : new CredentialHelper(host, command.value(), protocol, proxy.server(), user);
        if (helper != null) {
            sources.add(helper);
        }
        if (line.has(Option.NETRC) && proxy != null) {
            sources.add(new NetrcFile(host, proxy.server(), user, insecureFiles));
        }
        sources.add(new AskedPassword(host, parameters, protocol, user));
        return Result.of(new Passwords(sources, helper));
    }

    /** The words of the helper's command line, in double quotes where they hold blanks; empty when there is no helper. */
    private Result<List<String>> helperCommand(Protocol protocol) {
        boolean ofUse = protocol != null && !protocol.passwordNames().isEmpty();
        String text = line.has(Option.CREDENTIAL_HELPER)
                ? line.value(Option.CREDENTIAL_HELPER)
                : ofUse ? parameters.text("CREDENTIAL_HELPER") : null;
        List<String> words = new ArrayList<>();
        if (text == null) {
            return Result.of(words);
        }
        if (text.startsWith("!")) {
            return Result.failed(
                    Fault.Kind.OTHER,
                    "the credential helper",
                    "",
                    "it begins with \"!\", and shell commands are not run; name a program");
        }
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = !quoted && (c == ' ' || c == '\t');
            if (c == '"') {
                quoted = !quoted;
            } else if (!blank) {
                word.append(c);
            }
            if (blank && begun) {
                words.add(word.toString());
                word = new StringBuilder();
            }
            begun = !blank;
        }
        if (begun) {
            words.add(word.toString());
        }
        return quoted
                ? Result.failed(Fault.Kind.OTHER, "the credential helper", "", "a double quote has no end")
                : Result.of(words);
    }
}
