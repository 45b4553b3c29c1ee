package sshconnect.proto.http;

import sshconnect.base.Ascii;
import sshconnect.base.ByteQueue;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.proto.Challenge;
import sshconnect.proto.Credential;
import sshconnect.proto.Failure;
import sshconnect.proto.StateMachine;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;
import sshconnect.security.Encapsulation;

/**
 * HTTP CONNECT (RFC 9110, section 9.3.6) over HTTP/1.1, with authentication (section 11).
 *
 * <p>A password goes out only after the proxy has asked for it. The next request follows on the same connection when
 * the proxy leaves it open and its answer says where it ends; otherwise on a new one, unless the scheme of
 * authentication is bound to this one.
 */
public final class HttpConnect extends StateMachine<HttpConnect.State> {

    /** The states, each named for what it does or waits for. */
    enum State {
        REQUEST,
        HEAD,
        CREDENTIALS,
        BODY
    }

    /** The largest head that is read: ten times what real proxies send, and a bound for one that never ends. */
    public static final int MAX_HEAD_BYTES = 64 * 1024;

    /** How many interim responses (RFC 9110, section 15.2) may come; one or two do, and this bounds the wait. */
    static final int MAX_INTERIM_RESPONSES = 16;

    /**
     * How long the answer to a second request on a connection is waited for. mitmproxy 8 never answers it, and answers
     * the same request on a new connection at once. A proxy that only takes long to reach the target loses this much.
     */
    static final long SECOND_ANSWER_PATIENCE_MILLIS = 3_000;

    private final Target target;
    private final HttpAuthentication authentication;
    /** Whether the demand was a 401: firewalls that send one look for Authorization. */
    private boolean originDemand;

    private boolean firstResponse = true;
    private boolean silent;
    private int interimResponses;
    private int scanned;
    private HttpHead demand;
    private HttpBody body;

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
        this(hop, trace, target, new HttpAuthentication(hop, trace, policy, target, means));
    }

    private HttpConnect(String hop, Trace trace, Target target, HttpAuthentication authentication) {
        super(hop, trace, State.REQUEST);
        this.target = target;
        this.authentication = authentication;
    }

    /**
     * Lets Basic go with the first request, demanded by nobody; where Basic alone may be used. Called before anything
     * else.
     *
     * @param known the name and the password, the handshake's to wipe from now on
     */
    public void answerBeforehand(Credential known) {
        authentication.answer(known);
    }

    @Override
    public int maxInputBytes() {
        return MAX_HEAD_BYTES;
    }

    @Override
    protected void release(Encapsulation kept) {
        authentication.wipe();
    }

    @Override
    protected Step advance(State state, ByteQueue input) {
        return switch (state) {
            case REQUEST -> request();
            case HEAD -> readHead(input);
            case CREDENTIALS -> authenticate();
            case BODY -> drainBody(input);
        };
    }

    private Step request() {
        // RFC 9112, section 3.2.3: the request target is the authority, and so is Host.
        Wire wire = Wire.text().text("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        Wire authorization = authentication.authorization();
        if (authorization != null) {
            wire.text("Proxy-Authorization: ").secret(authorization).text("\r\n");
            if (originDemand) {
                wire.text("Authorization: ").secret(authorization).text("\r\n");
            }
            authorization.wipe();
        }
        if (authentication.isConnectionBound()) {
            // In no RFC, and what proxies with HTTP/1.0 inside want to see before they keep a connection.
            wire.text("Proxy-Connection: Keep-Alive\r\n");
        }
        scanned = 0;
        return send(wire.text("\r\n"), State.HEAD);
    }

    private Step readHead(ByteQueue input) {
        if (input.size() == 0 && input.ended() && !firstResponse) {
            // The proxy said that it would keep the connection and closed it while nobody looked.
            return reconnect();
        }
        if (input.size() == 0 && silent) {
            trace().note("the second request on this connection is not answered");
            return reconnect();
        }
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
            boolean another = input.size() == 0
                    && !firstResponse
                    && interimResponses == 0
                    && !authentication.needsThisConnection();
            if (another) {
                return new Step.NeedInput(new Step.Patience(SECOND_ANSWER_PATIENCE_MILLIS, () -> silent = true));
            }
            return input.size() == 0
                    ? needInput(input, "without an answer", MAY_WANT_TLS)
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
                : first == TLS_ALERT ? MAY_WANT_TLS : "is this the right port?";
        return fail("does not speak http: it sent \"" + seen + "\"", hint);
    }

    private Step decide(HttpHead head) {
        int status = head.status();
        if (status >= 100 && status <= 199) {
            return ++interimResponses > MAX_INTERIM_RESPONSES ? fail("sent interim responses without end", null) : null;
        }
        if (status >= 200 && status <= 299) {
            authentication.accepted();
            return new Step.Established();
        }
        if (status == 407 || status == 401) {
            return demand(head, status == 401);
        }
        Failure failure = HttpRefusal.of(hop(), trace(), target, head);
        if (failure.ofTarget()) {
            authentication.accepted();
        }
        return new Step.Failed(failure);
    }

    private Step demand(HttpHead head, boolean origin) {
        demand = head;
        // Who looks for Authorization has not seen what went out before any demand.
        boolean unseen = origin && !originDemand && authentication.wentBeforehand();
        originDemand = origin;
        HttpAuthentication.Refusal refusal = unseen
                ? null
                : authentication.demanded(
                        HttpChallenge.parse(head.values(origin ? "WWW-Authenticate" : "Proxy-Authenticate")));
        return refusal == null ? moveTo(State.CREDENTIALS) : giveUp(refusal);
    }

    private Step authenticate() {
        HttpAuthentication.Refusal refusal = authentication.prepare();
        if (refusal != null) {
            return giveUp(refusal);
        }
        Challenge wanted = authentication.wanted();
        if (wanted != null) {
            return new Step.NeedCredentials(wanted, authentication::answer);
        }
        boolean here = demand.keepsConnection() && !authentication.needsNewConnection();
        body = here ? HttpBody.of(demand) : null;
        if (body != null) {
            return moveTo(State.BODY);
        }
        return authentication.needsThisConnection()
                ? giveUp(new HttpAuthentication.Refusal(
                        "ends the connection inside an authentication that is bound to it", null, false))
                : reconnect();
    }

    private Step drainBody(ByteQueue input) {
        HttpBody.Progress progress = body.drain(input);
        if (progress == HttpBody.Progress.MORE) {
            return new Step.NeedInput();
        }
        firstResponse = false;
        return progress == HttpBody.Progress.BROKEN ? reconnect() : moveTo(State.REQUEST);
    }

    private Step reconnect() {
        HttpAuthentication.Refusal refusal = authentication.reconnected();
        if (refusal != null) {
            return giveUp(refusal);
        }
        HttpConnect next = new HttpConnect(hop(), trace(), target, authentication);
        next.originDemand = originDemand;
        return new Step.Reconnect(next);
    }

    private Step giveUp(HttpAuthentication.Refusal refusal) {
        String seen = refusal.seen() + ": " + trace().quote(demand.statusLine());
        return refusal.ofCredentials() ? failCredentials(seen) : fail(seen, refusal.hint());
    }
}
