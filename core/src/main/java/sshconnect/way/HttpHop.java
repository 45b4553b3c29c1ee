package sshconnect.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.KerberosService;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.http.HttpAuthMeans;
import sshconnect.proto.http.HttpConnect;

/**
 * A proxy that speaks HTTP, with the method CONNECT (RFC 9110, section 9.3.6).
 *
 * @param peer            the proxy
 * @param schemes         the authentication schemes that somebody has asked for, the preferred one first; empty for none,
 *                        and then all may be used
 * @param kerberosService the name of its service
 */
public record HttpHop(Peer peer, List<AuthScheme> schemes, String kerberosService) implements Hop {

    /** RFC 4559, section 4. */
    public static final String USUAL_SERVICE = "HTTP";

    /** The parameter that holds the authentication schemes. */
    public static final String AUTH_PARAMETER = "HTTP_PROXY_AUTH";

    /** What holds for every HTTP proxy. */
    public static final HopKind KIND = new HopKind(
            "http proxy",
            80,
            List.of(new HopKind.Scheme("http", false, false, 80), new HopKind.Scheme("https", false, true, 443)),
            new HopKind.ParameterNames(
                    List.of("HTTP_PROXY"),
                    List.of(),
                    List.of("HTTP_PROXY_USER", "CONNECT_USER"),
                    List.of("HTTP_DIRECT", "CONNECT_DIRECT"),
                    List.of(AUTH_PARAMETER)),
            new HopKind.PasswordUse(
                    List.of("HTTP_PROXY_PASSWORD", "CONNECT_PASSWORD"), "HTTP_PROXY_PASSWORD", "http", true),
            // RFC 7617, section 2: what follows the colon would be sent as part of the password.
            "http proxies cannot be sent",
            HttpHop::new);

    /**
     * A proxy with usual settings.
     *
     * @param peer the proxy
     */
    public HttpHop(Peer peer) {
        this(peer, List.of(), USUAL_SERVICE);
    }

    @Override
    public String applicationProtocol() {
        return "http/1.1";
    }

    @Override
    public HopKind kind() {
        return KIND;
    }

    @Override
    public Handshake handshake(Target target, Means means) {
        HttpAuthMeans auth = new HttpAuthMeans(
                new KerberosService(means.gssApi(), kerberosService, server().host()),
                means.digests(),
                means.system()::randomBytes,
                means.system()::wallClockMillis);
        HttpConnect http =
                new HttpConnect(name(), means.trace(), target, means.memory().httpAuth(schemes), auth);
        http.within(peer.carrier());
        if (means.beforehand() != null) {
            http.answerBeforehand(means.beforehand());
        }
        return http;
    }

    @Override
    public String muteReason(Target target) {
        return "it may be trying to reach " + target
                + ", and what wants TLS, or is no http proxy, may say nothing to -H";
    }

    @Override
    public String relayMethod() {
        return "HTTP (3)";
    }

    /** {@inheritDoc} Where nothing but Basic may be used, it is said at once, as with curl's --proxy-basic. */
    @Override
    public @Nullable String schemeBeforehand() {
        return schemes.equals(List.of(AuthScheme.BASIC)) ? AuthScheme.BASIC.token() : null;
    }

    /** {@inheritDoc} The status may come from a balancer in front of the proxy, which has looked at no password. */
    @Override
    public boolean judgesPasswordFirst() {
        return false;
    }
}
