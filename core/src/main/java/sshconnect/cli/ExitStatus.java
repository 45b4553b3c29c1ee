package sshconnect.cli;

/** The exit statuses, as connect.c has them. */
final class ExitStatus {

    /** Relayed and closed in order, or help or version printed. */
    static final int SUCCESS = 0;
    /** Anything else, after a message. */
    static final int FAILURE = 1;

    private ExitStatus() {}
}
