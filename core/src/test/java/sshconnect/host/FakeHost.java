package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import sshconnect.base.Fault;
import sshconnect.base.Secret;

/**
 * A host in memory, for tests of what runs on one. Everything that exists in its world is declared before; whatever
 * is used without that (a name, an address, a prompt), and a wait that could never end, fails the test with a message
 * that says so. Environment variables, files and services that are not declared do not exist, as on a real machine.
 * Time passes only where a test says so.
 */
public final class FakeHost implements Host, Diagnostics {

    private final FakeClock clock = new FakeClock();
    private final FakeSurroundings surroundings = new FakeSurroundings(clock);
    private final FakeResolver resolver = new FakeResolver(clock);
    private final FakeDialer dialer = new FakeDialer(clock);
    private final FakePerson person = new FakePerson(clock);
    private final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
    private final List<String> errors = new ArrayList<>();
    private FakeRelay.StandardStreams standardStreams =
            new FakeRelay.StandardStreams(clock, new Script().end(), standardOutput);

    /**
     * Says how the program was called; {@code connect} otherwise.
     *
     * @param name the last component of its path
     * @return this host
     */
    public FakeHost programName(String name) {
        surroundings.programName = name;
        return this;
    }

    /**
     * Sets a variable of the environment.
     *
     * @param name  its name
     * @param value its value, in UTF-8
     * @return this host
     */
    public FakeHost environment(String name, String value) {
        surroundings.environment.put(name, value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /**
     * Says who runs the program, with what home directory; {@code user} and {@code /home/user} otherwise.
     *
     * @param name          the account's name, null for an account without one
     * @param homeDirectory the path, null for none
     * @return this host
     */
    public FakeHost account(String name, String homeDirectory) {
        surroundings.accountName = name;
        surroundings.homeDirectory = homeDirectory;
        return this;
    }

    /**
     * Puts a file there that only its owner can read.
     *
     * @param path    its path
     * @param content its content, in UTF-8
     * @return this host
     */
    public FakeHost file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8), false);
    }

    /**
     * Puts a file there.
     *
     * @param path             its path
     * @param content          its content
     * @param readableByOthers whether others can read it too
     * @return this host
     */
    public FakeHost file(String path, byte[] content, boolean readableByOthers) {
        surroundings.files.put(path, new Surroundings.FileContent(content, readableByOthers));
        return this;
    }

    /**
     * Puts a file there that cannot be read.
     *
     * @param path  its path
     * @param fault what reading it answers
     * @return this host
     */
    public FakeHost unreadableFile(String path, Fault fault) {
        surroundings.unreadableFiles.put(path, fault);
        return this;
    }

    /**
     * Names a TCP service.
     *
     * @param name the name
     * @param port its port
     * @return this host
     */
    public FakeHost service(String name, int port) {
        surroundings.services.put(name, port);
        return this;
    }

    /**
     * Adds a network to those of the local interfaces.
     *
     * @param address      an address in it
     * @param prefixLength how many leading bits count
     * @return this host
     */
    public FakeHost localNetwork(String address, int prefixLength) {
        surroundings.addNetwork(address, prefixLength);
        return this;
    }

    /**
     * Makes a name known to the system's resolver.
     *
     * @param name      the name
     * @param addresses what it stands for; nothing for a name that does not exist
     * @return this host
     */
    public FakeHost name(String name, String... addresses) {
        return slowName(name, 0, addresses);
    }

    /**
     * Makes a name known to the system's resolver, which takes its time to answer.
     *
     * @param name      the name
     * @param millis    how long a look-up takes
     * @param addresses what it stands for; nothing for a name that does not exist
     * @return this host
     */
    public FakeHost slowName(String name, long millis, String... addresses) {
        resolver.addName(name, millis, addresses);
        return this;
    }

    /**
     * Starts a name server.
     *
     * @param address where
     * @param answer  from the query to the datagram that comes back, null for none
     * @return this host
     */
    public FakeHost nameServer(String address, UnaryOperator<byte[]> answer) {
        resolver.addServer(address, answer);
        return this;
    }

    /**
     * Puts a peer behind an address and port, for one connection; more calls are for the connections after that.
     *
     * @param address the address
     * @param port    the port
     * @param script  what the peer does
     * @return this host
     */
    public FakeHost peer(String address, int port, Script script) {
        dialer.addPeer(address, port, script);
        return this;
    }

    /**
     * Makes one connection to an address and port be refused.
     *
     * @param address the address
     * @param port    the port
     * @return this host
     */
    public FakeHost refuses(String address, int port) {
        return unreachable(address, port, Fault.Kind.REFUSED, "connection refused");
    }

    /**
     * Makes one connection to an address and port fail.
     *
     * @param address the address
     * @param port    the port
     * @param kind    the sort of failure; {@code TIMED_OUT} takes all the time until the deadline
     * @param cause   the system's words
     * @return this host
     */
    public FakeHost unreachable(String address, int port, Fault.Kind kind, String cause) {
        dialer.addFailure(address, port, kind, cause);
        return this;
    }

    /**
     * Lets a port be listened on.
     *
     * @param port    the port
     * @param clients the local clients, in the order in which they come
     * @return this host
     */
    public FakeHost clients(int port, Script... clients) {
        dialer.addClients(port, clients);
        return this;
    }

    /**
     * Gives the program a terminal.
     *
     * @param answers what the person types, prompt by prompt; null for giving up
     * @return this host
     */
    public FakeHost terminal(String... answers) {
        person.addTerminal(answers);
        return this;
    }

    /**
     * Installs a program that asks for passwords.
     *
     * @param program its name as it will be called
     * @param answers what the person types, prompt by prompt; null for giving up
     * @return this host
     */
    public FakeHost askpass(String program, String... answers) {
        person.addProgram(program, answers);
        return this;
    }

    /**
     * Lets the person think; otherwise every answer comes at once.
     *
     * @param millis how long every answer takes
     * @return this host
     */
    public FakeHost thinking(long millis) {
        person.thinkingMillis = millis;
        return this;
    }

    /**
     * Sets standard input; otherwise it is empty and at its end.
     *
     * @param script what comes: {@code say}, and {@code end} unless it stays open
     * @return this host
     */
    public FakeHost standardInput(Script script) {
        standardStreams = new FakeRelay.StandardStreams(clock, script, standardOutput);
        return this;
    }

    /**
     * Makes every write to standard output fail: its reader is gone.
     *
     * @return this host
     */
    public FakeHost brokenStandardOutput() {
        standardStreams.outputBroken = true;
        return this;
    }

    @Override
    public Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public Resolver resolver() {
        return resolver;
    }

    @Override
    public Dialer dialer() {
        return dialer;
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public Diagnostics diagnostics() {
        return this;
    }

    @Override
    public Relay relay() {
        return new FakeRelay(standardStreams);
    }

    @Override
    public void error(String text) {
        errors.add(text);
    }

    @Override
    public void output(String text) {
        standardOutput.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What was written to standard error.
     *
     * @return the lines without their ends
     */
    public List<String> errors() {
        return errors;
    }

    /**
     * What was written to standard output, by the relay or as text.
     *
     * @return the bytes
     */
    public byte[] standardOutput() {
        return standardOutput.toByteArray();
    }

    /**
     * What was written to standard output, as text.
     *
     * @return the bytes read as UTF-8
     */
    public String standardOutputText() {
        return standardOutput.toString(StandardCharsets.UTF_8);
    }

    /**
     * The prompts that the person saw.
     *
     * @return in order; those of a program as {@code program: prompt}
     */
    public List<String> prompts() {
        return person.prompts;
    }

    /**
     * Every password that was handed out: to see that it was wiped.
     *
     * @return in the order of the prompts
     */
    public List<Secret> answers() {
        return person.answers;
    }

    /**
     * The names that were looked up.
     *
     * @return in order
     */
    public List<String> lookups() {
        return resolver.lookups;
    }

    /**
     * The addresses that were dialled, whether anybody answered or not.
     *
     * @return in order, as {@code address:port}
     */
    public List<String> dialled() {
        return dialer.dialled;
    }

    /**
     * The connections that were made, and after them nothing: accepted clients are not among them.
     *
     * @return in order
     */
    public List<FakeChannel> connections() {
        return dialer.connections;
    }

    /**
     * The local clients that were accepted.
     *
     * @return in order
     */
    public List<FakeChannel> accepted() {
        return dialer.accepted;
    }

    /**
     * How much time has passed.
     *
     * @return milliseconds since the host was made
     */
    public long elapsedMillis() {
        return clock.elapsedMillis();
    }

    /** Fails unless every peer and client was met and did all that is in its script, and all answers were asked for. */
    public void assertDone() {
        dialer.assertDone();
        person.assertDone();
    }
}
