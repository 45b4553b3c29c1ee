package sshconnect.tunnel;

/** A part of getting through one hop, or of reaching the target. */
public enum WayStage {
    /** The name of the server is looked up here. */
    NAME("name"),
    /** A TCP connection to it is made from here. */
    TCP("tcp"),
    /** A connection to a Unix socket is made. */
    UNIX("unix"),
    /** TLS is agreed upon. */
    TLS("tls"),
    /** The hop says how one may authenticate. */
    OFFERS("offers"),
    /** One authenticates. */
    AUTH("auth"),
    /** The hop is asked for the tunnel. */
    TUNNEL("tunnel");

    private final String label;

    WayStage(String label) {
        this.label = label;
    }

    /**
     * The stage as it is shown.
     *
     * @return a word of ASCII letters, which stays what it is
     */
    public String label() {
        return label;
    }
}
