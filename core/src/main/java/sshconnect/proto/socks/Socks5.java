package sshconnect.proto.socks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import sshconnect.base.ByteQueue;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.base.Wire;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.KerberosService;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;
import sshconnect.security.Encapsulation;
import sshconnect.security.ProtectionLevel;

/**
 * SOCKS version 5 (RFC 1928) with no authentication, GSSAPI (RFC 1961) or user name and password (RFC 1929), command
 * CONNECT. After GSSAPI, request and reply are sealed like the tunnel, unless both sides want no protection.
 *
 * <pre>
 * greeting   05 NMETHODS METHODS...             answer   05 METHOD
 * user/pass  01 ULEN UNAME PLEN PASSWD          answer   01 STATUS
 * request    05 01 00 ATYP DST.ADDR DST.PORT    reply    05 REP 00 ATYP BND.ADDR BND.PORT
 * </pre>
 */
public final class Socks5 extends StateMachine<Socks5.State> {

    /** The states, each named for what it does or waits for. */
    enum State {
        GREETING,
        METHOD_SELECTION,
        GSSAPI,
        CREDENTIALS,
        AUTHENTICATION_STATUS,
        REQUEST,
        REPLY
    }

    /** An authentication method (RFC 1928, section 3). */
    public enum Method {
        /** X'00' NO AUTHENTICATION REQUIRED. */
        NO_AUTH(0, "NO-AUTH", "none"),
        /** X'01' GSSAPI. */
        GSSAPI(1, "GSSAPI", "gssapi"),
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
    private static final int NO_ACCEPTABLE_METHODS = 0xff;
    /** RFC 1929, section 2: the version of the sub-negotiation. */
    private static final int AUTH_VERSION = 1;

    private static final String ANSWERING = "instead of answering the request";

    private final Target target;
    private final List<Method> offered;
    private final SocksGssapi gssapi;
    private Credential credential;
    /** Why GSSAPI is not offered any more, or null. */
    private String gssapiProblem;
    /** Which password is missing, and why; or null. */
    private Supplier<String> missingPassword = () -> null;
    /** What request, reply and tunnel go through; null for nothing. */
    private Encapsulation encapsulation;
    /** What came through that; null for nothing. */
    private ByteQueue opened;

    /**
     * A handshake that asks for a connection to a target.
     *
     * @param hop     who is at the other end, for messages
     * @param trace   where progress is told
     * @param target  what to reach: an address goes as ATYP 1 or 4, anything else as a name, ATYP 3
     * @param offered the authentication methods to offer, the preferred one first; at least one
     * @param service who the server is to Kerberos, for the method GSSAPI; null when that is not offered
     * @param wanted  how the server has to protect the tunnel at least after GSSAPI; null for the most that it does
     */
    public Socks5(
            String hop,
            Trace trace,
            Target target,
            List<Method> offered,
            KerberosService service,
            ProtectionLevel wanted) {
        super(hop, trace, State.GREETING);
        this.target = target;
        this.offered = offered;
        this.gssapi = service == null ? null : new SocksGssapi(hop, trace, service, wanted);
    }

    /**
     * Says why a password is not offered, for the case that the server wants one.
     *
     * @param missing tells which password, and why there is none, or null when there is nothing to say; asked only if the
     *                server wants one, since finding out takes a look at the terminal and at the accounts
     * @return this
     */
    public Socks5 withoutPassword(Supplier<String> missing) {
        missingPassword = missing;
        return this;
    }

    @Override
    public int maxInputBytes() {
        return gssapi == null ? Socks5Reply.MAX_BYTES : SocksGssapi.MAX_MESSAGE_BYTES;
    }

    @Override
    protected void release(Encapsulation kept) {
        if (credential != null) {
            credential.password().wipe();
        }
        if (gssapi != null) {
            gssapi.abandon();
        }
        if (encapsulation != null && kept == null) {
            encapsulation.context().dispose();
        }
    }

    @Override
    protected Step advance(State state, ByteQueue input) {
        return switch (state) {
            case GREETING -> greet();
            case METHOD_SELECTION -> readMethod(input);
            case GSSAPI -> negotiate(input);
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
            return fail(
                    "does not speak socks5: the first byte of its answer is " + input.at(0),
                    otherProtocol(input.at(0)));
        }
        if (input.size() < 2) {
            return needInput(
                    input, "instead of choosing an authentication method", input.size() == 0 ? MAY_WANT_TLS : null);
        }
        byte[] answer = input.take(2);
        trace().received(answer, false);
        int code = answer[1] & 0xff;
        if (code == NO_ACCEPTABLE_METHODS) {
            return fail(
                    "accepts none of the authentication methods that were offered (" + offeredNames() + ")",
                    otherMethods());
        }
        for (Method method : offered) {
            if (method.code == code) {
                trace().note("auth method: " + method.traceName);
                return moveTo(
                        switch (method) {
                            case NO_AUTH -> State.REQUEST;
                            case GSSAPI -> State.GSSAPI;
                            case USERPASS -> State.CREDENTIALS;
                        });
            }
        }
        return fail(
                "chose authentication method " + Socks5Reply.methodName(code) + ", which was not offered ("
                        + offeredNames() + ")",
                missing(code));
    }

    private String missing(int code) {
        return code == Method.GSSAPI.code
                ? missingTicket()
                : code == Method.USERPASS.code ? wants(missingPassword.get()) : null;
    }

    private static String wants(String missing) {
        return missing == null ? null : "it wants " + missing;
    }

    private String missingTicket() {
        return gssapiProblem == null ? "try kinit, or -a gssapi" : gssapiProblem;
    }

    /** What the server may want instead. */
    private String otherMethods() {
        boolean password = !offered.contains(Method.USERPASS);
        boolean ticket = !offered.contains(Method.GSSAPI) && gssapiProblem == null;
        String missing = password ? missingPassword.get() : null;
        String passwordWords = missing == null ? "a user name and a password" : missing;
        String wanted = password && ticket
                ? passwordWords + ", or kerberos (-a gssapi)"
                : password ? passwordWords : "kerberos (-a gssapi)";
        return gssapiProblem != null ? gssapiProblem : password || ticket ? "it may want " + wanted : null;
    }

    private static String otherProtocol(int firstByte) {
        return switch (firstByte) {
            case 0, 4 -> "it may be a socks4 server: try -4";
            case 'H' -> "it may be an http proxy: try -H instead of -S";
            case TLS_ALERT -> MAY_WANT_TLS;
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
            return new Step.NeedCredentials(
                    new Challenge(hop(), Method.USERPASS.description, ""), answer -> credential = answer);
        }
        byte[] user = credential.user().getBytes(StandardCharsets.UTF_8);
        String problem = lengthProblem(user.length, credential.password().length());
        if (problem != null) {
            return fail(problem, null);
        }
        Wire password = Wire.binary()
                .octets(credential.password().length())
                .secret(credential.password().bytes());
        byte[] field = password.toBytes();
        Wire message =
                Wire.binary().octets(AUTH_VERSION, user.length).bytes(user).secret(field);
        Wire sent = Wire.binary().secret(message);
        Arrays.fill(field, (byte) 0);
        password.wipe();
        message.wipe();
        credential.password().wipe();
        return send(sent, State.AUTHENTICATION_STATUS);
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
                ? "the password is too long: socks5 can carry " + MAX_FIELD_BYTES + " bytes"
                : null;
    }

    private Step readStatus(ByteQueue input) {
        if (input.size() < 2) {
            return needInput(input, "instead of answering user name and password; they may be wrong");
        }
        byte[] answer = input.take(2);
        trace().received(answer, false);
        // The version is not looked at: some servers answer with 5 in place of 1.
        return answer[1] == 0
                ? moveTo(State.REQUEST)
                : failCredentials(
                        "authentication failed: rejected user name or password of " + Printable.of(credential.user()));
    }

    private Step negotiate(ByteQueue input) {
        Step step = gssapi.next(input);
        if (step instanceof Step.Established established) {
            encapsulation = established.encapsulation();
            opened =
                    encapsulation == null ? null : new ByteQueue(Socks5Reply.MAX_BYTES + Encapsulation.MAX_TOKEN_BYTES);
            return moveTo(State.REQUEST);
        }
        boolean hopeless = offered.size() == 1 || !gssapi.othersMayDo();
        return step instanceof Step.Failed failed && !hopeless ? withoutGssapi(failed.failure()) : step;
    }

    /** Goes on with the other methods, on a new connection, since the server has chosen on this one. */
    private Step withoutGssapi(Failure failure) {
        trace().note(failure.describe());
        List<Method> others = new ArrayList<>(offered);
        others.remove(Method.GSSAPI);
        Socks5 next = new Socks5(hop(), trace(), target, others, null, null);
        next.gssapiProblem = failure.seen();
        next.missingPassword = missingPassword;
        return new Step.Reconnect(next);
    }

    private Step request() {
        Wire message = Wire.binary().octets(VERSION, CONNECT, 0);
        if (target instanceof Target.Address literal) {
            message.octets(literal.address().isIpv6() ? Socks5Reply.ATYP_IPV6 : Socks5Reply.ATYP_IPV4)
                    .bytes(literal.address().bytes());
        } else {
            message.octets(Socks5Reply.ATYP_DOMAINNAME, name().length).bytes(name());
        }
        message.uint16(target.port());
        if (encapsulation == null) {
            return send(message, State.REPLY);
        }
        byte[] bytes = message.toBytes();
        Result<byte[]> sealed = encapsulation.seal(bytes, bytes.length);
        return sealed.ok()
                ? send(Wire.binary().bytes(sealed.value()), State.REPLY)
                : fail("cannot " + sealed.fault().describe(), null);
    }

    private byte[] name() {
        return target.host().getBytes(StandardCharsets.UTF_8);
    }

    private Step readReply(ByteQueue input) {
        if (encapsulation == null) {
            return parseReply(input);
        }
        Step step = parseReply(opened);
        Step wait = null;
        while (wait == null && step instanceof Step.NeedInput) {
            wait = openMessage(input);
            step = wait == null ? parseReply(opened) : wait;
        }
        return step;
    }

    /** Opens one message, no more: the next may be the tunnel's. Gives null when that is done. */
    private Step openMessage(ByteQueue input) {
        int length = SocksGssapi.length(Encapsulation.MESSAGE, input);
        if (length < 0) {
            return fail("sent something else than a sealed message", null);
        }
        if (length == 0 || input.size() < length) {
            return needInput(input, ANSWERING);
        }
        Result<byte[]> message = encapsulation.open(input.take(length), length - Encapsulation.HEADER_BYTES);
        if (!message.ok()) {
            return fail("cannot " + message.fault().describe(), null);
        }
        opened.append(message.value(), message.value().length);
        return null;
    }

    private Step parseReply(ByteQueue input) {
        if (input.size() >= 1 && input.at(0) != VERSION) {
            return fail("sent a reply with version " + input.at(0) + " instead of 5", null);
        }
        // A failure needs no address: some servers close after REP, and the person wants to know why.
        if (input.size() >= 2 && input.at(1) != 0) {
            int code = input.at(1);
            trace().received(input.take(input.size()), false);
            return failTarget("cannot reach " + target + ": " + Socks5Reply.describe(code), null);
        }
        if (input.size() == 0 && input.ended()) {
            return failTarget(Socks5Reply.NO_REPLY, Socks5Reply.NO_REPLY_HINT);
        }
        int length = Socks5Reply.length(input);
        if (length < 0) {
            return fail("sent a reply with unknown address type " + input.at(3), null);
        }
        if (length == 0 || input.size() < length) {
            return needInput(input, ANSWERING);
        }
        trace().received(input.take(length), false);
        return encapsulation == null
                ? new Step.Established()
                : new Step.Established(encapsulation.startingWith(input.take(input.size())));
    }
}
