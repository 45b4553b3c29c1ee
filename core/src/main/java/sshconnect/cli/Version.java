package sshconnect.cli;

/** Which connect this is. */
public final class Version {

    /** The version of the build, the same as the Maven project's. */
    public static final String NUMBER = "2.0.0";

    private Version() {}
}
