package sshconnect.proto;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Wire;

/** The next want of a {@link Handshake}. */
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
     * @param patience how long to wait for more; null for as long as it takes
     */
    record NeedInput(@Nullable Patience patience) implements Step {

        /** More, however long it takes. */
        public NeedInput() {
            this(null);
        }
    }

    /**
     * A limit to the wait for input. Silence is an input too: a handshake has no clock, but is told.
     *
     * @param millis    how long to wait, more than 0
     * @param onSilence to be run when nothing has come by then, before the handshake is asked again
     */
    record Patience(long millis, Runnable onSilence) {}

    /**
     * Find a name and a password, {@link #answer} with them, then ask again.
     *
     * @param challenge who wants them, and how
     * @param taker     where they go
     */
    record NeedCredentials(Challenge challenge, Consumer<Credential> taker) implements Step {

        /**
         * Gives the handshake what it needs. It wipes the password once it is encoded for the last time, and at its end in
         * any case.
         *
         * @param credential the name and the password
         */
        public void answer(Credential credential) {
            taker.accept(credential);
        }
    }

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
     * @param layer what the tunnel's bytes go through from here on; null for nothing
     * @param early what the handshake has unwrapped already and is the tunnel's, mostly nothing
     */
    record Established(@Nullable Layer layer, byte[] early) implements Step {

        /** A tunnel that is the connection as it is. */
        public Established() {
            this(null, new byte[0]);
        }
    }

    /**
     * There will be no tunnel. Terminal.
     *
     * @param failure why
     */
    record Failed(Failure failure) implements Step {}
}
