package sshconnect.way;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import sshconnect.base.IpAddress;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;

/**
 * A proxy on the way to a target, with everything that is to be known of it: where it is, as whom to come, what it
 * speaks, and the settings of that protocol alone. A new kind of proxy is a new kind of hop, and is named here twice.
 */
public sealed interface Hop permits HttpHop, Socks5Hop, Socks4Hop, TelnetHop {

    /**
     * Every kind of hop.
     *
     * @return the kinds, in no order that counts
     */
    static List<HopKind> kinds() {
        return List.of(HttpHop.KIND, Socks5Hop.KIND, Socks4Hop.KIND, TelnetHop.KIND);
    }

    /**
     * What an address of a target lacks to be asked for.
     *
     * @param seen what is wrong with it, to follow the target and a colon
     * @param hint what to try
     */
    record Objection(String seen, String hint) {}

    /**
     * Whom it talks to, and as whom.
     *
     * @return the proxy
     */
    Peer peer();

    /**
     * What holds for every hop of its kind.
     *
     * @return the kind
     */
    HopKind kind();

    /**
     * What it takes passwords for.
     *
     * @return null when it takes none, though others of its kind may
     */
    default HopKind.@Nullable PasswordUse passwords() {
        return kind().passwords();
    }

    /**
     * Prepares the conversation that makes a tunnel to a target.
     *
     * @param target what to reach; an address is one without an {@link #objection}
     * @param means  what the hop needs from outside
     * @return a handshake for one connection to the proxy
     */
    Handshake handshake(Target target, Means means);

    /**
     * Tells why there may be no answer: the proxy is not what it was taken for, or the target is silent itself.
     *
     * @param target what it was asked for
     * @return a clause for a person
     */
    String muteReason(Target target);

    /**
     * The kind of way, in connect.c's trace.
     *
     * @return name and number
     */
    String relayMethod();

    /**
     * Tells the settings for connect.c's trace.
     *
     * @param resolution who looks names up
     * @param out        takes name and value of each
     */
    default void trace(Resolution resolution, BiConsumer<String, String> out) {}

    /**
     * Where the proxy is.
     *
     * @return its host and its port, or the path of its socket
     */
    default Target server() {
        return peer().server();
    }

    /**
     * The proxy as messages name it.
     *
     * @return for example {@code socks server socks.example:1080}
     */
    default String name() {
        return kind().noun() + " " + server();
    }

    /**
     * The protocol to agree on inside TLS (RFC 7301), since a server on a port may speak several.
     *
     * @return null where none has a name
     */
    default @Nullable String applicationProtocol() {
        return null;
    }

    /**
     * Checks what is to be sent to the proxy as far as it is known before.
     *
     * @return why it cannot be sent, or null when nothing is known against it
     */
    default @Nullable String unsendable() {
        return null;
    }

    /**
     * Who looks names up when nobody has said so.
     *
     * @return the proxy, where its protocol carries names by itself
     */
    default Resolution usualResolution() {
        return Resolution.By.REMOTE;
    }

    /**
     * Checks whether its protocol carries an address.
     *
     * @param address an address of a target
     * @return what is in the way, or null when nothing is
     */
    default @Nullable Objection objection(IpAddress address) {
        return null;
    }

    /**
     * The authentication scheme for which a password that is known waits for no demand.
     *
     * @return its name, or null when every password is sent on demand alone
     */
    default @Nullable String schemeBeforehand() {
        return null;
    }

    /**
     * Whether a proxy that was only unable to reach the target had nothing against the password.
     *
     * @return false where nobody knows
     */
    default boolean judgesPasswordFirst() {
        return true;
    }
}
