package sshconnect.posix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.ConnectionAttempts;
import sshconnect.host.Host;
import sshconnect.host.InterfaceAddress;
import sshconnect.host.Listener;
import sshconnect.host.Programs;
import sshconnect.host.Relay;
import sshconnect.host.Resolver;
import sshconnect.host.SystemEnvironment.FileAccess;
import sshconnect.host.SystemEnvironment.FileContent;
import sshconnect.host.Tunnel;
import sshconnect.proto.Layer;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.tls.TlsLayer;
import sshconnect.security.DigestAlgorithm;

/**
 * The POSIX host as a native program: does what the messages on standard input say, one after the other, and answers on
 * standard output. Channels and listeners are known by the order in which they were made.
 */
public final class HostServer {

    private static final int PLAIN_RELAY_FIELDS = 4;
    /** In place of whether messages are encrypted: a layer of TLS, whose session comes last. */
    private static final int TLS_LAYER = 2;
    /** Where the changes of a program's environment begin, behind their number. */
    private static final int CHANGES_AT = 4;

    private final Host host = PosixHost.full();
    private final TlsOperations tls = new TlsOperations(host.tls());
    private final Resolver resolver;
    private final List<Channel> channels = new ArrayList<>();
    private final List<ConnectionAttempts> attempts = new ArrayList<>();
    /** The tunnels with layers, by the numbers of their connections. */
    private final Map<Integer, Tunnel> tunnels = new HashMap<>();

    private final List<Listener> listeners = new ArrayList<>();

    private HostServer(int nameServerPort) {
        resolver = new PosixResolver(nameServerPort);
    }

    /**
     * Serves until the end of standard input.
     *
     * @param unused nothing: the one argument, the port of name servers, comes from C
     */
    public static void main(String[] unused) {
        // As in Main: whoever does not read is no reason to end.
        LibcProcess.signal(LibcProcess.SIGPIPE(), LibcProcess.SIG_IGN());
        HostServer server = new HostServer(Integer.parseInt(Arguments.all()[0]));
        for (String line = readLine(); line != null; line = readLine()) {
            Message request = Message.decode(line);
            server.host
                    .diagnostics()
                    .output(server.answer(request.text(0), request).encode() + "\n");
        }
        Libc.exit(0);
    }

    private static String readLine() {
        Address octet = Libc.malloc(1);
        StringBuilder line = new StringBuilder();
        long count = Libc.read(0, octet, 1);
        while (count == 1 && octet.getByte() != '\n') {
            line.append((char) octet.getByte());
            count = Libc.read(0, octet, 1);
        }
        Libc.free(octet);
        return count == 1 ? line.toString() : null;
    }

    private Message answer(String operation, Message request) {
        return switch (operation) {
            case "peek", "discard", "send", "close" ->
                onChannel(operation, request, channels.get((int) request.number(1)));
            case "dial", "dial path", "listen", "places", "accept", "stop", "relay" ->
                onConnections(operation, request);
            case "attempts", "begin", "await", "give up" -> onAttempts(operation, request);
            case "addresses", "exchange" -> onNames(operation, request);
            case "tls" -> tls.answer(request);
            default -> onSystem(operation, request);
        };
    }

    private static Message onChannel(String operation, Message request, Channel channel) {
        switch (operation) {
            case "peek" -> {
                byte[] buffer = new byte[(int) request.number(2)];
                Result<Integer> shown = channel.peek(buffer, request.number(3));
                return shown.ok() ? Message.ok().add(shown.value()).add(buffer) : Message.failed(shown.fault());
            }
            case "send" -> {
                Fault fault = channel.send(request.bytes(2), request.number(3));
                return fault == null ? Message.ok() : Message.failed(fault);
            }
            case "discard" -> channel.discard((int) request.number(2));
            default -> channel.close();
        }
        return Message.ok();
    }

    private Message onConnections(String operation, Message request) {
        return switch (operation) {
            case "dial" ->
                made(
                        channels,
                        host.dialer().dial(IpAddress.of(request.bytes(1)), (int) request.number(2), request.number(3)));
            case "dial path" -> made(channels, host.dialer().dialPath(request.text(1), request.number(2)));
            case "listen" -> made(listeners, host.dialer().listen(address(request)));
            case "places" -> places(listeners.get((int) request.number(1)));
            case "accept" ->
                made(channels, listeners.get((int) request.number(1)).accept());
            case "stop" -> {
                listeners.get((int) request.number(1)).close();
                yield Message.ok();
            }
            default -> {
                Relay.Outcome result = host.relay()
                        .client(
                                tunnel(request),
                                channels.get((int) request.number(2)),
                                Relay.LocalEof.valueOf(request.text(3)));
                Message answer = Message.ok().add(result.end().name());
                yield result.fault() == null
                        ? answer
                        : answer.add(Message.failed(result.fault()).encode());
            }
        };
    }

    private Message onAttempts(String operation, Message request) {
        if (operation.equals("attempts")) {
            return made(attempts, Result.of(host.dialer().attempts((int) request.number(1))));
        }
        ConnectionAttempts made = attempts.get((int) request.number(1));
        switch (operation) {
            case "begin" -> {
                Fault fault = made.begin(IpAddress.of(request.bytes(2)), (int) request.number(3));
                return fault == null ? Message.ok() : Message.failed(fault);
            }
            case "await" -> {
                ConnectionAttempts.Attempted outcome = made.await(request.number(2));
                return outcome == null
                        ? Message.ok()
                        : Message.ok()
                                .add(outcome.number())
                                .add(made(channels, outcome.connection()).encode());
            }
            default -> made.close();
        }
        return Message.ok();
    }

    private static ListenAddress address(Message request) {
        List<IpAddress> addresses = new ArrayList<>();
        for (int i = 2; i < request.size(); i++) {
            addresses.add(IpAddress.of(request.bytes(i)));
        }
        return new ListenAddress.Tcp(addresses, (int) request.number(1));
    }

    private static Message places(Listener listener) {
        Message places = Message.ok();
        for (HostPort place : listener.addresses()) {
            places.add(place.host()).add(place.port());
        }
        return places;
    }

    /** The tunnel of a relay, which has a layer from its first relay on when the request says how. */
    private Tunnel tunnel(Message request) {
        int number = (int) request.number(1);
        Tunnel plain = Tunnel.of(channels.get(number));
        if (request.size() <= PLAIN_RELAY_FIELDS) {
            return plain;
        }
        if (!tunnels.containsKey(number)) {
            long kind = request.number(PLAIN_RELAY_FIELDS);
            Layer layer = kind == TLS_LAYER
                    ? new TlsLayer(tls.session(request.number(PLAIN_RELAY_FIELDS + 2)))
                    : new GssapiLayer(new FakeOffHeapContext(), kind == 1);
            tunnels.put(number, plain.within(layer, request.bytes(PLAIN_RELAY_FIELDS + 1)));
        }
        return tunnels.get(number);
    }

    /** Answers with the number by which something is known from now on. */
    private static <T> Message made(List<T> known, Result<T> outcome) {
        if (!outcome.ok()) {
            return Message.failed(outcome.fault());
        }
        known.add(outcome.value());
        return Message.ok().add(known.size() - 1);
    }

    private Message onNames(String operation, Message request) {
        if (operation.equals("exchange")) {
            // A message cannot carry what tells an answer: here one begins as the query does.
            byte[] query = request.bytes(2);
            Result<byte[]> answer = resolver.exchange(
                    IpAddress.of(request.bytes(1)),
                    query,
                    datagram -> datagram.length > 0 && datagram[0] == query[0],
                    request.number(3));
            return answer.ok() ? Message.ok().add(answer.value()) : Message.failed(answer.fault());
        }
        Result<List<IpAddress>> found = resolver.addresses(request.text(1), request.number(2));
        if (!found.ok()) {
            return Message.failed(found.fault());
        }
        Message answer = Message.ok();
        for (IpAddress address : found.value()) {
            answer.add(address.bytes());
        }
        return answer;
    }

    private Message onSystem(String operation, Message request) {
        switch (operation) {
            case "file":
                return file(host.system().readFile(request.text(1), (int) request.number(2), request.number(3)));
            case "environment":
                byte[] value = host.system().environment(request.text(1));
                return value == null ? Message.ok() : Message.ok().add(value);
            case "service":
                return Message.ok().add(host.system().servicePort(request.text(1)));
            case "networks":
                Message networks = Message.ok();
                for (InterfaceAddress each : host.system().interfaceAddresses()) {
                    networks.add(each.name())
                            .add(each.network().address().bytes())
                            .add(each.network().prefixLength())
                            .add(each.up() ? 1 : 0);
                }
                return networks;
            case "clock":
                return Message.ok().add(host.system().monotonicMillis());
            case "time":
                return Message.ok().add(host.system().wallClockMillis());
            case "obstacle":
                Fault obstacle = host.messageDigests().unavailableReason(DigestAlgorithm.valueOf(request.text(1)));
                return obstacle == null ? Message.ok() : Message.failed(obstacle);
            case "digest":
                return Message.ok()
                        .add(host.messageDigests().digest(DigestAlgorithm.valueOf(request.text(1)), request.bytes(2)));
            case "random":
                return Message.ok().add(host.system().randomBytes((int) request.number(1)));
            case "line":
                return bytes(
                        host.system().readLine((int) request.number(1), (int) request.number(2), request.number(3)));
            case "run":
                return bytes(host.programs().run(command(request), request.bytes(1), request.number(2)));
            case "tell":
                host.programs()
                        .tell(
                                command(request),
                                request.bytes(1),
                                fault -> host.diagnostics().error(fault.describe()));
                return Message.ok();
            default:
                host.programs().awaitTold(request.number(1));
                return Message.ok();
        }
    }

    private static Programs.Command command(Message request) {
        List<Programs.Variable> environment = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int wordsAt = CHANGES_AT + 2 * (int) request.number(CHANGES_AT - 1);
        for (int i = CHANGES_AT; i < wordsAt; i += 2) {
            byte[] value = request.bytes(i + 1);
            environment.add(new Programs.Variable(request.text(i), value.length == 0 ? null : value));
        }
        for (int i = wordsAt; i < request.size(); i++) {
            words.add(request.text(i));
        }
        return new Programs.Command(words, environment);
    }

    private static Message file(Result<FileContent> file) {
        if (!file.ok()) {
            return Message.failed(file.fault());
        }
        FileAccess access = file.value().access();
        return Message.ok()
                .add(file.value().bytes())
                .add(access.readableByOthers() ? 1 : 0)
                .add(access.writableByOthers() ? 1 : 0)
                .add(access.ofOthers() ? 1 : 0);
    }

    private static Message bytes(Result<byte[]> outcome) {
        return outcome.ok() ? Message.ok().add(outcome.value()) : Message.failed(outcome.fault());
    }
}
