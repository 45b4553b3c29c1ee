package sshconnect.way;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Secret;
import sshconnect.base.Target;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Carrier;

/**
 * What there is to know of every proxy, whatever it speaks: where it is, as whom to come, and how its connections are made.
 *
 * @param server     where it is
 * @param user       the user name that was stated, perhaps empty; null for the account's
 * @param password   the password that was stated, perhaps empty; null when none was
 * @param tls        how to speak TLS to it; null for not at all
 * @param resolution who looks up the names that it is asked for; null for whoever does so with its protocol
 * @param passwordShared whether the password was stated for all proxies of its kind, so that it is for the first that
 *                       demands one
 */
public record Peer(
        Target server,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable TlsUse tls,
        @Nullable Resolution resolution,
        boolean passwordShared) {

    /**
     * A proxy that is spoken to in clear.
     *
     * @param server   where it is
     * @param user     the user name that was stated, perhaps empty; null for the account's
     * @param password the password that was stated, perhaps empty; null when none was
     */
    public Peer(Target server, @Nullable String user, @Nullable Secret password) {
        this(server, user, password, null, null, false);
    }

    /**
     * The same proxy, spoken to by other settings of TLS.
     *
     * @param use the settings
     * @return the proxy; the password is the same one
     */
    public Peer withTls(TlsUse use) {
        return new Peer(server, user, password, use, resolution, passwordShared);
    }

    /**
     * The same proxy, with somebody who looks names up.
     *
     * @param looker who does
     * @return the proxy; the password is the same one
     */
    public Peer withResolution(Resolution looker) {
        return new Peer(server, user, password, tls, looker, passwordShared);
    }

    /**
     * The user name.
     *
     * @param system where the account's name is
     * @return the name that was stated, or else the account's; empty when nobody knows
     */
    public String userOrAccount(SystemEnvironment system) {
        String name = user == null ? system.accountName() : user;
        return name == null ? "" : name;
    }

    /**
     * Tells what a handshake with it is led through, apart from the hops before it.
     *
     * @return TLS, if that is spoken to it
     */
    Carrier carrier() {
        if (tls == null) {
            return Carrier.CLEAR;
        }
        return tls.certificateFile() == null ? Carrier.TLS : Carrier.TLS_WITH_CERTIFICATE;
    }

    /** Wipes the password, if there is one. */
    public void wipe() {
        if (password != null) {
            password.wipe();
        }
    }
}
