package sshconnect.proto.telnet;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.ByteQueue;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;

/**
 * A telnet proxy (tn-gw of the TIS firewall toolkit, DeleGate): it is sent a command line, answers with lines for
 * people, and once it has said that it is connected, the rest is the tunnel. It is not asked for a password; its log-in,
 * if any, is part of the command.
 */
public final class TelnetProxy extends StateMachine<TelnetProxy.State> {

    /** The states, each named for what it does or waits for. */
    enum State {
        COMMAND,
        ANSWER
    }

    /** A gateway's greeting and answer are some lines; one that goes on for longer is not a telnet proxy. */
    static final int MAX_ANSWER_BYTES = 32 * 1024;

    private static final String SUCCESS = "connected to";
    private static final String[] FAILURES = {" failed", " refused", " rejected", " closed"};

    private final byte[] command;
    private int answerBytes;
    private boolean alert;
    private int scanned;

    /**
     * A handshake that sends a command line.
     *
     * @param hop     who is at the other end, for messages
     * @param trace   where progress is told
     * @param command the command with everything replaced, without a line end
     */
    public TelnetProxy(String hop, Trace trace, String command) {
        super(hop, trace, State.COMMAND);
        this.command = command.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int maxInputBytes() {
        return MAX_ANSWER_BYTES;
    }

    @Override
    protected @Nullable Step advance(State state, ByteQueue input) {
        return switch (state) {
            case COMMAND -> send(Wire.text().bytes(command).text("\r\n"), State.ANSWER);
            case ANSWER -> readLine(input);
        };
    }

    private @Nullable Step readLine(ByteQueue input) {
        int lineFeed = input.indexOf('\n', scanned);
        boolean lastLine = lineFeed < 0 && input.ended();
        // Also where the end of the line is there already: the answer may not depend on the pieces that it arrives in.
        if (answerBytes + (lineFeed < 0 ? input.size() : lineFeed) > MAX_ANSWER_BYTES) {
            return fail(
                    "said more than " + MAX_ANSWER_BYTES + " bytes and neither success nor failure",
                    "is this a telnet proxy?");
        }
        alert |= answerBytes == 0 && input.size() > 0 && input.at(0) == TLS_ALERT;
        if (lineFeed < 0 && !lastLine) {
            scanned = input.size();
            return new Step.NeedInput();
        }
        byte[] line = input.take(lastLine ? input.size() : lineFeed + 1);
        scanned = 0;
        answerBytes += line.length;
        if (line.length > 0) {
            trace().received(line, true);
        }
        String text = Ascii.lower(Utf8.decode(line));
        if (text.contains(SUCCESS) && !lastLine) {
            return new Step.Established();
        }
        for (String failure : FAILURES) {
            if (text.contains(failure)) {
                return fail("said \"" + trace().quote(Ascii.strip(Utf8.decode(line))) + "\"", null);
            }
        }
        return lastLine
                ? fail(
                        "closed the connection before it said \"" + SUCCESS + "\"",
                        alert || answerBytes == 0 ? MAY_WANT_TLS : null)
                : null;
    }
}
