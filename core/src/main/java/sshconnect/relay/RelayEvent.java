package sshconnect.relay;

/** Something that happens to a relay, which a host tells {@link RelayPolicy#on}. */
public enum RelayEvent {
    /** Nothing that matters. */
    NOTHING,
    /** The local side still sends, or what it has sent moves on. */
    LOCAL_SENT,
    /** The local side has ended in order, and everything from it is written. */
    LOCAL_ENDED,
    /** Reading from the local side has failed, and everything that came before is written. */
    LOCAL_READ_FAILED,
    /** The local side has hung up: what would be written to it would find no reader. */
    LOCAL_HUNG_UP,
    /** Writing to the local side has failed because nobody reads any more. */
    LOCAL_READER_MISSING,
    /** Writing to the local side has failed for another reason. */
    LOCAL_WRITE_FAILED,
    /** Something has come from the remote side. */
    REMOTE_SENT,
    /** Something has come from the remote side that is not written yet. */
    REMOTE_HELD,
    /** Everything that has come from the remote side is written. */
    REMOTE_DELIVERED,
    /** The remote side has ended in order, and everything from it is written. */
    REMOTE_ENDED,
    /** The connection has ended, and the remote side has not: what came before is written, and something may be missing. */
    REMOTE_CUT,
    /** Reading from the tunnel has failed, and everything that came before is written. */
    REMOTE_READ_FAILED,
    /** Writing to the tunnel has failed because nobody reads any more. */
    REMOTE_READER_MISSING,
    /** Writing to the tunnel has failed for another reason. */
    REMOTE_WRITE_FAILED,
    /** What goes into the tunnel cannot be protected. */
    UPLOAD_PROTECTION_FAILED,
    /** What comes out of the tunnel is not protected as it has to be, and everything that came before is written. */
    DOWNLOAD_PROTECTION_FAILED,
    /** Time has passed, and everything else that has happened in it is told. */
    TIME_PASSED
}
