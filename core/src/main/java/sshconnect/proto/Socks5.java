package sshconnect.proto;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sshconnect.base.ByteQueue;
import sshconnect.base.HostPort;
import sshconnect.base.IpAddress;
import sshconnect.base.Printable;
import sshconnect.base.Wire;

/**
 * SOCKS version 5 (RFC 1928) with no authentication or user name and password (RFC 1929), command CONNECT.
 *
 * <pre>
 * greeting   05 NMETHODS METHODS...             answer   05 METHOD
 * user/pass  01 ULEN UNAME PLEN PASSWD          answer   01 STATUS
 * request    05 01 00 ATYP DST.ADDR DST.PORT    reply    05 REP 00 ATYP BND.ADDR BND.PORT
 * </pre>
 */
public final class Socks5 extends StateMachine<Socks5.State> {

    /** The states, each named for what it does or waits for. */
    enum State { GREETING, METHOD_SELECTION, CREDENTIALS, AUTHENTICATION_STATUS, REQUEST, REPLY }

    /** An authentication method (RFC 1928, section 3). */
    public enum Method {
        /** X'00' NO AUTHENTICATION REQUIRED. */
        NO_AUTH(0, "NO-AUTH", "none"),
        /** X'02' USERNAME/PASSWORD. */
        USERPASS(2, "USERPASS", "user/password");

        private final int code;
        private final String traceName;
        private final String description;

        Method(int code, String traceName, String description) {
            this.code = code;
            this.traceName = traceName;
            this.description = description;
        }
    }

    /** The longest user name, password or host name: the length field is one octet. */
    public static final int MAX_FIELD_BYTES = 255;

    private static final int VERSION = 5;
    private static final int CONNECT = 1;
    private static final int ATYP_IPV4 = 1;
    private static final int ATYP_DOMAINNAME = 3;
    private static final int ATYP_IPV6 = 4;
    private static final int NO_ACCEPTABLE_METHODS = 0xff;
    private static final int REPLY_HEADER_BYTES = 4;
    private static final int PORT_BYTES = 2;
    /** RFC 1929, section 2: the version of the sub-negotiation. */
    private static final int AUTH_VERSION = 1;

    private static final String[] REPLIES = {
        "succeeded", "general socks server failure", "connection not allowed by ruleset", "network unreachable",
        "host unreachable", "connection refused", "TTL expired", "command not supported", "address type not supported",
    };

    private final HostPort target;
    private final List<Method> offered;
    private Credential credential;

    /**
     * A handshake that asks for a connection to a target.
     *
     * @param hop     who is at the other end, for messages
     * @param trace   where progress is told
     * @param target  what to reach: an address goes as ATYP 1 or 4, anything else as a name, ATYP 3
     * @param offered the authentication methods to offer, the preferred one first; at least one
     */
    public Socks5(String hop, Trace trace, HostPort target, List<Method> offered) {
        super(hop, trace, State.GREETING);
        this.target = target;
        this.offered = offered;
    }

    @Override
    public void answer(Credential answer) {
        credential = answer;
    }

    @Override
    Step advance(State state, ByteQueue input) {
        return switch (state) {
            case GREETING -> greet();
            case METHOD_SELECTION -> readMethod(input);
            case CREDENTIALS -> authenticate();
            case AUTHENTICATION_STATUS -> readStatus(input);
            case REQUEST -> request();
            case REPLY -> readReply(input);
        };
    }

    private Step greet() {
        if (name().length > MAX_FIELD_BYTES) {
            return fail("the host name has " + name().length + " bytes, and socks5 can carry " + MAX_FIELD_BYTES, null);
        }
        Wire greeting = Wire.binary().octets(VERSION, offered.size());
        for (Method method : offered) {
            greeting.octets(method.code);
        }
        return send(greeting, State.METHOD_SELECTION);
    }

    private Step readMethod(ByteQueue input) {
        if (input.size() >= 1 && input.at(0) != VERSION) {
            return fail("does not speak socks5: the first byte of its answer is " + input.at(0),
                    otherProtocol(input.at(0)));
        }
        if (input.size() < 2) {
            return needInput(input, "instead of choosing an authentication method");
        }
        byte[] answer = input.take(2);
        trace().received(answer, false);
        int code = answer[1] & 0xff;
        if (code == NO_ACCEPTABLE_METHODS) {
            return fail("accepts none of the authentication methods that were offered (" + offeredNames() + ")",
                    offered.contains(Method.USERPASS) ? null : "it may want a user name and a password");
        }
        for (Method method : offered) {
            if (method.code == code) {
                trace().note("auth method: " + method.traceName);
                return moveTo(method == Method.USERPASS ? State.CREDENTIALS : State.REQUEST);
            }
        }
        return fail("chose authentication method " + code + ", which was not offered (" + offeredNames() + ")", null);
    }

    private static String otherProtocol(int firstByte) {
        return switch (firstByte) {
            case 0, 4 -> "it may be a socks4 server: try -4";
            case 'H' -> "it may be an http proxy: try -H instead of -S";
            default -> "is this the right port?";
        };
    }

    private String offeredNames() {
        StringBuilder names = new StringBuilder();
        for (Method method : offered) {
            names.append(names.length() == 0 ? "" : ", ").append(method.description);
        }
        return names.toString();
    }

    private Step authenticate() {
        if (credential == null) {
            return new Step.NeedCredentials(new Challenge(hop(), Method.USERPASS.description, ""));
        }
        byte[] user = credential.user().getBytes(StandardCharsets.UTF_8);
        String problem = lengthProblem(user.length, credential.password().length());
        if (problem != null) {
            return fail(problem, null);
        }
        Wire message = Wire.binary().secret((byte) AUTH_VERSION, (byte) user.length).secret(user)
                .secret((byte) credential.password().length()).secret(credential.password().bytes());
        credential.password().wipe();
        return send(message, State.AUTHENTICATION_STATUS);
    }

    /**
     * Checks a user name and a password against what RFC 1929, section 2 can carry. An empty password goes through,
     * though the RFC says 1 to 255: servers take it.
     *
     * @param userBytes     the length of the user name
     * @param passwordBytes the length of the password
     * @return what is wrong, without saying the length of the password; or null
     */
    public static String lengthProblem(int userBytes, int passwordBytes) {
        if (userBytes == 0) {
            return "the user name is empty, and socks5 needs one";
        }
        if (userBytes > MAX_FIELD_BYTES) {
            return "the user name has " + userBytes + " bytes, and socks5 can carry " + MAX_FIELD_BYTES;
        }
        return passwordBytes > MAX_FIELD_BYTES
                ? "the password is too long: socks5 can carry " + MAX_FIELD_BYTES + " bytes" : null;
    }

    private Step readStatus(ByteQueue input) {
        if (input.size() < 2) {
            return needInput(input, "instead of answering user name and password; they may be wrong");
        }
        byte[] answer = input.take(2);
        trace().received(answer, false);
        // The version is not looked at: some servers answer with 5 in place of 1.
        return answer[1] == 0 ? moveTo(State.REQUEST)
                : failCredentials("authentication failed: rejected user name or password of "
                        + Printable.of(credential.user()));
    }

    private Step request() {
        Wire message = Wire.binary().octets(VERSION, CONNECT, 0);
        IpAddress address = target.address();
        if (address == null) {
            message.octets(ATYP_DOMAINNAME, name().length).bytes(name());
        } else {
            message.octets(address.isIpv6() ? ATYP_IPV6 : ATYP_IPV4).bytes(address.bytes());
        }
        return send(message.uint16(target.port()), State.REPLY);
    }

    private byte[] name() {
        return target.host().getBytes(StandardCharsets.UTF_8);
    }

    private Step readReply(ByteQueue input) {
        if (input.size() >= 1 && input.at(0) != VERSION) {
            return fail("sent a reply with version " + input.at(0) + " instead of 5", null);
        }
        // A failure needs no address: some servers close after REP, and the person wants to know why.
        if (input.size() >= 2 && input.at(1) != 0) {
            int code = input.at(1);
            trace().received(input.take(input.size()), false);
            return failTarget("cannot reach " + target + ": "
                    + (code < REPLIES.length ? REPLIES[code] : "unknown reply") + " (" + code + ")");
        }
        int length = input.size() < REPLY_HEADER_BYTES + 1 ? 0 : replyLength(input);
        if (length < 0) {
            return fail("sent a reply with unknown address type " + input.at(3), null);
        }
        if (length == 0 || input.size() < length) {
            return needInput(input, "instead of answering the request");
        }
        trace().received(input.take(length), false);
        return new Step.Established();
    }

    /** The length of BND.ADDR depends on ATYP; for a name, on the octet in front of it, which may be 0 (RFC 1928, 5). */
    private static int replyLength(ByteQueue input) {
        int rest = REPLY_HEADER_BYTES + PORT_BYTES;
        return switch (input.at(3)) {
            case ATYP_IPV4 -> rest + 4;
            case ATYP_IPV6 -> rest + 16;
            case ATYP_DOMAINNAME -> rest + 1 + input.at(REPLY_HEADER_BYTES);
            default -> -1;
        };
    }
}
