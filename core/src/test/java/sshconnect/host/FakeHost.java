package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import sshconnect.base.Fault;
import sshconnect.base.ListenAddress;
import sshconnect.base.Secret;
import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;
import sshconnect.vectors.FakeGssApi;
import sshconnect.vectors.WatchedDigests;

/**
 * A host in memory, for tests of what runs on one. Everything that exists in its world is declared before; whatever
 * is used without that (a name, an address, a prompt), and a wait that could never end, fails the test with a message
 * that says so. Environment variables, files and services that are not declared do not exist, as on a real machine.
 * Time passes only where a test says so. What declares something returns this host.
 */
public final class FakeHost implements Host, Diagnostics {

    private final FakeClock clock = new FakeClock();
    private final FakeTls tls = new FakeTls();
    private final FakeSystemEnvironment system = new FakeSystemEnvironment(clock);
    private final FakeResolver resolver = new FakeResolver(clock);
    private final FakeDialer dialer = new FakeDialer(clock);
    private final FakePrompter person = new FakePrompter(clock);
    private final FakePrograms programs = new FakePrograms(clock);
    private final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
    private final List<String> errors = new ArrayList<>();
    private GssApi gssApi = FakeGssApi.withoutLibrary();
    private boolean handsOver;
    private FakeRelay.StandardStreams standardStreams =
            new FakeRelay.StandardStreams(clock, new Script().end(), standardOutput);

    /** Says how the program was called; {@code connect} otherwise. */
    public FakeHost programName(String name) {
        system.programName = name;
        return this;
    }

    /** Sets a variable of the environment, in UTF-8. */
    public FakeHost environment(String name, String value) {
        system.environment.put(name, value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Says who runs the program, null for an unknown name or home; {@code user}, {@code /home/user} otherwise. */
    public FakeHost account(String name, String homeDirectory) {
        system.accountName = name;
        system.homeDirectory = homeDirectory;
        return this;
    }

    /** Puts a file there that only its owner can read, in UTF-8. */
    public FakeHost file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Puts a file there. */
    public FakeHost file(String path, byte[] content, boolean readableByOthers) {
        return file(path, content, new SystemEnvironment.FileAccess(readableByOthers, false, false));
    }

    /** Puts a file there, and says who else has to do with it. */
    public FakeHost file(String path, byte[] content, SystemEnvironment.FileAccess access) {
        system.files.put(path, new SystemEnvironment.FileContent(content, access));
        return this;
    }

    /** Puts a FIFO there that nobody writes to; a descriptor's name is {@code descriptor 3}. */
    public FakeHost silentFile(String path) {
        system.silent.add(path);
        return this;
    }

    /** Puts a file there that cannot be read. */
    public FakeHost unreadableFile(String path, Fault fault) {
        system.unreadableFiles.put(path, fault);
        return this;
    }

    /** Names a TCP service. */
    public FakeHost service(String name, int port) {
        system.services.put(name, port);
        return this;
    }

    /** Adds a network to those of the local interfaces. */
    public FakeHost localNetwork(String address, int prefixLength) {
        system.addNetwork(address, prefixLength);
        return this;
    }

    /** Makes a name known to the system's resolver, without addresses one that does not exist. */
    public FakeHost name(String name, String... addresses) {
        return slowName(name, 0, addresses);
    }

    /** As {@link #name}, but a look-up takes so many milliseconds. */
    public FakeHost slowName(String name, long millis, String... addresses) {
        resolver.addName(name, millis, addresses);
        return this;
    }

    /** Starts a name server that sends these datagrams for every query; where it gives null, nobody listens. */
    public FakeHost nameServer(String address, Function<byte[], List<byte[]>> datagrams) {
        resolver.addServer(address, datagrams);
        return this;
    }

    /** Puts a peer behind an address and port for one connection; more calls are for the ones after that. */
    public FakeHost peer(String address, int port, Script script) {
        dialer.addPeer(address, port, script);
        return this;
    }

    /** As {@link #peer}, but it takes so many milliseconds to connect. */
    public FakeHost slowPeer(String address, int port, long millis, Script script) {
        dialer.addSlowPeer(address, port, millis, script);
        return this;
    }

    /** As {@link #peer}, behind a Unix socket. */
    public FakeHost peerOnPath(String path, Script script) {
        dialer.addPath(path, script);
        return this;
    }

    /** As {@link #unreachable}, for a Unix socket. */
    public FakeHost unreachablePath(String path, Fault.Kind kind, String cause) {
        dialer.addPathFailure(path, kind, cause);
        return this;
    }

    /** Makes one connection to an address and port be refused. */
    public FakeHost refuses(String address, int port) {
        return unreachable(address, port, Fault.Kind.REFUSED, "connection refused");
    }

    /** Makes one connection fail; {@code TIMED_OUT} takes all the time until the deadline, or minutes. */
    public FakeHost unreachable(String address, int port, Fault.Kind kind, String cause) {
        dialer.addFailure(address, port, kind, cause);
        return this;
    }

    /** Lets a port of the loopback interface be listened on, where these clients come in order. */
    public FakeHost clients(int port, Script... clients) {
        return clients(ListenAddress.Tcp.loopback(port), clients);
    }

    /** Lets a place be listened on, where these clients come in order. */
    public FakeHost clients(ListenAddress address, Script... clients) {
        dialer.addClients(address, clients);
        return this;
    }

    /** Standard input ends when the last client has come. */
    public FakeHost standardInputEnds() {
        dialer.endInput();
        return this;
    }

    /** Gives the program a terminal, and says what is typed there, prompt by prompt; null for giving up. */
    public FakeHost terminal(String... answers) {
        person.addTerminal(answers);
        return this;
    }

    /** Installs a program, and says what it writes, run by run; null for a run that fails. */
    public FakeHost program(String name, String... outputs) {
        programs.add(name, outputs);
        return this;
    }

    /** Lets the process inherit a descriptor, and says what comes from it. */
    public FakeHost descriptor(int number, String content) {
        system.descriptors.put(number, content);
        return this;
    }

    /** Lets every answer take so many milliseconds; otherwise it comes at once. */
    public FakeHost thinking(long millis) {
        person.thinkingMillis = millis;
        return this;
    }

    /** Lets every program run for so many milliseconds; otherwise it ends at once. */
    public FakeHost running(long millis) {
        programs.runningMillis = millis;
        return this;
    }

    /** Sets standard input: {@code say}, and {@code end} unless it stays open; otherwise it is empty. */
    public FakeHost standardInput(Script script) {
        standardStreams = new FakeRelay.StandardStreams(clock, script, standardOutput);
        return this;
    }

    /** Makes every write to standard output fail: its reader is gone. */
    public FakeHost brokenStandardOutput() {
        standardStreams.outputBroken = true;
        return this;
    }

    /** Installs a security library; otherwise there is none. */
    public FakeHost gssApi(GssApi library) {
        gssApi = library;
        return this;
    }

    @Override
    public SystemEnvironment system() {
        return system;
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
    public Prompter prompter() {
        return person;
    }

    @Override
    public Programs programs() {
        return programs;
    }

    @Override
    public Diagnostics diagnostics() {
        return this;
    }

    /** Lets tunnels be handed over through standard output. */
    public FakeHost handsOver() {
        handsOver = true;
        return this;
    }

    @Override
    public Relay relay() {
        return new FakeRelay(clock, standardStreams, handsOver);
    }

    @Override
    public Libraries libraries() {
        return new FakeLibraries();
    }

    @Override
    public MessageDigests messageDigests() {
        return new WatchedDigests();
    }

    @Override
    public GssApi gssApi() {
        return gssApi;
    }

    @Override
    public FakeTls tls() {
        return tls;
    }

    @Override
    public void error(String text) {
        errors.add(text);
    }

    @Override
    public Fault output(String text) {
        if (standardStreams.outputBroken) {
            return new Fault(Fault.Kind.OTHER, "write to", "standard output", "no space left on device");
        }
        standardOutput.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return null;
    }

    /** The lines that were written to standard error, without their ends. */
    public List<String> errors() {
        return errors;
    }

    /** What was written to standard output, by the relay or as text. */
    public byte[] standardOutput() {
        return standardOutput.toByteArray();
    }

    /** What was written to standard output, read as UTF-8. */
    public String standardOutputText() {
        return standardOutput.toString(StandardCharsets.UTF_8);
    }

    /** The programs that ran: names and arguments, and behind a {@code <} what was on their standard input. */
    public List<String> runs() {
        return programs.runs;
    }

    /** What the last programs had in their environment instead of what is inherited; null for nothing, by name. */
    public Map<String, byte[]> changedEnvironment() {
        return programs.environment;
    }

    /** How long the end of a program that was told something was waited for at most; 0 for not at all. */
    public long awaitedMillis() {
        return programs.awaitedMillis;
    }

    /** Everything that programs wrote: to see that it was wiped. */
    public List<byte[]> outputs() {
        return programs.outputs;
    }

    /** The prompts that the person saw on the terminal, in order. */
    public List<String> prompts() {
        return person.prompts;
    }

    /** Every password that was handed out: to see that it was wiped. */
    public List<Secret> answers() {
        return person.answers;
    }

    /** The names that were looked up. */
    public List<String> lookups() {
        return resolver.lookups;
    }

    /** The addresses that were dialled, answered or not, in order, as {@code address:port}. */
    public List<String> dialled() {
        return dialer.dialled;
    }

    /** The connections that were made, in order; accepted clients are not among them. */
    public List<FakeChannel> connections() {
        return dialer.connections;
    }

    /** The local clients that were accepted. */
    public List<FakeChannel> accepted() {
        return dialer.accepted;
    }

    /** How many milliseconds have passed. */
    public long elapsedMillis() {
        return clock.elapsedMillis();
    }

    /** Fails unless every peer and client was met and did all that is in its script, and all answers were asked for. */
    public void assertDone() {
        dialer.assertDone();
        person.assertDone();
        programs.assertDone();
    }
}
