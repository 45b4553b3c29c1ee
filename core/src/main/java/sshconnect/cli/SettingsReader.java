package sshconnect.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.UsageError;
import sshconnect.credential.HopPasswords;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.way.Destination;
import sshconnect.way.Hop;
import sshconnect.way.Way;

/** Makes sense of the command line and the parameters. The first thing that makes none is the one message. */
final class SettingsReader {

    private final Inputs inputs;
    private final Host host;
    private final CommandLine line;

    SettingsReader(Inputs inputs) {
        this.inputs = inputs;
        this.host = inputs.host();
        this.line = inputs.line();
    }

    /**
     * Reads everything.
     *
     * @param timeoutMillis the time limit, which was looked at before, since reading is in it
     * @return the settings, or the first thing that makes no sense
     */
    Parsed<Settings> read(Parsed<Long> timeoutMillis) {
        Parsed<Target> target = target();
        if (!target.ok()) {
            return Parsed.wrong(target.error());
        }
        Parsed<List<Way>> ways = new WayReader(inputs).read(target.value());
        if (!ways.ok()) {
            return Parsed.wrong(ways.error());
        }
        UsageError problem = null;
        for (Way way : ways.value()) {
            problem = problem == null ? way.problem(target.value()) : problem;
        }
        Parsed<Settings> settings =
                problem == null ? read(target.value(), ways.value(), timeoutMillis) : Parsed.wrong(problem);
        if (!settings.ok()) {
            ways.value().forEach(Way::wipe);
        }
        return settings;
    }

    private Parsed<Settings> read(Target target, List<Way> ways, Parsed<Long> timeoutMillis) {
        if (!timeoutMillis.ok()) {
            return Parsed.wrong(timeoutMillis.error());
        }
        Parsed<HopPasswords> passwords = new PasswordSettings(inputs).read(ways);
        if (!passwords.ok()) {
            return Parsed.wrong(passwords.error());
        }
        Parsed<Relay.LocalEof> onLocalEof = onLocalEof();
        if (!onLocalEof.ok()) {
            return Parsed.wrong(onLocalEof.error());
        }
        Parsed<Optional<Listening>> listening = Listening.read(line, inputs.services());
        if (!listening.ok()) {
            return Parsed.wrong(listening.error());
        }
        UsageError unchecked = checkContradiction();
        UsageError contradiction = unchecked == null ? handOverContradiction(target, ways) : unchecked;
        return contradiction != null
                ? Parsed.wrong(contradiction)
                : Parsed.of(new Settings(
                        ways,
                        passwords.value(),
                        target,
                        listening.value(),
                        timeoutMillis.value(),
                        line.has(Option.FDPASS),
                        onLocalEof.value()));
    }

    private Parsed<Target> target() {
        List<String> operands = line.operands();
        if (operands.isEmpty()) {
            return Parsed.wrong(usage("no host is given"));
        }
        if (operands.size() == 1 && Destination.isUnixSocket(operands.get(0))) {
            return Parsed.of(new Target.UnixSocket(operands.get(0)));
        }
        Parsed<String> host = Destination.host(operands.get(0), inputs.services());
        if (!host.ok()) {
            return Parsed.wrong(host.error());
        }
        if (operands.size() > 1) {
            warnOfSurplus(operands);
            return Destination.parse(host.value(), operands.get(1), inputs.services());
        }
        ProgramName program = new ProgramName(this.host.system().programName());
        OptionalInt port = program.port(inputs.services());
        return port.isPresent()
                ? Parsed.of(Target.of(host.value(), port.getAsInt()))
                : Parsed.wrong(usage(program.noPort()));
    }

    private UsageError usage(String what) {
        return new UsageError("", what + line.joinedHint(), HelpText.usage() + "; try --help");
    }

    /** connect.c takes no notice of them, and its manual has an example with some. */
    private void warnOfSurplus(List<String> operands) {
        if (operands.size() == 2) {
            return;
        }
        StringBuilder surplus = new StringBuilder();
        boolean option = false;
        for (String each : operands.subList(2, operands.size())) {
            option |= each.startsWith("-");
            surplus.append(' ').append(Destination.withoutPassword(each));
        }
        host.diagnostics()
                .error("WARNING: ignored after host and port:" + Printable.of(surplus.toString())
                        + (option ? "; options stand in front of the host" : ""));
    }

    /** Where nothing is relayed, what says how to relay is of no use; null for nothing. */
    private @Nullable UsageError checkContradiction() {
        if (!line.has(Option.CHECK)) {
            return line.has(Option.JSON) ? new UsageError("", Option.JSON + " is for " + Option.CHECK) : null;
        }
        Option[] relaying = {Option.LISTEN, Option.LISTEN_HOLD, Option.KEEP, Option.FDPASS, Option.HALF_CLOSE};
        for (Option other : relaying) {
            if (line.has(other)) {
                return new UsageError("", Option.CHECK + " and " + other + " exclude each other");
            }
        }
        return null;
    }

    /** What is handed over is relayed by nobody here, so that what says how to relay contradicts it; null for nothing. */
    private @Nullable UsageError handOverContradiction(Target target, List<Way> ways) {
        if (!line.has(Option.FDPASS)) {
            return null;
        }
        Option[] relaying = {Option.LISTEN, Option.LISTEN_HOLD, Option.KEEP, Option.HALF_CLOSE};
        for (Option other : relaying) {
            if (line.has(other)) {
                return new UsageError("", Option.FDPASS + " and " + other + " exclude each other");
            }
        }
        Fault unavailable = host.relay().handOverUnavailableReason();
        if (unavailable != null) {
            return new UsageError("", unavailable.describe());
        }
        for (Way way : ways) {
            if (speaksTls(way, target)) {
                return new UsageError(
                        "",
                        "cannot hand the connection over: this way has TLS, which only a relay can speak; try without "
                                + Option.FDPASS);
            }
        }
        return null;
    }

    private static boolean speaksTls(Way way, Target target) {
        boolean spoken = way.targetTls() != null;
        for (Hop hop : way.hopsTo(target)) {
            spoken |= hop.peer().tls() != null;
        }
        return spoken;
    }

    private Parsed<Relay.LocalEof> onLocalEof() {
        String halfClose = line.has(Option.HALF_CLOSE) ? line.given(Option.HALF_CLOSE) : "yes";
        boolean no = halfClose.equals("no");
        if (!no && !halfClose.equals("yes")) {
            return Parsed.wrong("", "--half-close takes yes or no, not \"" + Printable.of(halfClose) + "\"");
        }
        if (line.has(Option.LISTEN_HOLD)) {
            return Parsed.of(Relay.LocalEof.RETURN);
        }
        return Parsed.of(no ? Relay.LocalEof.KEEP_REMOTE_OPEN : Relay.LocalEof.SHUT_DOWN_REMOTE);
    }
}
