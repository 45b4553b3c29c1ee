package sshconnect.tunnel;

/** Who looks the target's name up. */
public enum Resolution {
    /** This machine. */
    LOCAL("LOCAL (1)"),
    /** The proxy. */
    REMOTE("REMOTE (2)"),
    /** This machine, and the proxy when this machine cannot. */
    BOTH("BOTH (3)"),
    /** This machine, by asking a certain name server. */
    NAME_SERVER("LOCAL (1)");

    private final String traceName;

    Resolution(String traceName) {
        this.traceName = traceName;
    }

    /**
     * The name in connect.c's trace.
     *
     * @return name and number
     */
    public String traceName() {
        return traceName;
    }
}
