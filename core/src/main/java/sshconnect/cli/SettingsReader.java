package sshconnect.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import sshconnect.base.Ascii;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.Network;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.credential.Passwords;
import sshconnect.host.Host;
import sshconnect.host.Relay;
import sshconnect.proto.socks.Socks5;
import sshconnect.tunnel.Resolution;
import sshconnect.tunnel.TelnetCommand;
import sshconnect.tunnel.TunnelSettings;
import sshconnect.way.Account;
import sshconnect.way.Destination;
import sshconnect.way.DirectRules;
import sshconnect.way.Parameters;
import sshconnect.way.Protocol;
import sshconnect.way.ProxySpec;

/**
 * Makes sense of the command line and the parameters. The first thing that makes none ends it with a message. What is
 * stated on the command line has to make sense whatever else stands there; parameters, which are set for all runs,
 * count only where they are of use.
 */
final class SettingsReader {

    private static final String REMOTE = "remote";
    private static final String USAGE = HelpText.usage() + "; try --help";

    private final Host host;
    private final CommandLine line;
    private final Parameters parameters;
    private String problem;

    SettingsReader(Host host, CommandLine line, Parameters parameters) {
        this.host = host;
        this.line = line;
        this.parameters = parameters;
    }

    /**
     * What is wrong.
     *
     * @return a line for the person, or null when nothing is
     */
    String problem() {
        return problem;
    }

    /**
     * Reads everything.
     *
     * @return the settings, of no use when there is a {@link #problem}
     */
    Settings read() {
        Target target = target();
        ProxySpec proxy = problem == null ? proxy() : null;
        if (problem != null) {
            return null;
        }
        Protocol protocol = protocol(proxy);
        String user = protocol == null ? null : Account.user(parameters, protocol, proxy.user(), null);
        Secret password = protocol == null ? null : Account.password(parameters, protocol, proxy.password());
        if (proxy != null && proxy.password() != null) {
            // What was copied is enough, and is wiped.
            proxy.password().wipe();
        }
        List<Socks5.Method> methods = value(SocksMethodList.read(line, parameters, protocol));
        if (problem != null) {
            return null;
        }
        checkLengths(proxy, protocol, methods, user, password);
        String resolve = statedResolution(proxy, protocol);
        IpAddress nameServer = resolve == null ? null : IpAddress.parse(resolve);
        Resolution resolution = nameServer != null ? Resolution.NAME_SERVER : resolution(resolve, protocol);
        TunnelSettings tunnel = new TunnelSettings(
                proxy,
                protocol,
                user,
                methods,
                value(ProxyAuthList.read(line, parameters, protocol)),
                resolution,
                nameServer,
                telnetCommand(),
                directRules(protocol),
                value(KerberosOptions.read(line, parameters, protocol)),
                timeoutMillis());
        Passwords passwords = value(new PasswordSettings(host, line, parameters).read(proxy, protocol, user, password));
        Relay.LocalEof onLocalEof = onLocalEof();
        return new Settings(tunnel, passwords, target, listening(), handOver(), onLocalEof);
    }

    private <T> T fail(String message) {
        if (problem == null) {
            problem = message;
        }
        return null;
    }

    private <T> T value(Result<T> outcome) {
        return outcome.ok() ? outcome.value() : fail(outcome.fault().describe());
    }

    private Target target() {
        List<String> operands = line.operands();
        ToIntFunction<String> services = host.system()::servicePort;
        if (operands.isEmpty()) {
            return fail("no host is given" + line.joinedHint() + "; " + USAGE);
        }
        String name = value(Destination.host(operands.get(0), services));
        if (name == null) {
            return null;
        }
        if (operands.size() > 1) {
            warnOfSurplus(operands);
            return value(Destination.parse(name, operands.get(1), services));
        }
        ProgramName program = new ProgramName(host.system().programName());
        int port = program.port(services);
        return port == 0 ? fail(program.noPort() + line.joinedHint() + "; " + USAGE) : Target.of(name, port);
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

    private ProxySpec proxy() {
        ProxySpec http = stated(Option.HTTP_PROXY, ProxySpec.Kind.HTTP);
        ProxySpec socks = stated(Option.SOCKS_PROXY, ProxySpec.Kind.SOCKS);
        ProxySpec telnet = stated(Option.TELNET_PROXY, ProxySpec.Kind.TELNET);
        return switch (line.proxy()) {
            case HTTP_PROXY -> http;
            case SOCKS_PROXY -> socks;
            case TELNET_PROXY -> telnet;
            case HTTP_PROXY_FROM_ENVIRONMENT -> parseParameter(ProxySpec.Kind.HTTP, Protocol.HTTP);
            case TELNET_PROXY_FROM_ENVIRONMENT -> parseParameter(ProxySpec.Kind.TELNET, Protocol.TELNET);
            case SOCKS_PROXY_FROM_ENVIRONMENT ->
                parseParameter(ProxySpec.Kind.SOCKS, line.has(Option.SOCKS4) ? Protocol.SOCKS4 : Protocol.SOCKS5);
            default -> null;
        };
    }

    private ProxySpec stated(Option option, ProxySpec.Kind kind) {
        if (!line.has(option)) {
            return null;
        }
        ProxySpec spec = value(ProxySpec.parse(line.value(option), kind, host.system()::servicePort));
        if (option != line.proxy() && spec != null && spec.password() != null) {
            spec.password().wipe();
        }
        return spec;
    }

    private ProxySpec parseParameter(ProxySpec.Kind kind, Protocol protocol) {
        String name = parameters.firstSet(protocol.serverNames());
        if (name == null) {
            return fail(line.proxy() + " needs the parameter " + String.join(" or ", protocol.serverNames())
                    + ", and it is not set" + lowerCaseNames(protocol.serverNames()));
        }
        String text = parameters.text(name);
        if (text == null) {
            return fail(name + " is not UTF-8");
        }
        Result<ProxySpec> parsed = ProxySpec.parse(text, kind, host.system()::servicePort);
        return parsed.ok() ? parsed.value() : fail(name + ": " + parsed.fault().describe());
    }

    /** curl and others have these names in lower case, too; connect.c and this program do not read those. */
    private String lowerCaseNames(List<String> names) {
        for (String name : names) {
            if (host.system().environment(Ascii.lower(name)) != null) {
                return "; " + Ascii.lower(name) + " is, and is not read: set " + name;
            }
        }
        return "";
    }

    private Protocol protocol(ProxySpec proxy) {
        if (proxy == null) {
            return null;
        }
        boolean socks4 = line.has(Option.SOCKS4) || proxy.socksVersion() == 4 && !line.has(Option.SOCKS5);
        return switch (proxy.kind()) {
            case HTTP -> Protocol.HTTP;
            case TELNET -> Protocol.TELNET;
            default -> socks4 ? Protocol.SOCKS4 : Protocol.SOCKS5;
        };
    }

    /** What cannot be carried is an error before anything is sent, wherever it is known before. */
    private void checkLengths(
            ProxySpec proxy, Protocol protocol, List<Socks5.Method> methods, String user, Secret password) {
        boolean offered = methods.isEmpty() ? password != null : methods.contains(Socks5.Method.USERPASS);
        if (protocol == Protocol.SOCKS5 && offered && user != null) {
            String wrong = Socks5.lengthProblem(
                    user.getBytes(StandardCharsets.UTF_8).length, password == null ? 0 : password.length());
            if (wrong != null) {
                fail(proxy.hop() + ": " + wrong);
            }
        }
    }

    /** What -R, or the proxy's URL, or for SOCKS the parameters say; null when nobody says anything. */
    private String statedResolution(ProxySpec proxy, Protocol protocol) {
        if (line.has(Option.RESOLVE)) {
            return line.value(Option.RESOLVE);
        }
        if (proxy == null) {
            return null;
        }
        String name = parameters.firstSet(protocol.resolveNames());
        return proxy.remoteResolution() ? REMOTE : name == null ? null : parameters.text(name);
    }

    private Resolution resolution(String stated, Protocol protocol) {
        if (stated == null) {
            return protocol == Protocol.SOCKS4 ? Resolution.LOCAL : Resolution.REMOTE;
        }
        return switch (stated) {
            case "local" -> Resolution.LOCAL;
            case REMOTE -> Resolution.REMOTE;
            case "both" -> Resolution.BOTH;
            default ->
                fail("cannot resolve by \"" + Printable.of(stated)
                        + "\"; expected local, remote, both, or the IP address of a name server");
        };
    }

    private String telnetCommand() {
        String command = line.value(Option.TELNET_COMMAND);
        return command == null ? TelnetCommand.DEFAULT : command;
    }

    private DirectRules directRules(Protocol protocol) {
        List<Network> local = line.has(Option.LOCAL_DIRECT) ? host.system().localNetworks() : List.of();
        DirectRules rules =
                protocol == null ? DirectRules.parse("", "", local) : DirectRules.of(parameters, protocol, local);
        for (String warning : rules.warnings()) {
            host.diagnostics().error("WARNING: " + warning);
        }
        return rules.problem() == null ? rules : fail(rules.problem());
    }

    private long timeoutMillis() {
        long millis = TimeLimit.millis(line);
        if (millis < 0) {
            fail(TimeLimit.problem(line));
        }
        return millis;
    }

    private Listening listening() {
        Result<Listening> listening = Listening.read(line, host.system()::servicePort);
        return listening == null ? null : value(listening);
    }

    /** What is handed over is relayed by nobody here, so that what says how to relay contradicts it. */
    private boolean handOver() {
        Option[] relaying = {Option.LISTEN, Option.LISTEN_HOLD, Option.KEEP, Option.HALF_CLOSE};
        for (Option other : relaying) {
            if (line.has(Option.FDPASS) && line.has(other)) {
                fail(Option.FDPASS + " and " + other + " exclude each other");
            }
        }
        Fault obstacle = line.has(Option.FDPASS) ? host.relay().handOverUnavailableReason() : null;
        if (obstacle != null) {
            fail(obstacle.describe());
        }
        return line.has(Option.FDPASS);
    }

    private Relay.LocalEof onLocalEof() {
        String halfClose = line.has(Option.HALF_CLOSE) ? line.value(Option.HALF_CLOSE) : "yes";
        boolean no = halfClose.equals("no");
        if (!no && !halfClose.equals("yes")) {
            fail("--half-close takes yes or no, not \"" + Printable.of(halfClose) + "\"");
        }
        if (line.has(Option.LISTEN_HOLD)) {
            return Relay.LocalEof.RETURN;
        }
        return no ? Relay.LocalEof.KEEP_REMOTE_OPEN : Relay.LocalEof.SHUT_DOWN_REMOTE;
    }
}
