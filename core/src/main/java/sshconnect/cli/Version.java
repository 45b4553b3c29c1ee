package sshconnect.cli;

/** The version of the program. */
public final class Version {

    /** The version, as the build has it: {@code revision} in the pom.xml of all modules, which a test compares. */
    public static final String NUMBER = "2.0.0-SNAPSHOT";

    private Version() {}
}
