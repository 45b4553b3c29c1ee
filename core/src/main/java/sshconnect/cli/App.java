package sshconnect.cli;

import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.host.Listener;
import sshconnect.host.Relay;
import sshconnect.host.Tunnels;
import sshconnect.proto.Failure;
import sshconnect.relay.ClientTunnels;
import sshconnect.relay.RelayReport;
import sshconnect.tunnel.Connector;
import sshconnect.tunnel.Opened;
import sshconnect.tunnel.ProtectedChannel;
import sshconnect.tunnel.Tracer;
import sshconnect.tunnel.TunnelSettings;
import sshconnect.way.Parameters;
import sshconnect.way.Protocol;
import sshconnect.way.ProxySpec;

/** The program: from the arguments to the exit status. */
public final class App {

    private final Host host;
    private final int debugLevel;
    private final Tracer trace;

    private App(Host host, int debugLevel) {
        this.host = host;
        this.debugLevel = debugLevel;
        this.trace = new Tracer(host.diagnostics(), debugLevel, "");
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
        CommandLine line = CommandLine.parse(arguments);
        App app = new App(host, line.debugLevel());
        if (line.problem() != null) {
            return app.fail(line.problem() + "; try --help");
        }
        if (line.has(Option.HELP)) {
            return app.output(HelpText.text());
        }
        if (line.has(Option.VERSION)) {
            return app.output("connect " + Version.NUMBER + "\n");
        }
        return app.connect(line);
    }

    /**
     * Whether these arguments ask for progress on standard error, for hosts that have something to add.
     *
     * @param arguments the arguments, without the program's name
     * @return true for {@code -d} and above
     */
    public static boolean traces(String[] arguments) {
        return CommandLine.parse(arguments).debugLevel() > 0;
    }

    private int output(String text) {
        Fault fault = host.diagnostics().output(text);
        return fault == null ? ExitStatus.SUCCESS : fail("cannot " + fault.describe());
    }

    private int connect(CommandLine line) {
        Deadline deadline = new Deadline(host.system(), Math.max(0, TimeLimit.millis(line)));
        Parameters parameters =
                new Parameters(new HostParameterSource(host.system(), deadline), line.has(Option.INSECURE_FILES));
        SettingsReader reader = new SettingsReader(host, line, parameters);
        Settings settings = reader.read();
        parameters.wipePasswords();
        for (String warning : parameters.warnings()) {
            host.diagnostics().error("WARNING: " + warning);
        }
        String problem = parameters.problem() == null ? reader.problem() : parameters.problem();
        if (problem != null) {
            return fail(problem);
        }
        tell(settings);
        Connector connector = new Connector(host, settings.tunnel(), settings.passwords(), trace, null);
        int status = settings.listening() == null
                ? relayStandardStreams(connector, settings, deadline)
                : listen(connector, settings);
        // Who hands over wants this process gone; there the helper goes on without it.
        if (!settings.handOver()) {
            settings.passwords().awaitHelper(settings.tunnel().timeoutMillis());
        }
        return status;
    }

    private int relayStandardStreams(Connector connector, Settings settings, Deadline deadline) {
        Opened opened = connector.open(settings.target(), deadline);
        settings.passwords().wipe();
        if (opened.failure() != null) {
            return fail(opened.failure(), settings);
        }
        if (settings.handOver()) {
            int status = handOver(opened.channel());
            settings.passwords().tellHelper();
            return status;
        }
        startRelaying(settings);
        return finish(host.relay().standardStreams(opened.channel(), settings.onLocalEof()), settings);
    }

    private int handOver(Channel tunnel) {
        if (tunnel instanceof ProtectedChannel) {
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

    private int listen(Connector connector, Settings settings) {
        Result<Listener> listener = host.dialer().listen(settings.listening().address());
        if (!listener.ok()) {
            return fail(listener.fault().describe());
        }
        tellPlace(listener.value(), settings.listening().address());
        boolean many = settings.listening().clients() == Listening.Clients.MANY;
        if (!many) {
            listener.value().endWithInput();
        }
        int status = many ? serveMany(listener.value(), settings) : serve(listener.value(), connector, settings);
        listener.value().close();
        return status;
    }

    private int serveMany(Listener listener, Settings settings) {
        Tunnels tunnels =
                new ClientTunnels(host, settings.tunnel(), settings.passwords(), settings.target(), debugLevel);
        return fail(host.relay().serve(listener, tunnels, settings.onLocalEof()).describe());
    }

    private int serve(Listener listener, Connector connector, Settings settings) {
        boolean inTurn = settings.listening().clients() == Listening.Clients.IN_TURN;
        Channel tunnel = null;
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
                Opened opened = connector.open(settings.target());
                settings.passwords().wipe();
                if (opened.failure() != null) {
                    return fail(opened.failure(), settings);
                }
                tunnel = opened.channel();
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
        boolean delivered = RelayReport.tell(result, settings.tunnel(), settings.target(), trace, host.diagnostics());
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

    private void tell(Settings settings) {
        if (!trace.enabled()) {
            return;
        }
        TunnelSettings tunnel = settings.tunnel();
        ProxySpec proxy = tunnel.proxy();
        trace.note("relay_method = " + (proxy == null ? "DIRECT (1)" : methodName(proxy.kind())));
        if (proxy != null) {
            trace.setting("relay_host", proxy.server().host());
            trace.setting("relay_port", Integer.toString(proxy.server().port()));
            String user = tunnel.user() == null ? host.system().accountName() : tunnel.user();
            trace.setting("relay_user", user == null ? "" : user);
            if (proxy.kind() == ProxySpec.Kind.SOCKS) {
                trace.setting("socks_version", tunnel.protocol() == Protocol.SOCKS4 ? "4" : "5");
                trace.setting("socks_resolve", tunnel.resolution().traceName());
            }
        }
        if (tunnel.nameServer() != null) {
            trace.setting("socks_ns", tunnel.nameServer().toString());
        }
        tell(settings.listening());
        trace.setting("dest_host", settings.target().host());
        trace.setting("dest_port", Integer.toString(settings.target().port()));
    }

    private void tell(Listening listening) {
        trace.setting("local_type", listening == null ? "stdio" : "socket");
        if (listening != null && listening.address() instanceof ListenAddress.Tcp tcp) {
            trace.setting("local_port", Integer.toString(tcp.port()));
        }
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

    /** The names and numbers of connect.c. */
    private static String methodName(ProxySpec.Kind kind) {
        return switch (kind) {
            case DIRECT -> "DIRECT (1)";
            case SOCKS -> "SOCKS (2)";
            case HTTP -> "HTTP (3)";
            case TELNET -> "TELNET (4)";
        };
    }
}
