package sshconnect.relay;

/** Something that happens to one of many clients before it is relayed, which a host tells {@link ServePolicy#on}. */
public enum ServeEvent {
    /** Nothing that matters. */
    NOTHING,
    /** What makes its tunnel has begun. */
    OPENING_STARTED,
    /** The system has no process, thread, descriptor or memory for what makes its tunnel. */
    OPENING_REFUSED,
    /**
     * The client has ended its side without having said anything. It may only listen; or it has gone, which looks the same
     * over TCP.
     */
    CLIENT_ENDED_IN_SILENCE,
    /** The client has gone. */
    CLIENT_LEFT,
    /** Its tunnel is made. */
    OPENED,
    /** Its tunnel is made, and can only be relayed by whoever made it. */
    OPENED_ELSEWHERE,
    /** There is no tunnel, and what was to make it has ended. */
    OPENING_FAILED,
    /** The system has nothing to relay the client with, or one of the two connections has failed meanwhile. */
    RELAY_REFUSED
}
