package sshconnect.proto.telnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.ByteQueue;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.Layer;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;

/**
 * A telnet proxy (tn-gw of the TIS firewall toolkit, DeleGate, a telnet server with a shell): it is sent what a script
 * says, answers with lines for people, and once a line has said that it is connected, the rest is the tunnel. Until then
 * it is in telnet mode: what it proposes is refused at once, since it may wait for that, and is no part of a line.
 */
public final class TelnetProxy extends StateMachine<TelnetProxy.State> {

    /** The states, each named for what it does or waits for. */
    enum State {
        COMMAND,
        PROMPT,
        ANSWER
    }

    /** A gateway's greeting and answer are some lines; one that goes on for longer is not a telnet proxy. */
    static final int MAX_ANSWER_BYTES = 32 * 1024;

    /** Every option once for either side; who proposes more does not take no for an answer (RFC 1143, section 2). */
    static final int MAX_REFUSALS = 2 * 256;

    private static final int INITIAL_LINE_BYTES = 256;
    /** How the password is used, for a prompt. */
    private static final String SCHEME = "telnet";

    private final Target target;
    private final TelnetScript script;
    private final String user;
    private final TelnetDecoder decoder = new TelnetDecoder();
    /** The phrases that the script has had so far. */
    private final List<String> good = new ArrayList<>();

    private final List<String> bad = new ArrayList<>();
    private final TelnetPhrases usual;
    private final boolean staysInTelnetMode;

    private int linesDone;
    private @Nullable Credential credential;
    /** Whether the password was sent last, so that what comes next is about it. */
    private boolean passwordSent;

    private String promptText = "";
    private @Nullable TelnetPrompt prompt;
    private byte[] line = new byte[INITIAL_LINE_BYTES];
    private int lineBytes;
    private int receivedBytes;
    private int refusals;
    private boolean alert;

    /**
     * A handshake that follows a script.
     *
     * @param hop     who is at the other end, for messages
     * @param trace   where progress is told
     * @param target  what to reach
     * @param script  what to say, and what to wait for
     * @param user    the user name, where the script has a place for it and for no password
     * @param phrases what tells success and failure where the script does not say
     * @param iac     whether the proxy stays in telnet mode, so that the tunnel goes through an {@link IacLayer}
     */
    public TelnetProxy(
            String hop,
            Trace trace,
            Target target,
            TelnetScript script,
            String user,
            TelnetPhrases phrases,
            boolean iac) {
        super(hop, trace, State.COMMAND);
        this.target = target;
        this.script = script;
        this.user = user;
        this.usual = phrases;
        this.staysInTelnetMode = iac;
    }

    /** {@inheritDoc} Nothing is left: what is no whole line yet is kept here, without the commands in it. */
    @Override
    public int maxInputBytes() {
        return 0;
    }

    @Override
    protected void release(@Nullable Layer kept) {
        if (credential != null) {
            credential.password().wipe();
        }
        // A proxy may echo what it is sent.
        Arrays.fill(line, (byte) 0);
    }

    @Override
    protected @Nullable Step advance(State state, ByteQueue input) {
        return state == State.COMMAND ? obey() : read(state, input);
    }

    private @Nullable Step obey() {
        if (linesDone == script.lines().size()) {
            return moveTo(State.ANSWER);
        }
        TelnetScript.Line next = script.lines().get(linesDone);
        if (next.verb() == TelnetScript.Verb.SEND) {
            return send(next.text());
        }
        linesDone++;
        String text = next.text().text(target);
        if (next.verb() == TelnetScript.Verb.EXPECT) {
            trace().note("expecting \"" + trace().quote(text) + "\"");
            promptText = text;
            prompt = new TelnetPrompt(text);
            return moveTo(State.PROMPT);
        }
        (next.verb() == TelnetScript.Verb.GOOD ? good : bad).add(text);
        return null;
    }

    private Step send(TelnetText text) {
        Credential given = credential;
        boolean password = text.holds(TelnetText.Variable.PASSWORD);
        boolean user = text.holds(TelnetText.Variable.USER);
        if ((password || user && script.sendsPassword()) && given == null) {
            return new Step.NeedCredentials(new Challenge(hop(), SCHEME, ""), answer -> credential = answer);
        }
        String name = given == null ? this.user : given.user();
        if (user && breaksLine(name)) {
            return fail("the user name holds a line break, which would end the line", null);
        }
        if (password && given != null && breaksLine(given.password())) {
            return fail("the password holds a line break, which would end the line", null);
        }
        linesDone++;
        if (password && given != null) {
            trace().authenticates(SCHEME, trace().quote(name));
        } else if (passwordSent) {
            trace().asksForTunnel();
        }
        passwordSent = password;
        return send(text.wire(target, name, given == null ? null : given.password()), State.COMMAND);
    }

    private static boolean breaksLine(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0;
    }

    private static boolean breaksLine(Secret password) {
        for (byte octet : password.bytes()) {
            if (octet == '\r' || octet == '\n' || octet == 0) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Step read(State state, ByteQueue input) {
        while (input.size() > 0) {
            int octet = input.at(0);
            // A line end may come one later: the answer may not depend on the pieces that it arrives in.
            if (receivedBytes > MAX_ANSWER_BYTES || receivedBytes == MAX_ANSWER_BYTES && octet != '\n') {
                return tooMuch(state);
            }
            alert |= receivedBytes == 0 && octet == TLS_ALERT;
            input.skip(1);
            receivedBytes++;
            int data = decoder.next(octet);
            if (data == TelnetDecoder.ANSWER) {
                trace().received(decoder.command(), false);
                if (++refusals > MAX_REFUSALS) {
                    return fail("proposes telnet options without end", null);
                }
                return send(Wire.binary().bytes(decoder.answer()), state);
            }
            if (data != TelnetDecoder.NOTHING) {
                append(data);
                boolean found = prompt != null && prompt.endsWith(data);
                if (found || data == '\n') {
                    return endLine(state, found);
                }
            }
        }
        return input.ended() ? endInput(state) : new Step.NeedInput();
    }

    private void append(int octet) {
        if (lineBytes == line.length) {
            byte[] longer = Arrays.copyOf(line, 2 * lineBytes);
            Arrays.fill(line, (byte) 0);
            line = longer;
        }
        line[lineBytes++] = (byte) octet;
    }

    private Step tooMuch(State state) {
        return state == State.PROMPT
                ? fail("said more than " + MAX_ANSWER_BYTES + " bytes and not " + awaited(), null)
                : fail(
                        "said more than " + MAX_ANSWER_BYTES + " bytes and neither success nor failure",
                        "is this a telnet proxy?");
    }

    /** Takes the line that was received, or what there is of it up to a prompt or the end. */
    private byte[] takeLine() {
        byte[] taken = Arrays.copyOf(line, lineBytes);
        lineBytes = 0;
        if (taken.length > 0) {
            trace().received(taken, true);
        }
        return taken;
    }

    private @Nullable Step endLine(State state, boolean found) {
        byte[] taken = takeLine();
        String text = Utf8.decode(taken);
        if (state == State.ANSWER && TelnetPhrases.in(text, goodPhrases())) {
            return staysInTelnetMode ? new Step.Established(new IacLayer(), new byte[0]) : new Step.Established();
        }
        Step failed = failure(state, text);
        if (failed != null || !found) {
            return failed;
        }
        prompt = null;
        return moveTo(State.COMMAND);
    }

    private Step endInput(State state) {
        Step failed = failure(state, Utf8.decode(takeLine()));
        return failed != null
                ? failed
                : fail(
                        "closed the connection before it said " + awaited(),
                        alert || receivedBytes == 0 ? carrier().hint() : null);
    }

    private @Nullable Step failure(State state, String text) {
        // In front of that, a system may greet with how often a log-in has failed.
        List<String> phrases = state == State.ANSWER && bad.isEmpty() ? usual.bad() : bad;
        if (!TelnetPhrases.in(text, phrases)) {
            return null;
        }
        String seen = "said \"" + trace().quote(Ascii.strip(text)) + "\"";
        return passwordSent ? failCredentials(seen) : fail(seen, null, Failure.Cause.REFUSED);
    }

    private List<String> goodPhrases() {
        return good.isEmpty() ? usual.good() : good;
    }

    /** What it should have said, in double quotes. */
    private String awaited() {
        if (prompt != null) {
            return "\"" + trace().quote(promptText) + "\"";
        }
        StringBuilder phrases = new StringBuilder();
        for (String phrase : goodPhrases()) {
            phrases.append(phrases.length() == 0 ? "\"" : " or \"")
                    .append(phrase)
                    .append('"');
        }
        return trace().quote(phrases.toString());
    }
}
