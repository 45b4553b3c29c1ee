package sshconnect.credential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Programs;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.way.HopKind;

/**
 * A program that keeps passwords and speaks git's credential protocol (git-credential(1), gitcredentials(7)): it is run
 * with {@code get}, {@code store} or {@code erase}, and lines {@code key=value} go both ways. No shell is involved.
 */
public final class CredentialHelper implements PasswordSource {

    private static final String GET = "get";

    private final Host host;
    private final List<String> command;
    private final HopKind.PasswordUse use;
    private final Target proxy;
    private final UserName user;
    /** What was run, once it is known which program that is. */
    private @Nullable List<String> found;
    /** One that does not work is reported once. */
    private boolean broken;

    /**
     * A helper.
     *
     * @param host     where to run it
     * @param command  its name or path, and arguments; a name that is no program stands for
     *                 {@code git credential-NAME}, as in git's configuration
     * @param use      how passwords for the proxy are called
     * @param proxy    where the proxy is
     * @param user     whose password it is
     */
    public CredentialHelper(Host host, List<String> command, HopKind.PasswordUse use, Target proxy, UserName user) {
        this.host = host;
        this.command = command;
        this.use = use;
        this.proxy = proxy;
        this.user = user;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public boolean asks() {
        return true;
    }

    @Override
    public Result<Credential> find(Challenge challenge, Deadline deadline) {
        Result<byte[]> answer =
                get((capability() + question(user.stated()) + '\n').getBytes(StandardCharsets.UTF_8), deadline);
        if (!answer.ok() && answer.fault().kind() == Fault.Kind.TIMED_OUT) {
            return Result.failed(
                    Fault.Kind.TIMED_OUT,
                    "wants a password",
                    "",
                    "the credential helper " + Printable.of(command.get(0)) + ": " + deadline.explain(answer.fault()));
        }
        if (!answer.ok()) {
            warn(answer.fault());
            return none();
        }
        Answer read = new Answer(answer.value());
        Arrays.fill(answer.value(), (byte) 0);
        if (read.quit) {
            read.wipe();
            return Result.failed(Fault.Kind.CANCELLED, "wants a password", "", "the credential helper says quit");
        }
        if (read.password == null) {
            return none();
        }
        Result<Credential> answered =
                new UserName(read.user == null ? user.stated() : read.user, host.system()).with(read.password);
        return answered.ok()
                ? Result.of(
                        new Credential(answered.value().user(), answered.value().password(), read.scheme))
                : answered;
    }

    private static Result<Credential> none() {
        return Result.failed(Fault.Kind.NOT_FOUND, "find", "the password", "the credential helper has none");
    }

    /** Whether it was run and works, so that it can be told something. */
    boolean canBeTold() {
        return !broken && found != null;
    }

    /** Whether the name stood for one of git's helpers when it was run. */
    boolean isOfGit() {
        return found != null && found != command;
    }

    /**
     * Takes over what another one of this command has found out by running it.
     *
     * @param ofGit its {@link #isOfGit}
     */
    void found(boolean ofGit) {
        found = ofGit ? wordsForGit() : command;
    }

    /**
     * What to {@link #tell} the helper of a password, for it to keep or to forget.
     *
     * @param credential the name and the password
     * @return the message, to be wiped; null when this helper cannot be told
     */
    byte @Nullable [] message(Credential credential) {
        byte[] password = credential.password().bytes();
        // The protocol has no way to say a line end or a NUL.
        if (!canBeTold()
                || holds(password, '\n')
                || holds(password, '\0')
                || credential.user().indexOf('\n') >= 0) {
            return null;
        }
        byte[] head = question(credential.user()).append("password=").toString().getBytes(StandardCharsets.UTF_8);
        byte[] input = Arrays.copyOf(head, head.length + password.length + 2);
        System.arraycopy(password, 0, input, head.length, password.length);
        input[input.length - 2] = '\n';
        input[input.length - 1] = '\n';
        return input;
    }

    /**
     * Tells the helper how a password did; does not wait for it.
     *
     * @param action  {@code store} or {@code erase}
     * @param message the {@link #message}, which is wiped
     */
    void tell(String action, byte[] message) {
        host.programs().tell(command(found == null ? command : found, action), message, this::warn);
    }

    /**
     * Waits for what was told, since the process is about to end; nobody else is to wait for the end of its output.
     *
     * @param millis how long at most, counted from {@link #tell}
     */
    void awaitTold(long millis) {
        host.relay().letGoOfStandardStreams();
        host.programs().awaitTold(millis);
    }

    private static boolean holds(byte[] bytes, char wanted) {
        for (byte each : bytes) {
            if (each == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Lets the helper say which scheme the password is for (authtype); SOCKS has no schemes. */
    private String capability() {
        return use.ofSchemes() ? "capability[]=authtype\n" : "";
    }

    /** What git says of its own proxies: the scheme and the host of their URL. */
    private StringBuilder question(@Nullable String name) {
        StringBuilder question = new StringBuilder("protocol=");
        question.append(use.helperProtocol()).append("\nhost=").append(proxy).append('\n');
        if (name != null && name.indexOf('\n') < 0) {
            question.append("username=").append(name).append('\n');
        }
        return question;
    }

    private Result<byte[]> get(byte[] input, Deadline deadline) {
        Result<byte[]> output = host.programs().run(command(command, GET), input, deadline.millis());
        String name = command.get(0);
        if (!output.ok() && output.fault().kind() == Fault.Kind.NOT_FOUND && name.indexOf('/') < 0) {
            List<String> words = wordsForGit();
            Result<byte[]> fromGit = host.programs().run(command(words, GET), input, deadline.millis());
            if (fromGit.ok() || fromGit.fault().kind() != Fault.Kind.NOT_FOUND) {
                found = words;
                return fromGit;
            }
        }
        found = command;
        return output;
    }

    private List<String> wordsForGit() {
        List<String> words = new ArrayList<>(List.of("git", "credential-" + command.get(0)));
        words.addAll(command.subList(1, command.size()));
        return words;
    }

    private Programs.Command command(List<String> words, String action) {
        List<String> whole = new ArrayList<>(words);
        whole.add(action);
        return new Programs.Command(whole, ProgramEnvironment.withoutPasswords(host.system()));
    }

    private void warn(Fault fault) {
        broken = true;
        host.diagnostics().error("WARNING: credential helper: " + fault.describe());
    }

    /** What a helper says: lines up to an empty one or the end; keys of no concern are skipped. */
    private static final class Answer {

        private @Nullable String user;
        /** The scheme that the password is for (authtype), or null. */
        private @Nullable String scheme;

        private @Nullable Secret password;
        private boolean quit;

        Answer(byte[] lines) {
            int from = 0;
            while (from < lines.length && lines[from] != '\n' && lines[from] != '\r') {
                int end = from;
                while (end < lines.length && lines[end] != '\n') {
                    end++;
                }
                boolean carriageReturn = end < lines.length && lines[end - 1] == '\r';
                read(lines, from, carriageReturn ? end - 1 : end);
                from = end + 1;
            }
        }

        void wipe() {
            if (password != null) {
                password.wipe();
            }
        }

        private void read(byte[] lines, int from, int to) {
            int equals = from;
            while (equals < to && lines[equals] != '=') {
                equals++;
            }
            if (equals == to) {
                return;
            }
            String key = Utf8.decode(lines, from, equals);
            if (key.equals("username")) {
                user = Utf8.decode(lines, equals + 1, to);
            } else if (key.equals("authtype")) {
                scheme = Utf8.decode(lines, equals + 1, to);
            } else if (key.equals("password")) {
                wipe();
                password = Secret.of(Arrays.copyOfRange(lines, equals + 1, to));
            } else if (key.equals("quit")) {
                String value = Utf8.decode(lines, equals + 1, to);
                quit = value.equals("1") || value.equals("true");
            }
        }
    }
}
