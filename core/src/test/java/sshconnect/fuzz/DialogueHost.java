package sshconnect.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sshconnect.base.Fault;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Result;
import sshconnect.base.Secret;
import sshconnect.host.Channel;
import sshconnect.host.ConnectionAttempts;
import sshconnect.host.Diagnostics;
import sshconnect.host.Dialer;
import sshconnect.host.FakeLibraries;
import sshconnect.host.Host;
import sshconnect.host.Libraries;
import sshconnect.host.Listener;
import sshconnect.host.Programs;
import sshconnect.host.Prompter;
import sshconnect.host.Relay;
import sshconnect.host.Resolver;
import sshconnect.host.SystemEnvironment;
import sshconnect.host.Tunnel;
import sshconnect.host.Tunnels;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;
import sshconnect.security.NoTls;
import sshconnect.security.Tls;
import sshconnect.vectors.WatchedDigests;

/** A host in memory, on which the program meets the peer of a {@link Dialogue} and nobody else; and what it did. */
final class DialogueHost implements Host, Resolver, Dialer, Prompter, Programs, Diagnostics, Relay {

    /**
     * So many calls are made for each byte at most: it is seen and taken off, and seen again where a message was sent
     * meanwhile; and so many more for a dialogue of few bytes.
     */
    private static final int MAX_CALLS_PER_BYTE = 8;

    private static final int MAX_CALLS_BESIDES = 400;

    private static final int CHUNK_BYTES = 4096;
    private static final int FLAGS = 2;
    private static final int ANSWER_COUNT = 7;

    private final Dialogue dialogue;
    private final Delivery delivery;
    private final DialogueSystemEnvironment system;
    private final List<DialogueChannel> channels = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final ByteArrayOutputStream relayed = new ByteArrayOutputStream();
    private int mostCalls = MAX_CALLS_BESIDES;
    private int calls;
    private int datagrams;
    private int tunnel = -1;
    private int tunnelPosition;
    private boolean isProtected;
    private String left = "";

    DialogueHost(Dialogue dialogue, Delivery delivery) {
        this.dialogue = dialogue;
        this.delivery = delivery;
        system = new DialogueSystemEnvironment(dialogue);
    }

    /** Hears how many bytes are about to be said. */
    void saying(int bytes) {
        mostCalls += MAX_CALLS_PER_BYTE * bytes;
    }

    /** Counts a call; gives a fault when there were too many, so that a program that goes round in circles ends. */
    Fault count(String operation, String subject) {
        return ++calls > mostCalls
                ? new Fault(Fault.Kind.OTHER, operation, subject, "this goes on for too long")
                : null;
    }

    /** Waits in vain. */
    Fault timeOut(long deadlineMillis, String operation, String subject) {
        system.passUntil(deadlineMillis);
        return new Fault(Fault.Kind.TIMED_OUT, operation, subject, "timed out");
    }

    /** Whether more was done than so many bytes are a reason for. */
    boolean wentOnForTooLong() {
        return calls > mostCalls;
    }

    /** The connections that were made. */
    List<DialogueChannel> channels() {
        return channels;
    }

    /** Everything that was said to the person. */
    List<String> lines() {
        return lines;
    }

    /** What came out of the tunnel. */
    byte[] relayed() {
        return relayed.toByteArray();
    }

    /** The number of the connection that became the tunnel, or -1. */
    int tunnel() {
        return tunnel;
    }

    /** How many bytes were taken off that connection before it became the tunnel. */
    int tunnelPosition() {
        return tunnelPosition;
    }

    /** Takes in what the program has left behind of secrets; nothing where it is empty. */
    void left(String leftovers) {
        left = leftovers;
    }

    /** What the program has left behind of secrets. */
    String left() {
        return left;
    }

    /** Whether what goes through the tunnel is wrapped. */
    boolean isProtected() {
        return isProtected;
    }

    @Override
    public SystemEnvironment system() {
        return system;
    }

    @Override
    public Resolver resolver() {
        return this;
    }

    @Override
    public Dialer dialer() {
        return this;
    }

    @Override
    public Prompter prompter() {
        return this;
    }

    @Override
    public Programs programs() {
        return this;
    }

    @Override
    public Diagnostics diagnostics() {
        return this;
    }

    @Override
    public Relay relay() {
        return this;
    }

    @Override
    public MessageDigests messageDigests() {
        return new WatchedDigests();
    }

    @Override
    public GssApi gssApi() {
        return dialogue.library();
    }

    @Override
    public Libraries libraries() {
        return new FakeLibraries();
    }

    @Override
    public Tls tls() {
        return new NoTls();
    }

    @Override
    public Result<Channel> dial(IpAddress address, int port, long deadlineMillis) {
        Fault fault = count("connect to", address.toString());
        int next = channels.size() + (dialogue.beginsWithoutConnection() ? 1 : 0);
        if (fault != null || next >= dialogue.connections().size()) {
            return Result.failed(
                    fault != null
                            ? fault
                            : new Fault(Fault.Kind.REFUSED, "connect to", address.toString(), "connection refused"));
        }
        DialogueChannel channel =
                new DialogueChannel(this, dialogue.connections().get(next), delivery);
        channels.add(channel);
        return Result.of(channel);
    }

    @Override
    public Result<Channel> dialPath(String path, long deadlineMillis) {
        return Result.failed(Fault.Kind.UNSUPPORTED, "connect to", path, "not here");
    }

    /** {@inheritDoc} All of them have an outcome at once. */
    @Override
    public ConnectionAttempts attempts(int most) {
        return new ConnectionAttempts() {
            private int begun;
            private Attempted outcome;

            @Override
            public Fault begin(IpAddress address, int port) {
                Result<Channel> dialled = dial(address, port, NO_DEADLINE);
                int number = begun++;
                outcome = dialled.ok() ? new Attempted(number, dialled) : null;
                return dialled.ok() ? null : dialled.fault();
            }

            @Override
            public Attempted await(long deadlineMillis) {
                return outcome;
            }

            @Override
            public void close() {
                outcome = null;
            }
        };
    }

    @Override
    public Result<Listener> listen(ListenAddress address) {
        return Result.failed(Fault.Kind.UNSUPPORTED, "listen on", "", "not here");
    }

    /** {@inheritDoc} Every name has two addresses, so that what is tried again can be seen. */
    @Override
    public Result<List<IpAddress>> addresses(String name, long deadlineMillis) {
        return Result.of(List.of(IpAddress.parse("192.0.2.7"), IpAddress.parse("192.0.2.8")));
    }

    @Override
    public Result<byte[]> exchange(IpAddress server, byte[] query, Predicate<byte[]> isAnswer, long deadlineMillis) {
        List<byte[]> all = dialogue.connections().get(0).parts();
        Fault fault = count("ask", server.toString());
        while (fault == null && datagrams < all.size()) {
            byte[] part = all.get(datagrams++);
            byte[] datagram = dialogue.rawDatagrams() || part.length < 3 ? part : answer(query, part);
            if (isAnswer.test(datagram)) {
                return Result.of(datagram);
            }
        }
        return Result.failed(fault != null ? fault : timeOut(deadlineMillis, "ask", server.toString()));
    }

    /** An answer to the query: two bytes of flags, the number of answers, and records, of which the rest is made. */
    private static byte[] answer(byte[] query, byte[] datagram) {
        byte[] answer = Arrays.copyOf(query, query.length + datagram.length - 3);
        System.arraycopy(datagram, 3, answer, query.length, datagram.length - 3);
        answer[FLAGS] = (byte) (0x80 | datagram[0]);
        answer[FLAGS + 1] = datagram[1];
        answer[ANSWER_COUNT] = datagram[2];
        return answer;
    }

    @Override
    public boolean hasTerminal() {
        return dialogue.passwordIsTyped();
    }

    @Override
    public Result<Secret> askOnTerminal(String prompt) {
        lines.add(prompt);
        return Result.of(Secret.of(Dialogue.PASSWORD));
    }

    /** {@inheritDoc} There is one program, the credential helper. */
    @Override
    public Result<byte[]> run(Command command, byte[] input, long deadlineMillis) {
        return Result.of(dialogue.connections().get(0).parts().get(0).clone());
    }

    @Override
    public void tell(Command command, byte[] input, Consumer<Fault> failed) {
        Arrays.fill(input, (byte) 0);
    }

    @Override
    public void awaitTold(long millis) {
        // Nobody was told anything.
    }

    @Override
    public void error(String text) {
        lines.add(text);
    }

    @Override
    public Fault output(String text) {
        lines.add(text);
        return null;
    }

    /** {@inheritDoc} Nothing is sent, and everything is received. */
    @Override
    public Outcome standardStreams(Tunnel channel, LocalEof onLocalEof) {
        isProtected = !channel.layers().isEmpty();
        DialogueChannel carrier = (DialogueChannel) channel.connection();
        tunnel = channels.indexOf(carrier);
        tunnelPosition = carrier.position();
        carrier.sayAll();
        byte[] chunk = new byte[CHUNK_BYTES];
        Result<Integer> count = channel.peek(chunk, NO_DEADLINE);
        while (count.ok() && count.value() > 0) {
            relayed.write(chunk, 0, count.value());
            channel.discard(count.value());
            count = channel.peek(chunk, NO_DEADLINE);
        }
        channel.close();
        return count.ok() ? new Outcome(End.REMOTE_CLOSED, null) : new Outcome(End.REMOTE_FAILED, count.fault());
    }

    @Override
    public Outcome client(Tunnel channel, Channel client, LocalEof onLocalEof) {
        return new Outcome(End.LOCAL_CLOSED, null);
    }

    @Override
    public Fault serve(Listener listener, Tunnels tunnels, LocalEof onLocalEof) {
        return new Fault(Fault.Kind.UNSUPPORTED, "serve", "", "not here");
    }
}
