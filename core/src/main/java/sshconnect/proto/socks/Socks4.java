package sshconnect.proto.socks;

import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.Carrier;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;

/**
 * SOCKS version 4 (Ying-Da Lee, NEC) and 4a (Ylonen's extension for names), command CONNECT.
 *
 * <pre>
 * request   04 01 DSTPORT DSTIP USERID 00                     reply   00 CD DSTPORT DSTIP
 * 4a        04 01 DSTPORT 00 00 00 01 USERID 00 NAME 00
 * </pre>
 */
public final class Socks4 extends StateMachine<Socks4.State> {

    /** The states, each named for what it does or waits for. */
    enum State {
        REQUEST,
        REPLY
    }

    /**
     * The longest user name or host name that is sent. The protocol has no limit; servers read into small buffers,
     * and no DNS name is longer.
     */
    public static final int MAX_FIELD_BYTES = 255;

    private static final int VERSION = 4;
    private static final int CONNECT = 1;
    private static final int REPLY_BYTES = 8;
    private static final int GRANTED = 90;
    /** SOCKS4A: an address 0.0.0.x with x not 0 says that a name follows. */
    private static final byte[] NAME_FOLLOWS = {0, 0, 0, 1};

    private final Target target;
    private final String userId;

    /**
     * A handshake that asks for a connection to a target.
     *
     * @param hop    who is at the other end, for messages
     * @param trace  where progress is told
     * @param target what to reach: an IPv4 address goes as SOCKS4, anything else as a name, which is 4a
     * @param userId the user name, which the server may check by other means
     */
    public Socks4(String hop, Trace trace, Target target, String userId) {
        super(hop, trace, State.REQUEST);
        this.target = target;
        this.userId = userId;
    }

    @Override
    public int maxInputBytes() {
        return REPLY_BYTES;
    }

    @Override
    protected Step advance(State state, ByteQueue input) {
        return switch (state) {
            case REQUEST -> request();
            case REPLY -> readReply(input);
        };
    }

    private Step request() {
        byte[] user = Utf8.encode(userId);
        byte[] name = Utf8.encode(target.host());
        if (user.length > MAX_FIELD_BYTES) {
            return fail("the user name has " + user.length + " bytes, and " + MAX_FIELD_BYTES + " can be sent", null);
        }
        if (name.length > MAX_FIELD_BYTES) {
            return fail("the host name has " + name.length + " bytes, and " + MAX_FIELD_BYTES + " can be sent", null);
        }
        byte[] address =
                target instanceof Target.Address literal && !literal.address().isIpv6()
                        ? literal.address().bytes()
                        : NAME_FOLLOWS;
        Wire message = Wire.binary()
                .octets(VERSION, CONNECT)
                .uint16(target.port())
                .bytes(address)
                .bytes(user)
                .octets(0);
        if (address == NAME_FOLLOWS) {
            message.bytes(name).octets(0);
        }
        return send(message, State.REPLY);
    }

    private Step readReply(ByteQueue input) {
        // The reply's version is 0; some servers send the protocol's 4.
        if (input.size() >= 1 && input.at(0) != 0 && input.at(0) != VERSION) {
            return fail(
                    "does not speak socks4: the first byte of its answer is " + input.at(0),
                    otherProtocol(input.at(0)));
        }
        if (input.size() >= 2 && input.at(1) != GRANTED) {
            int code = input.at(1);
            trace().received(input.take(Math.min(input.size(), REPLY_BYTES)), false);
            return failTarget("cannot reach " + target + ": " + reason(code) + " (" + code + ")", null);
        }
        if (input.size() == 0 && input.ended()) {
            String hint = carrier().hint();
            return failTarget(
                    Socks5Reply.NO_REPLY,
                    carrier() == Carrier.CLEAR ? Socks5Reply.NO_REPLY_HINT + "; or " + hint : hint);
        }
        if (input.size() < REPLY_BYTES) {
            return needInput(input, "instead of answering the request");
        }
        trace().received(input.take(REPLY_BYTES), false);
        return new Step.Established();
    }

    private @Nullable String otherProtocol(int firstByte) {
        return switch (firstByte) {
            case 5 -> "it may be a socks5 server: try -5";
            case 'H' -> "it may be an http proxy: try -H instead of -S";
            case TLS_ALERT -> carrier().hint();
            default -> "is this the right port?";
        };
    }

    private static String reason(int code) {
        return switch (code) {
            case 91 -> "request rejected or failed";
            case 92 -> "the server cannot reach identd on this machine";
            case 93 -> "identd on this machine reports another user name";
            default -> "unknown reply";
        };
    }
}
