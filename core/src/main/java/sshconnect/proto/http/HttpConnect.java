package sshconnect.proto.http;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.ByteQueue;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.Layer;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;

/**
 * HTTP CONNECT (RFC 9110, section 9.3.6) over HTTP/1.1, with authentication (section 11).
 *
 * <p>A password goes out only after the proxy has asked for it. The next request follows on the same connection when
 * the proxy leaves it open and its answer says where it ends; otherwise on a new one, unless the scheme of
 * authentication is bound to this one.
 */
public final class HttpConnect extends StateMachine<HttpConnect.State> {

    /** The states, each named for what it does or waits for. {@link AuthState} has those of the authentication. */
    enum State {
        /** Sends the first request on this connection. */
        REQUEST,
        /** Reads the head of the answer to it. */
        HEAD,
        /** Waits for a password, if the authentication wants one. */
        CREDENTIALS,
        /** Drains the body of a demand. */
        BODY,
        /** Sends a further request on this connection. */
        NEXT_REQUEST,
        /** Reads the head of the answer to that, which some proxies never send. */
        NEXT_HEAD,
        /** Such a proxy has had its time. */
        UNANSWERED
    }

    /** The largest head that is read: ten times what real proxies send, and a bound for one that never ends. */
    public static final int MAX_HEAD_BYTES = 64 * 1024;

    /** The most interim responses (RFC 9110, section 15.2) that may come; one or two do, and this bounds the wait. */
    static final int MAX_INTERIM_RESPONSES = 16;

    /**
     * The wait for the answer to a second request on a connection. mitmproxy 8 never answers it, and answers
     * the same request on a new connection at once. A proxy that only takes long to reach the target loses this much.
     */
    static final long SECOND_ANSWER_PATIENCE_MILLIS = 3_000;

    /** RFC 9110, section 15.5.1. */
    private static final int BAD_REQUEST = 400;
    /** RFC 9110, section 15.5.9. */
    private static final int REQUEST_TIMEOUT = 408;

    private final AuthContext context;
    private final HttpAuthentication authentication;
    private int interimResponses;
    /** The number of unread bytes that are known to hold no end of a head. */
    private int scanned;
    /** The head of the last demand, and its body while that is drained. */
    private @Nullable HttpHead demand;

    private @Nullable HttpBody body;

    /**
     * A handshake that asks for a tunnel to a target.
     *
     * @param hop     who is at the other end, for messages
     * @param trace   where progress is told
     * @param target  what to reach
     * @param policy  the authentication schemes that may be used, and what is known of the proxy
     * @param means   what these need
     */
    public HttpConnect(String hop, Trace trace, Target target, HttpAuthPolicy policy, HttpAuthMeans means) {
        this(new AuthContext(hop, trace, target, policy, means), AuthProgress.beginning(policy.schemes()));
    }

    private HttpConnect(AuthContext context, AuthProgress inherited) {
        super(context.hop(), context.trace(), State.REQUEST);
        this.context = context;
        this.authentication = new HttpAuthentication(context, inherited);
    }

    /**
     * Lets Basic go with the first request, demanded by nobody; where Basic alone may be used. Called before anything
     * else.
     *
     * @param known the name and the password, the handshake's to wipe from now on
     */
    public void answerBeforehand(Credential known) {
        authentication.answerBeforehand(known);
    }

    @Override
    public int maxInputBytes() {
        return MAX_HEAD_BYTES;
    }

    @Override
    protected void release(@Nullable Layer kept) {
        authentication.wipe();
    }

    @Override
    protected @Nullable Step advance(State state, ByteQueue input) {
        return switch (state) {
            case REQUEST -> request(State.HEAD);
            case HEAD -> readHead(input);
            case CREDENTIALS -> authenticate();
            case BODY -> drainBody(input);
            case NEXT_REQUEST -> request(State.NEXT_HEAD);
            case NEXT_HEAD -> readNextHead(input);
            case UNANSWERED -> unanswered();
        };
    }

    private Step request(State answer) {
        // RFC 9112, section 3.2.3: the request target is the authority, and so is Host.
        String authority = context.target().toString();
        Wire wire = Wire.text().text("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n");
        Wire authorization = authentication.authorization();
        if (authorization != null) {
            wire.text("Proxy-Authorization: ").secret(authorization).text("\r\n");
            if (authentication.isForOrigin()) {
                wire.text("Authorization: ").secret(authorization).text("\r\n");
            }
            authorization.wipe();
            trace().asksForTunnel();
        }
        if (authentication.use().isBound()) {
            // In no RFC, and what proxies with HTTP/1.0 inside want to see before they keep a connection.
            wire.text("Proxy-Connection: Keep-Alive\r\n");
        }
        scanned = 0;
        return send(wire.text("\r\n"), answer);
    }

    private @Nullable Step readNextHead(ByteQueue input) {
        if (input.size() > 0) {
            return readHead(input);
        }
        if (input.ended()) {
            // The proxy said that it would keep the connection and closed it while nobody looked.
            return reconnect();
        }
        boolean mayGoElsewhere = interimResponses == 0 && !authentication.use().isBound();
        return mayGoElsewhere
                ? new Step.NeedInput(new Step.Patience(SECOND_ANSWER_PATIENCE_MILLIS, () -> moveTo(State.UNANSWERED)))
                : new Step.NeedInput();
    }

    private Step unanswered() {
        trace().note("the second request on this connection is not answered");
        return reconnect();
    }

    private @Nullable Step readHead(ByteQueue input) {
        if (!HttpHead.mayBegin(input)) {
            return notHttp(input);
        }
        int length = HttpHead.length(input, scanned);
        if (length > MAX_HEAD_BYTES || length < 0 && input.size() >= MAX_HEAD_BYTES) {
            return fail("sent a head of more than " + MAX_HEAD_BYTES + " bytes", null);
        }
        if (length < 0) {
            // The empty line may be cut in two: its first three bytes can be there already.
            scanned = Math.max(0, input.size() - 3);
            return input.size() == 0
                    ? needInput(input, "without an answer", carrier().hint())
                    : needInput(input, "inside the head of its answer");
        }
        HttpHead head = HttpHead.parse(input.take(length));
        scanned = 0;
        trace().received(head.bytes(), true);
        return decide(head);
    }

    private Step notHttp(ByteQueue input) {
        int lineFeed = input.indexOf('\n', 0);
        int first = input.at(0);
        // A banner tells a person more when it is whole; binary answers have no line to wait for.
        boolean banner = first >= ' ' && first < 0x7f;
        if (banner && lineFeed < 0 && input.size() < Printable.MAX_CHARS && !input.ended()) {
            return new Step.NeedInput();
        }
        byte[] line = input.take(lineFeed < 0 ? input.size() : lineFeed);
        String seen = trace().quote(Ascii.strip(Utf8.decode(line)));
        String hint = first == 5 || first == 4 || first == 0
                ? "it may be a socks server: try -S instead of -H"
                : first == TLS_ALERT ? carrier().hint() : "is this the right port?";
        return fail("does not speak http: it sent \"" + seen + "\"", hint);
    }

    private @Nullable Step decide(HttpHead head) {
        int status = head.status();
        if (status >= 100 && status <= 199) {
            return ++interimResponses > MAX_INTERIM_RESPONSES ? fail("sent interim responses without end", null) : null;
        }
        if (status >= 200 && status <= 299) {
            authentication.accepted();
            return new Step.Established();
        }
        if (Demand.isOne(status)) {
            demand = head;
            return authentication.demanded(Demand.of(head)) instanceof AuthState.Refused refused
                    ? giveUp(refused)
                    : moveTo(State.CREDENTIALS);
        }
        if (status == REQUEST_TIMEOUT && demand != null) {
            // No answer to this request, but the end of a connection that was idle, perhaps while a person was typing.
            return reconnect();
        }
        if (status == BAD_REQUEST
                && demand != null
                && !head.keepsConnection()
                && !authentication.use().isBound()) {
            // nghttpx 1.52 says so to whatever follows a 407 to CONNECT on the same connection, and closes.
            trace().note("the second request on this connection is taken for a bad one");
            return reconnect();
        }
        Failure failure = HttpRefusal.of(hop(), trace(), context.target(), head, carrier());
        if (failure.ofTarget()) {
            authentication.accepted();
        }
        return new Step.Failed(failure);
    }

    private @Nullable Step authenticate() {
        AuthState state = authentication.state();
        if (state instanceof AuthState.Refused refused) {
            return giveUp(refused);
        }
        if (state instanceof AuthState.Asking asking) {
            return new Step.NeedCredentials(
                    asking.challenge(), credential -> authentication.answer(asking, credential));
        }
        HttpHead head = requireNonNull(demand);
        boolean here = head.keepsConnection() && authentication.use() != ConnectionUse.SPENT;
        body = here ? HttpBody.of(head) : null;
        if (body != null) {
            return moveTo(State.BODY);
        }
        return authentication.use().isBound()
                ? giveUp(new AuthState.Refused("ends the connection inside an authentication that is bound to it"))
                : reconnect();
    }

    private @Nullable Step drainBody(ByteQueue input) {
        HttpBody.Progress progress = requireNonNull(body).drain(input);
        if (progress == HttpBody.Progress.MORE) {
            return new Step.NeedInput();
        }
        return progress == HttpBody.Progress.BROKEN ? reconnect() : moveTo(State.NEXT_REQUEST);
    }

    private Step reconnect() {
        AuthProgress inherited = authentication.leaveConnection();
        return inherited.state() instanceof AuthState.Refused refused
                ? giveUp(refused)
                : reconnect(new HttpConnect(context, inherited));
    }

    private Step giveUp(AuthState.Refused refused) {
        String seen =
                refused.seen() + ": " + trace().quote(requireNonNull(demand).statusLine());
        return refused.ofCredentials()
                ? failCredentials(seen)
                : fail(seen, refused.hint(), Failure.Cause.AUTHENTICATION);
    }
}
