package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.ListenAddress;
import sshconnect.base.Parsed;
import sshconnect.base.Result;
import sshconnect.credential.Passwords;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Listener;
import sshconnect.host.Relay;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;
import sshconnect.proto.Failure;
import sshconnect.relay.ClientTunnels;
import sshconnect.relay.RelayReport;
import sshconnect.tunnel.Connector;
import sshconnect.tunnel.HopAccess;
import sshconnect.tunnel.Opened;
import sshconnect.tunnel.Tracer;
import sshconnect.way.HopMemory;

/** The program: from the arguments to the exit status. */
public final class App {

    private final Host host;
    private final Tracer trace;

    private App(Host host, Tracer trace) {
        this.host = host;
        this.trace = trace;
    }

    /**
     * Runs the program.
     *
     * @param host      the outside world
     * @param arguments the arguments, without the program's name
     * @return the exit status: 0 when everything was relayed and closed in order, or help or the version was asked for;
     *         1 after a message for anything else
     */
    public static int run(Host host, String[] arguments) {
        Parsed<CommandLine> parsed = CommandLine.parse(arguments);
        if (!parsed.ok()) {
            return new App(host, new Tracer(host.diagnostics(), 0, ""))
                    .fail(parsed.error().describe() + "; try --help");
        }
        CommandLine line = parsed.value();
        App app = new App(host, new Tracer(host.diagnostics(), line.debugLevel(), ""));
        if (line.has(Option.HELP)) {
            return app.output(HelpText.text());
        }
        if (line.has(Option.VERSION)) {
            return app.output("connect " + Version.NUMBER + "\n");
        }
        if (line.takesTls()) {
            host.tls().announce();
        }
        return line.has(Option.CHECK) ? app.check(line) : app.connect(line);
    }

    /**
     * Whether these arguments ask for progress on standard error, for hosts that have something to add.
     *
     * @param arguments the arguments, without the program's name
     * @return true for {@code -d} and above
     */
    public static boolean traces(String[] arguments) {
        Parsed<CommandLine> line = CommandLine.parse(arguments);
        return line.ok() && line.value().debugLevel() > 0;
    }

    private int output(String text) {
        Fault fault = host.diagnostics().output(text);
        return fault == null ? ExitStatus.SUCCESS : fail("cannot " + fault.describe());
    }

    private int check(CommandLine line) {
        Result<Integer> status = host.libraries().ifLoadable(() -> Result.of(Checking.run(host, line)));
        return status.ok() ? status.value() : fail(status.fault().describe());
    }

    private int connect(CommandLine line) {
        Preparation preparation = new Preparation(host, line, trace);
        Parsed<Settings> read = preparation.settings();
        if (!read.ok()) {
            return fail(read.error().describe());
        }
        new SettingsTrace(host.system(), trace).tell(line, read.value());
        return connect(read.value(), preparation.deadline());
    }

    private int connect(Settings settings, Deadline deadline) {
        Connector connector = new Connector(
                host, settings.ways(), accesses(settings), settings.passwords().keys(), trace);
        int status = settings.listening().isEmpty()
                ? relayStandardStreams(connector, settings, deadline)
                : listen(connector, settings, settings.listening().get());
        // Who hands over wants this process gone; there the helper goes on without it.
        if (!settings.handOver()) {
            settings.passwords().awaitHelper(settings.timeoutMillis());
        }
        return status;
    }

    static List<HopAccess> accesses(Settings settings) {
        List<HopAccess> accesses = new ArrayList<>();
        for (Passwords each : settings.passwords().list()) {
            accesses.add(new HopAccess(each, new HopMemory(null)));
        }
        return accesses;
    }

    private int relayStandardStreams(Connector connector, Settings settings, Deadline deadline) {
        Opened opened = connector.open(settings.target(), deadline);
        settings.passwords().wipe();
        if (opened instanceof Opened.Failed failed) {
            return fail(failed.failure(), settings);
        }
        Tunnel tunnel = ((Opened.Open) opened).tunnel();
        if (settings.handOver()) {
            int status = handOver(tunnel);
            settings.passwords().tellHelper();
            return status;
        }
        startRelaying(settings);
        return finish(host.relay().standardStreams(tunnel, settings.onLocalEof()), settings);
    }

    private int handOver(Tunnel tunnel) {
        if (!tunnel.layers().isEmpty()) {
            tunnel.close();
            return fail("cannot hand the connection over: the proxy wants it protected, which only a relay can do; "
                    + "try --gssapi-protection none");
        }
        Fault fault = host.relay().handOver(tunnel);
        return fault == null ? ExitStatus.SUCCESS : fail(fault.describe());
    }

    private void startRelaying(Settings settings) {
        trace.note("start relaying");
        settings.passwords().tellHelper();
    }

    private int listen(Connector connector, Settings settings, Listening listening) {
        boolean many = listening.clients() == Listening.Clients.MANY;
        Fault locked = many ? connector.unlock(new Deadline(host.system(), settings.timeoutMillis())) : null;
        if (locked != null) {
            return fail(locked.describe());
        }
        Result<Listener> listener = host.dialer().listen(listening.address());
        if (!listener.ok()) {
            return fail(listener.fault().describe());
        }
        tellPlace(listener.value(), listening.address());
        if (!many) {
            listener.value().endWithInput();
        }
        boolean inTurn = listening.clients() == Listening.Clients.IN_TURN;
        int status =
                many ? serveMany(listener.value(), settings) : serve(listener.value(), connector, settings, inTurn);
        listener.value().close();
        return status;
    }

    private int serveMany(Listener listener, Settings settings) {
        Tunnels tunnels = new ClientTunnels(
                host,
                settings.ways(),
                settings.passwords(),
                settings.target(),
                settings.timeoutMillis(),
                trace.level());
        return fail(host.relay().serve(listener, tunnels, settings.onLocalEof()).describe());
    }

    private int serve(Listener listener, Connector connector, Settings settings, boolean inTurn) {
        Tunnel tunnel = null;
        while (true) {
            Result<Channel> client = listener.accept();
            if (!client.ok() && client.fault().kind() == Fault.Kind.INPUT_ENDED) {
                trace.note("standard input has ended, no more waiting for clients");
                return ExitStatus.SUCCESS;
            }
            if (!client.ok()) {
                return fail(client.fault().describe());
            }
            if (!inTurn) {
                listener.close();
            }
            if (tunnel == null) {
                Opened opened =
                        connector.open(settings.target(), new Deadline(host.system(), settings.timeoutMillis()));
                settings.passwords().wipe();
                if (opened instanceof Opened.Failed failed) {
                    return fail(failed.failure(), settings);
                }
                tunnel = ((Opened.Open) opened).tunnel();
            }
            startRelaying(settings);
            Relay.Outcome result = host.relay().client(tunnel, client.value(), settings.onLocalEof());
            if (!inTurn || result.end() != Relay.End.LOCAL_CLOSED) {
                return finish(result, settings);
            }
            trace.note("local client is gone, waiting for the next");
        }
    }

    private int finish(Relay.Outcome result, Settings settings) {
        boolean delivered = RelayReport.tell(result, settings.ways(), settings.target(), trace, host.diagnostics());
        return delivered ? ExitStatus.SUCCESS : ExitStatus.FAILURE;
    }

    private int fail(Failure failure, Settings settings) {
        fail(failure.describe());
        settings.passwords().tellHelper();
        return ExitStatus.FAILURE;
    }

    private int fail(String message) {
        host.diagnostics().error("ERROR: " + message);
        return ExitStatus.FAILURE;
    }

    /** Where clients may come; not only under debug when the system has chosen the port, which nobody knows else. */
    private void tellPlace(Listener listener, ListenAddress address) {
        StringBuilder places = new StringBuilder("listening on ");
        for (HostPort each : listener.addresses()) {
            places.append(places.charAt(places.length() - 1) == ' ' ? "" : ", ").append(each);
        }
        if (address instanceof ListenAddress.UnixSocket) {
            places.append(address.describe());
        }
        if (address instanceof ListenAddress.Tcp tcp && tcp.port() == 0) {
            host.diagnostics().error(places.toString());
        } else {
            trace.note(places.toString());
        }
    }
}
