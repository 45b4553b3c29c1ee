package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.credential.CredentialSource;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.Handshake;
import sshconnect.proto.KerberosService;
import sshconnect.proto.Step;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.http.HttpAuthMeans;
import sshconnect.proto.http.HttpAuthPolicy;
import sshconnect.proto.http.HttpConnect;
import sshconnect.proto.socks.Socks4;
import sshconnect.proto.socks.Socks5;
import sshconnect.proto.telnet.TelnetProxy;
import sshconnect.security.Encapsulation;
import sshconnect.way.Protocol;

/** Makes the tunnel to a target: chooses the way, tries every address, and drives the handshake with the proxy. */
public final class Connector {

    /** A handshake that wants more new connections than this goes round in circles. */
    private static final int MAX_RECONNECTS = 4;

    /** An error is one line that is read; what the others say is mostly the same, and stands in the trace. */
    private static final int MAX_TOLD_ADDRESSES = 3;

    /** RFC 1961 calls it socks, for example; servers and clients have agreed on this one. */
    private static final String SOCKS_SERVICE = "rcmd";
    /** RFC 4559, section 4. */
    private static final String HTTP_SERVICE = "HTTP";

    private final Host host;
    private final TunnelSettings settings;
    private final CredentialSource credentials;
    private final Tracer trace;
    private final HttpAuthPolicy httpAuth;

    /**
     * A connector without a trace, for programs that use this as a library.
     *
     * @param host        the outside world
     * @param settings    the way
     * @param credentials where passwords come from
     */
    public Connector(Host host, TunnelSettings settings, CredentialSource credentials) {
        this(host, settings, credentials, Tracer.ofLibrary(host.diagnostics()), null);
    }

    /**
     * A connector for the program.
     *
     * @param host        the outside world
     * @param settings    the way
     * @param credentials where passwords come from
     * @param trace       where progress is told
     * @param proven      a better scheme than Basic that the HTTP proxy is known to take, or null
     */
    public Connector(
            Host host, TunnelSettings settings, CredentialSource credentials, Tracer trace, AuthScheme proven) {
        this.host = host;
        this.settings = settings;
        this.credentials = credentials;
        this.trace = trace;
        this.httpAuth = new HttpAuthPolicy(settings.proxyAuth(), proven);
    }

    /**
     * What the HTTP proxy is known to take by now.
     *
     * @return a better scheme than Basic that has opened a tunnel, or null
     */
    public AuthScheme provenMethod() {
        return httpAuth.provenMethod();
    }

    /**
     * Makes a tunnel.
     *
     * @param target the target
     * @return the connection, of which every unread byte comes from the target; or why there is none
     */
    public Opened open(Target target) {
        return open(target, new Deadline(host.system(), settings.timeoutMillis()));
    }

    /**
     * As {@link #open(Target)}, by a deadline that began earlier.
     *
     * @param target   the target
     * @param deadline when to give up
     * @return see there
     */
    public Opened open(Target target, Deadline deadline) {
        NameLookup names = new NameLookup(host, trace, deadline);
        if (settings.proxyFor(target) == null) {
            return openDirect(target, names, deadline);
        }
        Opened opened = openThroughProxy(target, names, deadline);
        trace.forgetSecrets();
        return opened;
    }

    private Opened openDirect(Target target, NameLookup names, Deadline deadline) {
        String hop = target.toString();
        Result<List<IpAddress>> addresses = settings.resolution() == Resolution.NAME_SERVER
                ? names.nameServer(target, settings.nameServer())
                : names.system(target);
        return addresses.ok()
                ? dial(hop, addresses.value(), target.port(), deadline)
                : Opened.failed(new Failure(hop, "name look-up: " + deadline.explain(addresses.fault()), null));
    }

    private Opened openThroughProxy(Target target, NameLookup names, Deadline deadline) {
        HostPort server = settings.proxy().server();
        String hop = settings.proxy().hop();
        Targets targets = targets(target, names, deadline);
        if (targets.failure() != null) {
            return Opened.failed(targets.failure());
        }
        Result<List<IpAddress>> addresses = names.system(Target.of(server.host(), server.port()));
        if (!addresses.ok()) {
            return Opened.failed(new Failure(hop, "name look-up: " + deadline.explain(addresses.fault()), null));
        }
        Opened opened = null;
        for (Target each : targets.list()) {
            opened = negotiate(hop, addresses.value(), each, deadline);
            if (opened.failure() == null || !opened.failure().ofTarget()) {
                return opened;
            }
        }
        return opened;
    }

    /** One target after the other is asked for, until the proxy reaches one; or a failure. */
    private record Targets(List<Target> list, Failure failure) {}

    private Targets targets(Target target, NameLookup names, Deadline deadline) {
        boolean ipv4Only = settings.protocol() == Protocol.SOCKS4;
        if (settings.resolution() == Resolution.REMOTE || target instanceof Target.Address && !ipv4Only) {
            return new Targets(List.of(target), null);
        }
        Result<List<IpAddress>> looked = settings.resolution() == Resolution.NAME_SERVER
                ? names.nameServer(target, settings.nameServer())
                : names.system(target);
        List<Target> usable = new ArrayList<>();
        if (looked.ok()) {
            for (IpAddress address : looked.value()) {
                if (!ipv4Only || !address.isIpv6()) {
                    usable.add(new Target.Address(address, target.port()));
                }
            }
        }
        if (!usable.isEmpty()) {
            return new Targets(usable, null);
        }
        if (settings.resolution() == Resolution.BOTH) {
            return new Targets(List.of(target), null);
        }
        return new Targets(
                null,
                looked.ok()
                        ? new Failure(
                                target.toString(),
                                "has only IPv6 addresses, which socks4 cannot carry",
                                "try -5 or -R remote")
                        : new Failure(
                                target.toString(),
                                "name look-up: " + deadline.explain(looked.fault()),
                                "try -R remote"));
    }

    private Opened negotiate(String hop, List<IpAddress> server, Target target, Deadline deadline) {
        Handshake handshake = handshake(hop, target);
        Fault fault = sayBeforehand(handshake, hop, deadline);
        if (fault != null) {
            return Opened.failed(new Failure(hop, fault.describe(), null));
        }
        for (int i = 0; i <= MAX_RECONNECTS; i++) {
            Opened dialled = dial(hop, server, settings.proxy().server().port(), deadline);
            if (dialled.failure() != null) {
                handshake.abandon();
                return dialled;
            }
            Step step = new Conversation(
                            handshake, hop, dialled.channel(), deadline, credentials, trace, () -> muteReason(target))
                    .run();
            if (step instanceof Step.Established established) {
                credentials.accepted();
                Encapsulation encapsulation = established.encapsulation();
                return encapsulation == null
                        ? dialled
                        : Opened.of(new ProtectedChannel(dialled.channel(), encapsulation));
            }
            dialled.channel().close();
            if (step instanceof Step.Failed failed) {
                judge(failed.failure());
                return Opened.failed(failed.failure());
            }
            trace.note("reconnecting");
            handshake = ((Step.Reconnect) step).next();
        }
        handshake.abandon();
        return Opened.failed(new Failure(hop, "wanted a new connection again and again", null));
    }

    /** Why there may be no answer: something is not what it was taken for, or the target is silent itself. */
    private String muteReason(Target target) {
        String reaching = "it may be trying to reach " + target;
        return switch (settings.protocol()) {
            case SOCKS4, SOCKS5 -> reaching + ", and an http proxy says nothing to -S";
            case HTTP -> reaching + ", and what wants TLS, or is no http proxy, may say nothing to -H";
            case TELNET -> reaching + ", and what is no telnet proxy may say nothing to -T";
        };
    }

    /** Where nothing but Basic may be used, a password that is known waits for no demand, as with curl's --proxy-basic. */
    private Fault sayBeforehand(Handshake handshake, String hop, Deadline deadline) {
        if (!(handshake instanceof HttpConnect http) || !httpAuth.isBasicAlone()) {
            return null;
        }
        Result<Credential> known = credentials.known(new Challenge(hop, AuthScheme.BASIC.token(), ""), deadline);
        if (known.ok()) {
            trace.answered(known.value().password());
            http.answerBeforehand(known.value());
            return null;
        }
        return known.fault().kind() == Fault.Kind.NOT_FOUND ? null : known.fault();
    }

    /**
     * A SOCKS server that was only unable to reach the target had nothing against the password. Of an HTTP proxy nobody
     * knows: the status may come from a balancer in front of it, which has looked at none.
     */
    private void judge(Failure failure) {
        if (failure.ofCredentials()) {
            credentials.rejected();
        } else if (failure.ofTarget() && settings.protocol() != Protocol.HTTP) {
            credentials.accepted();
        }
    }

    private Handshake handshake(String hop, Target target) {
        return switch (settings.protocol()) {
            case HTTP -> new HttpConnect(hop, trace, target, httpAuth, httpAuthMeans());
            case TELNET -> new TelnetProxy(hop, trace, TelnetCommand.expand(settings.telnetCommand(), target));
            case SOCKS4 -> new Socks4(hop, trace, target, statedOrAccount());
            case SOCKS5 ->
                new Socks5(
                                hop,
                                trace,
                                target,
                                methods(),
                                kerberos(SOCKS_SERVICE),
                                settings.kerberos().protection())
                        .withoutPassword(this::missingPassword);
        };
    }

    private HttpAuthMeans httpAuthMeans() {
        return new HttpAuthMeans(
                kerberos(HTTP_SERVICE),
                host.messageDigests(),
                host.system()::randomBytes,
                host.system()::wallClockMillis);
    }

    private String statedOrAccount() {
        String name = settings.user() == null ? host.system().accountName() : settings.user();
        return name == null ? "" : name;
    }

    /** Which password is not offered for lack of one, and why there is none; null where that is not so. */
    private String missingPassword() {
        boolean missing = settings.methods().isEmpty() && !credentials.available();
        String obstacle = missing ? credentials.unavailableReason() : null;
        return obstacle == null
                ? null
                : "a password for user " + Printable.of(statedOrAccount()) + " (" + obstacle + ")";
    }

    private List<Socks5.Method> methods() {
        if (!settings.methods().isEmpty()) {
            return settings.methods();
        }
        List<Socks5.Method> methods = new ArrayList<>(List.of(Socks5.Method.NO_AUTH));
        if (host.gssApi().mayHaveTicket()) {
            methods.add(Socks5.Method.GSSAPI);
        }
        if (credentials.available()) {
            methods.add(Socks5.Method.USERPASS);
        }
        return methods;
    }

    private KerberosService kerberos(String usualService) {
        return new KerberosService(
                host.gssApi(),
                settings.kerberos().serviceOr(usualService),
                settings.proxy().server().host());
    }

    private Opened dial(String hop, List<IpAddress> addresses, int port, Deadline deadline) {
        StringBuilder causes = new StringBuilder();
        for (int i = 0; i < addresses.size(); i++) {
            IpAddress address = addresses.get(i);
            if (trace.enabled()) {
                trace.note("connecting to " + new HostPort(address.toString(), port));
            }
            boolean last = i == addresses.size() - 1;
            Result<Channel> dialled = host.dialer().dial(address, port, deadline.shareMillis(last));
            if (dialled.ok()) {
                trace.note("connected");
                return Opened.of(dialled.value());
            }
            if (i < MAX_TOLD_ADDRESSES) {
                causes.append(i == 0 ? "" : ", ")
                        .append(addresses.size() == 1 ? "" : address + " ")
                        .append(deadline.explain(dialled.fault()));
            }
        }
        if (addresses.size() > MAX_TOLD_ADDRESSES) {
            causes.append(" and ").append(addresses.size() - MAX_TOLD_ADDRESSES).append(" more");
        }
        return Opened.failed(new Failure(hop, "cannot connect: " + causes, null));
    }
}
