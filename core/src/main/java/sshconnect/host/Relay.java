package sshconnect.host;

import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;

/**
 * Carries bytes between a tunnel and its local side, both directions at once, each at its own pace: no reader that
 * stalls holds the other direction up, memory stays bounded, and no byte is lost, repeated or reordered. What the
 * tunnel still holds unread from its handshake comes first.
 *
 * <p>When the remote side ends, everything that was received is written out, and then the relay ends, also while the
 * local side is still open. When the remote side is reset, what was received is written out as well.
 */
public interface Relay {

    /** What to do when the local side has nothing more to send. */
    enum LocalEof {
        /** Shut the write side of the tunnel down and go on receiving: half-close, what connect.c does. */
        SHUT_DOWN_REMOTE,
        /** Go on receiving and leave the tunnel whole, for proxies that take half-close for close. */
        KEEP_REMOTE_OPEN,
        /** End the relay and leave the tunnel whole, for the next client. */
        RETURN
    }

    /** How a relay ended. */
    enum End {
        /** The remote side closed in order and everything was written out. */
        REMOTE_CLOSED,
        /**
         * The same, right after the local end was passed on ({@link LocalEof#SHUT_DOWN_REMOTE}), and
         * without that a single byte had come back: what happens with a proxy that
         * takes half-close for close.
         */
        REMOTE_CLOSED_UNHEARD,
        /**
         * The local side went in order: a client, with {@link LocalEof#RETURN}, while the tunnel stays open; or whoever
         * is behind standard input and output, who closed both. With a fault, something that the remote side still said
         * found no reader: that is how ssh(1) ends every session.
         */
        LOCAL_CLOSED,
        /** The remote side failed: reset, or unreachable. */
        REMOTE_FAILED,
        /** The local side failed: nobody reads what is written, or its input cannot be read. */
        LOCAL_FAILED
    }

    /**
     * The end of a relay.
     *
     * @param end   how it ended
     * @param fault what failed, null when nothing did
     */
    record Outcome(End end, Fault fault) {

        /**
         * The result for whoever cannot know what was told of other clients, and so cannot tell once of a tunnel that
         * ended unheard.
         *
         * @return this, or {@link End#REMOTE_CLOSED} in place of {@link End#REMOTE_CLOSED_UNHEARD}
         */
        public Outcome ofOneAmongMany() {
            return end == End.REMOTE_CLOSED_UNHEARD ? new Outcome(End.REMOTE_CLOSED, fault) : this;
        }
    }

    /**
     * Relays between the tunnel and standard input and output, until either ends as described above.
     *
     * @param tunnel     the tunnel
     * @param onLocalEof what to do at the end of standard input
     * @return how it ended
     */
    Outcome standardStreams(Tunnel tunnel, LocalEof onLocalEof);

    /**
     * Lets go of standard output, and of standard input where nothing can still read it, so that nobody waits for their
     * ends while this process has something left to do. To be called when nothing is relayed any more; by default,
     * nothing is done, for hosts whose standard streams are not the program's.
     */
    default void letGoOfStandardStreams() {}

    /**
     * Relays between the tunnel and a local client, and closes the client at the end.
     *
     * @param tunnel     the tunnel
     * @param client     a connection from {@link Listener#accept}
     * @param onLocalEof what to do when the client has closed its side
     * @return how it ended
     */
    Outcome client(Tunnel tunnel, Channel client, LocalEof onLocalEof);

    /**
     * Serves any number of clients at a time, each with a tunnel of its own, until a signal ends the process. What goes
     * wrong with one client, or with its tunnel, ends that one alone: a client for which there is no tunnel sees its
     * connection reset, where it is one of TCP.
     *
     * @param listener   where the clients come; stays open
     * @param tunnels    where the tunnels come from
     * @param onLocalEof what to do when a client has closed its side, but not {@link LocalEof#RETURN}
     * @return why it cannot go on
     */
    Fault serve(Listener listener, Tunnels tunnels, LocalEof onLocalEof);

    /**
     * What stands in the way of {@link #handOver}, to be asked before a connection is made in vain.
     *
     * @return null when the tunnel can be handed over; by default, that this host cannot do it at all
     */
    default Fault handOverUnavailableReason() {
        return new Fault(
                Fault.Kind.UNSUPPORTED, "hand the connection over", "", "only the native executable can do that");
    }

    /**
     * Hands the tunnel's socket over to the process behind standard output, instead of relaying: one byte with the
     * descriptor as its ancillary data, what ssh(1) takes with {@code ProxyUseFdpass}. The tunnel is then theirs, with
     * everything that is unread; this process may end.
     *
     * @param tunnel the tunnel, without layers: their keys stay in this process
     * @return null when it went over, or why not
     */
    default @Nullable Fault handOver(Tunnel tunnel) {
        return handOverUnavailableReason();
    }
}
