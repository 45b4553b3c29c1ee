package sshconnect.posix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Network;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Channel;
import sshconnect.host.ConnectionAttempts;
import sshconnect.host.Diagnostics;
import sshconnect.host.Dialer;
import sshconnect.host.FakeLibraries;
import sshconnect.host.Host;
import sshconnect.host.InterfaceAddress;
import sshconnect.host.Libraries;
import sshconnect.host.Listener;
import sshconnect.host.Programs;
import sshconnect.host.Prompter;
import sshconnect.host.Relay;
import sshconnect.host.Resolver;
import sshconnect.host.SystemEnvironment;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;
import sshconnect.proto.socks.GssapiLayer;
import sshconnect.proto.tls.TlsLayer;
import sshconnect.security.DigestAlgorithm;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;
import sshconnect.security.Tls;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** The POSIX host in a native process, {@link HostServer}, as a host of this one. */
final class RemoteHost implements Host {

    private final Process process;
    private final BufferedReader answers;

    /**
     * Starts the process.
     *
     * @param server         the executable
     * @param nameServerPort where name servers listen
     */
    RemoteHost(Path server, int nameServerPort) {
        try {
            process = new ProcessBuilder(server.toString(), Integer.toString(nameServerPort))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /**
     * Ends the process.
     *
     * @return its exit status
     */
    int stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    private Message ask(Message request) {
        try {
            OutputStream requests = process.getOutputStream();
            requests.write((request.encode() + "\n").getBytes(StandardCharsets.US_ASCII));
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("the host's process has ended after " + request.text(0));
            }
            return Message.decode(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message request(String operation) {
        return new Message().add(operation);
    }

    private interface Reading<T> {

        T read(Message answer);
    }

    private <T> Result<T> ask(Message request, Reading<T> reading) {
        Message answer = ask(request);
        return answer.fault() == null ? Result.of(reading.read(answer)) : Result.failed(answer.fault());
    }

    private final class RemoteChannel implements Channel {

        private final long number;

        RemoteChannel(Message answer) {
            number = answer.number(1);
        }

        @Override
        public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
            return ask(request("peek").add(number).add(buffer.length).add(deadlineMillis), answer -> {
                System.arraycopy(answer.bytes(2), 0, buffer, 0, buffer.length);
                return (int) answer.number(1);
            });
        }

        @Override
        public void discard(int count) {
            ask(request("discard").add(number).add(count));
        }

        @Override
        public Fault send(byte[] bytes, int count, long deadlineMillis) {
            return ask(request("send")
                            .add(number)
                            .add(Arrays.copyOf(bytes, count))
                            .add(deadlineMillis))
                    .fault();
        }

        @Override
        public void close() {
            ask(request("close").add(number));
        }
    }

    private final class RemoteListener implements Listener {

        private final long number;

        RemoteListener(Message answer) {
            number = answer.number(1);
        }

        @Override
        public List<HostPort> addresses() {
            List<HostPort> addresses = new ArrayList<>();
            Message answer = ask(request("places").add(number));
            for (int i = 1; i < answer.size(); i += 2) {
                addresses.add(new HostPort(answer.text(i), (int) answer.number(i + 1)));
            }
            return addresses;
        }

        @Override
        public Result<Channel> accept() {
            return ask(request("accept").add(number), RemoteChannel::new);
        }

        @Override
        public void close() {
            ask(request("stop").add(number));
        }
    }

    private final class RemoteAttempts implements ConnectionAttempts {

        private final long number;

        RemoteAttempts(Message answer) {
            number = answer.number(1);
        }

        @Override
        public Fault begin(IpAddress address, int port) {
            return ask(request("begin").add(number).add(address.bytes()).add(port))
                    .fault();
        }

        @Override
        public Attempted await(long deadlineMillis) {
            Message answer = ask(request("await").add(number).add(deadlineMillis));
            if (answer.size() == 1) {
                return null;
            }
            Message connection = Message.decode(answer.text(2));
            return new Attempted(
                    (int) answer.number(1),
                    connection.fault() == null
                            ? Result.of(new RemoteChannel(connection))
                            : Result.failed(connection.fault()));
        }

        @Override
        public void close() {
            ask(request("give up").add(number));
        }
    }

    @Override
    public Dialer dialer() {
        return new Dialer() {
            @Override
            public Result<Channel> dial(IpAddress address, int port, long deadlineMillis) {
                return ask(request("dial").add(address.bytes()).add(port).add(deadlineMillis), RemoteChannel::new);
            }

            @Override
            public Result<Channel> dialPath(String path, long deadlineMillis) {
                return ask(request("dial path").add(path).add(deadlineMillis), RemoteChannel::new);
            }

            @Override
            public ConnectionAttempts attempts(int most) {
                return new RemoteAttempts(ask(request("attempts").add(most)));
            }

            @Override
            public Result<Listener> listen(ListenAddress address) {
                ListenAddress.Tcp tcp = (ListenAddress.Tcp) address;
                Message request = request("listen").add(tcp.port());
                tcp.addresses().forEach(each -> request.add(each.bytes()));
                return ask(request, RemoteListener::new);
            }
        };
    }

    @Override
    public Relay relay() {
        return new Relay() {
            @Override
            public Fault serve(Listener listener, Tunnels tunnels, LocalEof onLocalEof) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Outcome standardStreams(Tunnel tunnel, LocalEof onLocalEof) {
                throw new UnsupportedOperationException("the standard streams carry the messages");
            }

            @Override
            public Outcome client(Tunnel tunnel, Channel client, LocalEof onLocalEof) {
                Message relay = request("relay")
                        .add(((RemoteChannel) tunnel.connection()).number)
                        .add(((RemoteChannel) client).number)
                        .add(onLocalEof.name());
                if (!tunnel.layers().isEmpty()) {
                    addLayer(relay, tunnel);
                }
                Message answer = ask(relay);
                Fault fault = answer.size() == 2
                        ? null
                        : Message.decode(answer.text(2)).fault();
                return new Outcome(End.valueOf(answer.text(1)), fault);
            }
        };
    }

    private static void addLayer(Message relay, Tunnel tunnel) {
        if (tunnel.layers().get(0) instanceof TlsLayer layer) {
            RemoteTlsSession session = (RemoteTlsSession) layer.session();
            relay.add(2).add(tunnel.takeUnwrapped(0)).add(session.number());
        } else {
            GssapiLayer layer = (GssapiLayer) tunnel.layers().get(0);
            relay.add(layer.confidential() ? 1 : 0).add(tunnel.takeUnwrapped(0));
        }
    }

    @Override
    public Resolver resolver() {
        return new Resolver() {
            @Override
            public Result<List<IpAddress>> addresses(String name, long deadlineMillis) {
                return ask(request("addresses").add(name).add(deadlineMillis), answer -> {
                    List<IpAddress> addresses = new ArrayList<>();
                    for (int i = 1; i < answer.size(); i++) {
                        addresses.add(IpAddress.of(answer.bytes(i)));
                    }
                    return addresses;
                });
            }

            @Override
            public Result<byte[]> exchange(
                    IpAddress server, byte[] query, Predicate<byte[]> isAnswer, long deadlineMillis) {
                return ask(
                        request("exchange").add(server.bytes()).add(query).add(deadlineMillis),
                        answer -> answer.bytes(1));
            }
        };
    }

    @Override
    public SystemEnvironment system() {
        return new RemoteSystemEnvironment();
    }

    private final class RemoteSystemEnvironment implements SystemEnvironment {

        @Override
        public String programName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String homeDirectory() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String accountName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] environment(String name) {
            Message answer = ask(request("environment").add(name));
            return answer.size() == 1 ? null : answer.bytes(1);
        }

        @Override
        public Result<FileContent> readFile(String path, int sizeLimit, long deadlineMillis) {
            return ask(
                    request("file").add(path).add(sizeLimit).add(deadlineMillis),
                    answer -> new FileContent(
                            answer.bytes(1),
                            new FileAccess(answer.number(2) == 1, answer.number(3) == 1, answer.number(4) == 1)));
        }

        @Override
        public Result<byte[]> readLine(int descriptor, int sizeLimit, long deadlineMillis) {
            return ask(request("line").add(descriptor).add(sizeLimit).add(deadlineMillis), answer -> answer.bytes(1));
        }

        @Override
        public int servicePort(String name) {
            return (int) ask(request("service").add(name)).number(1);
        }

        @Override
        public List<InterfaceAddress> interfaceAddresses() {
            Message answer = ask(request("networks"));
            List<InterfaceAddress> addresses = new ArrayList<>();
            for (int i = 1; i < answer.size(); i += 4) {
                Network network = new Network(IpAddress.of(answer.bytes(i + 1)), (int) answer.number(i + 2));
                addresses.add(new InterfaceAddress(answer.text(i), network, answer.number(i + 3) == 1));
            }
            return addresses;
        }

        @Override
        public long monotonicMillis() {
            return ask(request("clock")).number(1);
        }

        @Override
        public long wallClockMillis() {
            return ask(request("time")).number(1);
        }

        @Override
        public byte[] randomBytes(int count) {
            return ask(request("random").add(count)).bytes(1);
        }
    }

    @Override
    public MessageDigests messageDigests() {
        return new MessageDigests() {
            @Override
            public Fault unavailableReason(DigestAlgorithm algorithm) {
                return ask(request("obstacle").add(algorithm.name())).fault();
            }

            @Override
            public byte[] digest(DigestAlgorithm algorithm, byte[] message) {
                return ask(request("digest").add(algorithm.name()).add(message)).bytes(1);
            }
        };
    }

    @Override
    public Prompter prompter() {
        return new Prompter() {
            @Override
            public boolean hasTerminal() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Result<Secret> askOnTerminal(String prompt) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public Programs programs() {
        return new Programs() {
            @Override
            public Result<byte[]> run(Command command, byte[] input, long deadlineMillis) {
                return ask(about("run", command, input, deadlineMillis), answer -> answer.bytes(1));
            }

            @Override
            public void tell(Command command, byte[] input, Consumer<Fault> failed) {
                ask(about("tell", command, input, NO_DEADLINE));
                Arrays.fill(input, (byte) 0);
            }

            @Override
            public void awaitTold(long millis) {
                ask(request("told").add(millis));
            }
        };
    }

    /** The changes of the environment, an empty value for none; then the words of the command. */
    private static Message about(String operation, Programs.Command command, byte[] input, long deadlineMillis) {
        Message request = request(operation)
                .add(input)
                .add(deadlineMillis)
                .add(command.environment().size());
        for (Programs.Variable change : command.environment()) {
            request.add(change.name()).add(change.value() == null ? new byte[0] : change.value());
        }
        command.words().forEach(request::add);
        return request;
    }

    @Override
    public Diagnostics diagnostics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public GssApi gssApi() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Libraries libraries() {
        return new FakeLibraries();
    }

    @Override
    public Tls tls() {
        return new Tls() {

            @Override
            public @Nullable Fault unavailableReason() {
                return null;
            }

            @Override
            public Result<TlsSession> session(TlsSettings settings) {
                Message request = request("tls")
                        .add("session")
                        .add(settings.serverName())
                        .add(settings.verified() ? 1 : 0)
                        .add(
                                settings.trusted() == null
                                        ? new byte[0]
                                        : settings.trusted().text());
                TlsSettings.Identity identity = settings.identity();
                if (identity == null) {
                    request.add("").add("").add("");
                } else {
                    Secret passphrase = identity.passphrase();
                    request.add(identity.certificates().text())
                            .add(identity.key().bytes())
                            .add(passphrase == null ? new byte[0] : passphrase.bytes());
                }
                request.add(settings.protocol() == null ? "" : settings.protocol());
                return ask(request, answer -> new RemoteTlsSession(answer.number(1), RemoteHost.this::ask));
            }
        };
    }
}
