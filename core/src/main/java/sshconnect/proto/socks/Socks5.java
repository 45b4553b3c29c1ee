package sshconnect.proto.socks;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.KerberosService;
import sshconnect.proto.Layer;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;
import sshconnect.security.ProtectionLevel;

/**
 * SOCKS version 5 (RFC 1928) with no authentication, GSSAPI (RFC 1961) or user name and password (RFC 1929), command
 * CONNECT. After GSSAPI, request and reply are wrapped like the tunnel, unless both sides want no protection.
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
        REQUEST
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
        final String description;

        Method(int code, String traceName, String description) {
            this.code = code;
            this.traceName = traceName;
            this.description = description;
        }

        /** The number of the method in messages. */
        int code() {
            return code;
        }

        /** The method in words, for a person. */
        String description() {
            return description;
        }
    }

    /** The longest user name, password or host name: the length field is one octet. */
    public static final int MAX_FIELD_BYTES = 255;

    private static final int METHOD_SELECTION_BYTES = 2;
    private static final int NO_ACCEPTABLE_METHODS = 0xff;
    /** RFC 1929, section 2: VER and STATUS. */
    private static final int STATUS_BYTES = 2;

    private static final int STATUS_SUCCESS = 0;

    private final Target target;
    private final @Nullable SocksGssapi gssapi;
    private Socks5Offer offer;
    private @Nullable Credential credential;
    /** Takes over when the client is authenticated. */
    private @Nullable Socks5Request request;

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
            @Nullable KerberosService service,
            @Nullable ProtectionLevel wanted) {
        this(hop, trace, target, new Socks5Offer(offered, null, () -> null), service, wanted);
    }

    private Socks5(
            String hop,
            Trace trace,
            Target target,
            Socks5Offer offer,
            @Nullable KerberosService service,
            @Nullable ProtectionLevel wanted) {
        super(hop, trace, State.GREETING);
        this.target = target;
        this.offer = offer;
        this.gssapi = service == null ? null : new SocksGssapi(hop, trace, service, wanted);
    }

    /**
     * Says why a password is not offered, for the case that the server wants one.
     *
     * @param missing tells which password, and why there is none, or null when there is nothing to say; asked only if the
     *                server wants one, since finding out takes a look at the terminal and at the accounts
     * @return this
     */
    public Socks5 withoutPassword(Supplier<@Nullable String> missing) {
        offer = offer.withoutPassword(missing);
        return this;
    }

    @Override
    public int maxInputBytes() {
        return gssapi == null ? Socks5Reply.MAX_BYTES : GssapiMessage.MAX_BYTES;
    }

    @Override
    protected void release(@Nullable Layer kept) {
        if (credential != null) {
            credential.password().wipe();
        }
        if (gssapi != null) {
            gssapi.abandon();
        }
        if (request != null) {
            request.abandon();
        }
    }

    @Override
    protected @Nullable Step advance(State state, ByteQueue input) {
        return switch (state) {
            case GREETING -> greet();
            case METHOD_SELECTION -> readMethod(input);
            case GSSAPI -> negotiate(input);
            case CREDENTIALS -> authenticate();
            case AUTHENTICATION_STATUS -> readStatus(input);
            case REQUEST -> requireNonNull(request).next(input);
        };
    }

    private Step greet() {
        int nameBytes = Socks5Messages.name(target).length;
        return nameBytes > MAX_FIELD_BYTES
                ? fail("the host name has " + nameBytes + " bytes, and socks5 can carry " + MAX_FIELD_BYTES, null)
                : send(Socks5Messages.methodSelection(offer.methods()), State.METHOD_SELECTION);
    }

    private @Nullable Step readMethod(ByteQueue input) {
        if (input.size() >= 1 && input.at(0) != Socks5Messages.VERSION) {
            return fail(
                    "does not speak socks5: the first byte of its answer is " + input.at(0),
                    otherProtocol(input.at(0)));
        }
        if (input.size() < METHOD_SELECTION_BYTES) {
            return needInput(
                    input,
                    "instead of choosing an authentication method",
                    input.size() == 0 ? carrier().hint() : null);
        }
        byte[] answer = input.take(METHOD_SELECTION_BYTES);
        trace().received(answer, false);
        int code = answer[1] & 0xff;
        if (code == NO_ACCEPTABLE_METHODS) {
            return fail(
                    "accepts none of the authentication methods that were offered (" + offer.names() + ")",
                    offer.hintForOtherMethods(),
                    Failure.Cause.AUTHENTICATION);
        }
        Method method = offer.method(code);
        if (method == null) {
            return fail(
                    "chose authentication method " + Socks5Reply.methodName(code) + ", which was not offered ("
                            + offer.names() + ")",
                    offer.hintForMethod(code),
                    Failure.Cause.AUTHENTICATION);
        }
        trace().note("auth method: " + method.traceName);
        trace().offers(method.description);
        return switch (method) {
            case NO_AUTH -> request(null);
            case GSSAPI -> {
                trace().authenticates(method.description, "");
                yield moveTo(State.GSSAPI);
            }
            case USERPASS -> moveTo(State.CREDENTIALS);
        };
    }

    private @Nullable String otherProtocol(int firstByte) {
        return switch (firstByte) {
            case 0, 4 -> "it may be a socks4 server: try -4";
            case 'H' -> "it may be an http proxy: try -H instead of -S";
            case TLS_ALERT -> carrier().hint();
            default -> "is this the right port?";
        };
    }

    private Step authenticate() {
        Credential given = credential;
        if (given == null) {
            return new Step.NeedCredentials(
                    new Challenge(hop(), Method.USERPASS.description, ""), answer -> credential = answer);
        }
        int userBytes = Utf8.encode(given.user()).length;
        String problem = lengthProblem(userBytes, given.password().length());
        trace().authenticates(Method.USERPASS.description, trace().quote(given.user()));
        return problem == null
                ? send(Socks5Messages.userPassword(given), State.AUTHENTICATION_STATUS)
                : fail(problem, null);
    }

    /**
     * Checks a user name and a password against what RFC 1929, section 2 can carry. An empty password goes through,
     * though the RFC says 1 to 255: servers take it.
     *
     * @param userBytes     the length of the user name
     * @param passwordBytes the length of the password
     * @return what is wrong, without saying the length of the password; or null
     */
    public static @Nullable String lengthProblem(int userBytes, int passwordBytes) {
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

    private @Nullable Step readStatus(ByteQueue input) {
        if (input.size() < STATUS_BYTES) {
            return needInput(input, "instead of answering user name and password; they may be wrong");
        }
        byte[] answer = input.take(STATUS_BYTES);
        trace().received(answer, false);
        // The version is not looked at: some servers answer with 5 in place of 1.
        return answer[1] == STATUS_SUCCESS
                ? request(null)
                : failCredentials("authentication failed: rejected user name or password of "
                        + Printable.of(requireNonNull(credential).user()));
    }

    private @Nullable Step negotiate(ByteQueue input) {
        SocksGssapi negotiation = requireNonNull(gssapi);
        Step step = negotiation.next(input);
        if (step instanceof Step.Established established) {
            // What follows GSSAPI here is protected by it or by nothing.
            return request((GssapiLayer) established.layer());
        }
        boolean hopeless = offer.methods().size() == 1 || !negotiation.othersMayDo();
        return step instanceof Step.Failed failed && !hopeless ? withoutGssapi(failed.failure()) : step;
    }

    /** Goes on with the other methods, on a new connection, since the server has chosen on this one. */
    private Step withoutGssapi(Failure failure) {
        trace().note(failure.describe());
        return reconnect(new Socks5(hop(), trace(), target, offer.withoutGssapi(failure.seen()), null, null));
    }

    /** Goes on to the request, which goes through what GSSAPI has agreed on, or null. */
    private @Nullable Step request(@Nullable GssapiLayer layer) {
        trace().asksForTunnel();
        request = new Socks5Request(hop(), trace(), target, layer);
        return moveTo(State.REQUEST);
    }
}
