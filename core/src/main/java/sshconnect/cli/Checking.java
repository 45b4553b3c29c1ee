package sshconnect.cli;

import sshconnect.base.Fault;
import sshconnect.base.Parsed;
import sshconnect.check.Installation;
import sshconnect.check.WayCheck;
import sshconnect.host.Host;
import sshconnect.tunnel.Connector;
import sshconnect.tunnel.Opened;
import sshconnect.tunnel.Tracer;

/** Runs with {@code --check}: explains, and relays nothing. */
final class Checking {

    private final Host host;
    private final CommandLine line;

    private Checking(Host host, CommandLine line) {
        this.host = host;
        this.line = line;
    }

    /**
     * Explains the way to a target, or what there is for every run where no target is given.
     *
     * @param host the outside world
     * @param line the command line
     * @return the exit status: 0 when the way is open, or nothing is wrong with what there is
     */
    static int run(Host host, CommandLine line) {
        Checking checking = new Checking(host, line);
        return line.operands().isEmpty() ? checking.installation() : checking.way();
    }

    private int installation() {
        Tracer trace = new Tracer(host.diagnostics(), line.debugLevel(), "");
        Installation found = Preparation.installation(host, line, trace);
        return print(found.text(line.has(Option.JSON)), found.sound());
    }

    /** Makes the way as any run does, and tells of each step what became of it. */
    private int way() {
        WayCheck check = new WayCheck(host);
        Tracer trace = new Tracer(host.diagnostics(), line.debugLevel(), "", check.listener());
        Preparation preparation = new Preparation(host, line, trace);
        Parsed<Settings> read = preparation.settings();
        boolean json = line.has(Option.JSON);
        if (!read.ok()) {
            check.fail(read.error().describe());
            return print(check.text(json), false);
        }
        Settings settings = read.value();
        new SettingsTrace(host.system(), trace).tell(line, settings);
        check.to(settings.target());
        Connector connector = new Connector(
                host,
                settings.ways(),
                App.accesses(settings),
                settings.passwords().keys(),
                trace);
        Opened opened = connector.open(settings.target(), preparation.deadline());
        settings.passwords().wipe();
        check.end(settings.target(), opened, preparation.deadline());
        settings.passwords().tellHelper();
        int status = print(check.text(json), check.open());
        // Who waits for a helper has let go of standard output.
        settings.passwords().awaitHelper(settings.timeoutMillis());
        return status;
    }

    private int print(String report, boolean good) {
        Fault fault = host.diagnostics().output(report);
        if (fault != null) {
            host.diagnostics().error("ERROR: cannot " + fault.describe());
        }
        return good && fault == null ? ExitStatus.SUCCESS : ExitStatus.FAILURE;
    }
}
