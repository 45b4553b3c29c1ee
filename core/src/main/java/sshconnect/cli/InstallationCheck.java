package sshconnect.cli;

import java.util.List;
import sshconnect.base.Ascii;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.UsageError;
import sshconnect.base.Utf8;
import sshconnect.check.Installation;
import sshconnect.credential.ProgramEnvironment;
import sshconnect.host.Component;
import sshconnect.host.Programs;
import sshconnect.way.ReadFile;
import sshconnect.way.SetParameter;
import sshconnect.way.UseLine;
import sshconnect.way.UseRule;
import sshconnect.way.UseRuleParser;

/** Looks at what there is for every run: files, parameters, rules, and parts of the system. Connects nowhere. */
final class InstallationCheck {

    /** It writes its version to standard error, and is told nothing; the words are always these. */
    private static final List<String> SSH_VERSION = List.of("sh", "-c", "exec ssh -V 2>&1");

    private static final long SSH_MILLIS = 2_000;

    private final Inputs inputs;
    private final Installation found = new Installation(Version.NUMBER);

    InstallationCheck(Inputs inputs) {
        this.inputs = inputs;
    }

    /** Looks at everything. */
    Installation look() {
        Parsed<List<UseLine>> lines = inputs.parameters().useLines();
        files();
        found.section("parameters");
        for (SetParameter each : inputs.parameters().settings()) {
            found.set(each.name(), each.value(), each.source());
        }
        rules(lines);
        components();
        return found;
    }

    private void files() {
        found.section("files");
        for (ReadFile each : inputs.parameters().files()) {
            if (each.problem() == null) {
                found.good(each.path(), each.detail());
            } else if (each.isAbsent()) {
                found.known(each.path(), each.problem());
            } else {
                found.bad(each.path(), each.problem());
            }
        }
        for (String warning : inputs.parameters().warnings()) {
            found.bad("warning", warning);
        }
    }

    private void rules(Parsed<List<UseLine>> lines) {
        found.section("rules");
        if (!lines.ok()) {
            found.bad("use", lines.error().describe());
        }
        RuleReader reader = new RuleReader(inputs);
        for (UseLine line : lines.ok() ? lines.value() : List.<UseLine>of()) {
            Parsed<UseRule> rule = UseRuleParser.parse(line, inputs.services());
            UsageError error = rule.ok() ? reader.problem(rule.value()) : rule.error();
            if (error == null) {
                found.good(line.place(), line.shown());
            } else {
                found.bad(line.place(), error.describe());
            }
        }
    }

    private void components() {
        found.section("components");
        for (Component each : inputs.host().libraries().list()) {
            if (each.there()) {
                found.good(each.name(), each.detail());
            } else {
                found.known(each.name(), each.detail());
            }
        }
        boolean ticket = inputs.host().gssApi().mayHaveTicket();
        found.known("kerberos ticket", ticket ? "there seems to be one" : "none");
        Programs.Command command = new Programs.Command(
                SSH_VERSION, ProgramEnvironment.withoutPasswords(inputs.host().system()));
        Result<byte[]> ssh = inputs.host()
                .programs()
                .run(command, new byte[0], inputs.deadline().orAfterMillis(SSH_MILLIS));
        found.known(
                "ssh",
                ssh.ok()
                        ? Printable.of(Ascii.strip(Utf8.decode(ssh.value())))
                        : ssh.fault().describe());
    }
}
