package sshconnect.host;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Relay#serve} asks for each of its clients. A host may run {@link #open} and {@link #ended} wherever it
 * likes, in threads or in processes of their own, several at a time; what they change beyond their results is lost or
 * not as the host has it. Everything else is called by the one that serves.
 */
public interface Tunnels {

    /**
     * So many clients are led through their handshakes at a time; the others wait to be accepted. Enough for any number
     * of clients that come together, and no flood for a proxy.
     */
    int MAX_AT_ONCE = 64;

    /** What one opening can teach the next ones; a host passes it on and does not look into it. */
    interface Lesson {}

    /**
     * What came of an opening.
     *
     * @param tunnel the tunnel; null when there is none, and the person was told why
     * @param learnt to be passed to {@link #learn}; null for nothing
     */
    record Attempt(@Nullable Tunnel tunnel, @Nullable Lesson learnt) {}

    /**
     * How many openings may go on at a time.
     *
     * @return 1 to {@link #MAX_AT_ONCE}
     */
    int atOnce();

    /**
     * Makes a tunnel for a client, however long that takes.
     *
     * @param client the client's number, counted from 1
     * @return what came of it
     */
    Attempt open(int client);

    /**
     * Hears what an opening has learnt, for the ones that begin later.
     *
     * @param learnt what {@link #open} gave
     */
    void learn(Lesson learnt);

    /**
     * Whether {@link #ended} has anything to say.
     *
     * @param end how a relay has ended
     * @return false if it can as well be left out
     */
    boolean tells(Relay.End end);

    /**
     * Tells the person how a relay has ended.
     *
     * @param client the client's number
     * @param result how it ended
     */
    void ended(int client, Relay.Outcome result);
}
