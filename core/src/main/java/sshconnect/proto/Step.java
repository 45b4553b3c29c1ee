package sshconnect.proto;

import sshconnect.base.Wire;
import sshconnect.security.Encapsulation;

/** What a {@link Handshake} wants next. */
public sealed interface Step {

    /**
     * Send a message, then ask again.
     *
     * @param wire the message
     */
    record Send(Wire wire) implements Step {}

    /**
     * Receive more, then ask again. All that was received so far is part of a message that is not whole yet, so none
     * of it can belong to the tunnel.
     *
     * @param patienceMillis how long to wait for more; if nothing has come by then, {@link Handshake#silence} is told so
     *                       before it is asked again. 0 for as long as it takes
     */
    record NeedInput(long patienceMillis) implements Step {

        /** More, however long it takes. */
        public NeedInput() {
            this(0);
        }
    }

    /**
     * Find a name and a password, {@link Handshake#answer} with them, then ask again.
     *
     * @param challenge who wants them, and how
     */
    record NeedCredentials(Challenge challenge) implements Step {}

    /**
     * This connection is used up: close it, make a new one to the same peer, and go on there with another handshake,
     * which knows what was learnt on this one.
     *
     * @param next the handshake for the new connection
     */
    record Reconnect(Handshake next) implements Step {}

    /**
     * The tunnel is open, and every unread byte belongs to it. Terminal.
     *
     * @param encapsulation what the tunnel's bytes go through; null for nothing
     */
    record Established(Encapsulation encapsulation) implements Step {

        /** A tunnel that is the connection as it is. */
        public Established() {
            this(null);
        }
    }

    /**
     * There will be no tunnel. Terminal.
     *
     * @param failure why
     */
    record Failed(Failure failure) implements Step {}
}
