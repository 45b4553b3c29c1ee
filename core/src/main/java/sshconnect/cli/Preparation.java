package sshconnect.cli;

import sshconnect.base.Parsed;
import sshconnect.check.Installation;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.tunnel.Tracer;
import sshconnect.way.Parameters;

/** Finds the settings of a run, and warns of what it found and does not use. */
final class Preparation {

    private final Host host;
    private final Tracer trace;
    private final Parsed<Long> timeoutMillis;
    private final Deadline deadline;
    private final Parsed<Settings> settings;

    /**
     * Reads everything.
     *
     * @param host  the outside world
     * @param line  the command line
     * @param trace where it is told what decides
     */
    Preparation(Host host, CommandLine line, Tracer trace) {
        this.host = host;
        this.trace = trace;
        this.timeoutMillis = TimeLimit.millis(line);
        this.deadline = new Deadline(host.system(), timeoutMillis.ok() ? timeoutMillis.value() : 0);
        this.settings = read(line);
    }

    /**
     * When the run has to have made its tunnel.
     *
     * @return the deadline, which counts from the beginning
     */
    Deadline deadline() {
        return deadline;
    }

    /**
     * What the run does.
     *
     * @return the settings, or the first thing that makes no sense or could not be read
     */
    Parsed<Settings> settings() {
        return settings;
    }

    /**
     * Looks at what there is for every run.
     *
     * @param host     the outside world
     * @param line     the command line
     * @param trace    where it is told what decides
     * @return what was found
     */
    static Installation installation(Host host, CommandLine line, Tracer trace) {
        Deadline deadline = new Deadline(host.system(), 0);
        Parameters parameters = new Parameters(host.system(), deadline, line.has(Option.INSECURE_FILES));
        Installation found = new InstallationCheck(new Inputs(host, line, parameters, deadline, trace)).look();
        parameters.wipePasswords();
        return found;
    }

    private Parsed<Settings> read(CommandLine line) {
        Parameters parameters = new Parameters(host.system(), deadline, line.has(Option.INSECURE_FILES));
        Inputs inputs = new Inputs(host, line, parameters, deadline, trace);
        Parsed<Settings> read = new SettingsReader(inputs).read(timeoutMillis);
        parameters.wipePasswords();
        for (String warning : parameters.warnings()) {
            host.diagnostics().error("WARNING: " + warning);
        }
        if (parameters.unreadable() == null) {
            return read;
        }
        if (read.ok()) {
            read.value().passwords().wipe();
        }
        return Parsed.wrong("", parameters.unreadable().describe());
    }
}
