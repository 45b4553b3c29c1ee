package sshconnect.relay;

/** How far one direction of a relay has come. Of what comes after {@link #FLOWING} the first is the last. */
public enum FlowState {
    /** Nothing has come from the source. */
    SILENT(RelayEvent.NOTHING, RelayEvent.NOTHING),
    /** Something has come from the source. */
    FLOWING(RelayEvent.NOTHING, RelayEvent.REMOTE_SENT),
    /** The source has ended in order, and everything from it is written. */
    ENDED(RelayEvent.LOCAL_ENDED, RelayEvent.REMOTE_ENDED),
    /** Reading has failed, and everything that came before is written. */
    SOURCE_FAILED(RelayEvent.LOCAL_READ_FAILED, RelayEvent.REMOTE_READ_FAILED),
    /** The source has ended where no end was due, and everything that came before is written. */
    CUT(RelayEvent.LOCAL_READ_FAILED, RelayEvent.REMOTE_CUT),
    /** Writing has failed because nobody reads any more. */
    READER_MISSING(RelayEvent.REMOTE_READER_MISSING, RelayEvent.LOCAL_READER_MISSING),
    /** Writing has failed for another reason. */
    SINK_FAILED(RelayEvent.REMOTE_WRITE_FAILED, RelayEvent.LOCAL_WRITE_FAILED),
    /** The tunnel's protection has failed, and everything that came before is written. */
    PROTECTION_FAILED(RelayEvent.UPLOAD_PROTECTION_FAILED, RelayEvent.DOWNLOAD_PROTECTION_FAILED);

    private final RelayEvent ofUpload;
    private final RelayEvent ofDownload;

    FlowState(RelayEvent ofUpload, RelayEvent ofDownload) {
        this.ofUpload = ofUpload;
        this.ofDownload = ofDownload;
    }

    /** The event that this is for the direction from the local side to the tunnel. */
    public RelayEvent ofUpload() {
        return ofUpload;
    }

    /** The event that this is for the direction from the tunnel to the local side. */
    public RelayEvent ofDownload() {
        return ofDownload;
    }

    /** Whether the direction still moves. */
    public boolean moves() {
        return this == SILENT || this == FLOWING;
    }
}
