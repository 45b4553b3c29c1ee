package sshconnect.way;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Printable;
import sshconnect.base.Target;
import sshconnect.base.Utf8;
import sshconnect.proto.Handshake;
import sshconnect.proto.KerberosService;
import sshconnect.proto.socks.Socks5;
import sshconnect.security.ProtectionLevel;

/**
 * A server that speaks SOCKS version 5 (RFC 1928).
 *
 * @param peer            the server
 * @param methods         the authentication methods to offer, the preferred one first; empty for those that a ticket or a
 *                        password is there for
 * @param kerberosService the name of its service
 * @param protection      how it is to protect the tunnel at least after GSSAPI; null for the most that it does
 */
public record Socks5Hop(
        Peer peer,
        List<Socks5.Method> methods,
        String kerberosService,
        @Nullable ProtectionLevel protection) implements Hop {

    /** RFC 1961 calls it socks, for example; servers and clients have agreed on this one. */
    public static final String USUAL_SERVICE = "rcmd";

    /** The parameter that holds the authentication methods. */
    public static final String AUTH_PARAMETER = "SOCKS5_AUTH";
    /** The parameter that holds the protection. */
    public static final String PROTECTION_PARAMETER = "SOCKS5_GSSAPI_PROTECTION";

    /** What holds for every such server. */
    public static final HopKind KIND = new HopKind(
            "socks server",
            1080,
            HopKind.schemes(
                    1080,
                    "socks5",
                    "socks5h",
                    "socks5" + HopKind.Scheme.TLS_SUFFIX,
                    "socks5h" + HopKind.Scheme.TLS_SUFFIX),
            new HopKind.ParameterNames(
                    List.of("SOCKS5_SERVER", "SOCKS_SERVER"),
                    List.of("SOCKS5_RESOLVE", "SOCKS_RESOLVE"),
                    List.of("SOCKS5_USER", "SOCKS_USER", "CONNECT_USER"),
                    List.of("SOCKS5_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT"),
                    List.of(AUTH_PARAMETER, PROTECTION_PARAMETER)),
            new HopKind.PasswordUse(
                    List.of("SOCKS5_PASSWD", "SOCKS5_PASSWORD", "SOCKS_PASSWORD", "CONNECT_PASSWORD"),
                    "SOCKS5_PASSWORD",
                    "socks5",
                    false),
            null,
            Socks5Hop::new);

    /**
     * A server with usual settings.
     *
     * @param peer the server
     */
    public Socks5Hop(Peer peer) {
        this(peer, List.of(), USUAL_SERVICE, null);
    }

    @Override
    public HopKind kind() {
        return KIND;
    }

    @Override
    public Handshake handshake(Target target, Means means) {
        KerberosService service = new KerberosService(means.gssApi(), kerberosService, server().host());
        Socks5 socks = new Socks5(name(), means.trace(), target, offered(means), service, protection)
                .withoutPassword(() -> missingPassword(means));
        socks.within(peer.carrier());
        return socks;
    }

    private List<Socks5.Method> offered(Means means) {
        if (!methods.isEmpty()) {
            return methods;
        }
        List<Socks5.Method> offered = new ArrayList<>(List.of(Socks5.Method.NO_AUTH));
        if (means.gssApi().mayHaveTicket()) {
            offered.add(Socks5.Method.GSSAPI);
        }
        if (means.passwords().available()) {
            offered.add(Socks5.Method.USERPASS);
        }
        return offered;
    }

    /** Which password is not offered for lack of one, and why there is none; null where that is not so. */
    private @Nullable String missingPassword(Means means) {
        boolean missing = methods.isEmpty() && !means.passwords().available();
        String reason = missing ? means.passwords().unavailableReason() : null;
        return reason == null
                ? null
                : "a password for user " + Printable.of(peer.userOrAccount(means.system())) + " (" + reason + ")";
    }

    @Override
    public @Nullable String unsendable() {
        boolean offered = methods.isEmpty() ? peer.password() != null : methods.contains(Socks5.Method.USERPASS);
        return offered && peer.user() != null
                ? Socks5.lengthProblem(
                        Utf8.encode(peer.user()).length,
                        peer.password() == null ? 0 : peer.password().length())
                : null;
    }

    @Override
    public String muteReason(Target target) {
        return Socks4Hop.socksMuteReason(target);
    }

    @Override
    public String relayMethod() {
        return Socks4Hop.RELAY_METHOD;
    }

    @Override
    public void trace(Resolution resolution, BiConsumer<String, String> out) {
        Socks4Hop.traceSocks("5", resolution, out);
    }
}
