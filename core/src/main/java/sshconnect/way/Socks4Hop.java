package sshconnect.way;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.socks.Socks4;

/**
 * A server that speaks SOCKS version 4, and 4a where it is to look a name up. It has no passwords.
 *
 * @param peer the server
 */
public record Socks4Hop(Peer peer) implements Hop {

    /** What holds for every such server. */
    public static final HopKind KIND = new HopKind(
            Socks5Hop.KIND.noun(),
            Socks5Hop.KIND.defaultPort(),
            HopKind.schemes(
                    Socks5Hop.KIND.defaultPort(),
                    "socks4",
                    "socks4a",
                    "socks4" + HopKind.Scheme.TLS_SUFFIX,
                    "socks4a" + HopKind.Scheme.TLS_SUFFIX),
            new HopKind.ParameterNames(
                    List.of("SOCKS4_SERVER", "SOCKS_SERVER"),
                    List.of("SOCKS4_RESOLVE", "SOCKS_RESOLVE"),
                    List.of("SOCKS4_USER", "SOCKS_USER", "CONNECT_USER"),
                    List.of("SOCKS4_DIRECT", "SOCKS_DIRECT", "CONNECT_DIRECT"),
                    List.of()),
            null,
            null,
            Socks4Hop::new);

    static final String RELAY_METHOD = "SOCKS (2)";

    @Override
    public HopKind kind() {
        return KIND;
    }

    @Override
    public Handshake handshake(Target target, Means means) {
        Socks4 socks = new Socks4(name(), means.trace(), target, peer.userOrAccount(means.system()));
        socks.within(peer.carrier());
        return socks;
    }

    /** {@inheritDoc} Plain SOCKS4 servers know no names. */
    @Override
    public Resolution usualResolution() {
        return Resolution.By.LOCAL;
    }

    @Override
    public @Nullable Objection objection(IpAddress address) {
        return address.isIpv6()
                ? new Objection("has only IPv6 addresses, which socks4 cannot carry", "try -5 or -R remote")
                : null;
    }

    @Override
    public String muteReason(Target target) {
        return socksMuteReason(target);
    }

    @Override
    public String relayMethod() {
        return RELAY_METHOD;
    }

    @Override
    public void trace(Resolution resolution, BiConsumer<String, String> out) {
        traceSocks("4", resolution, out);
    }

    static String socksMuteReason(Target target) {
        return "it may be trying to reach " + target + ", and an http proxy says nothing to -S";
    }

    static void traceSocks(String version, Resolution resolution, BiConsumer<String, String> out) {
        out.accept("socks_version", version);
        out.accept("socks_resolve", resolution.traceName());
    }
}
