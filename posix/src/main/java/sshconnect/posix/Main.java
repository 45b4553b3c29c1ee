package sshconnect.posix;

/** The program on POSIX, compiled ahead of time. */
public final class Main {
    private Main() {
    }

    /**
     * Runs the program.
     *
     * @param arguments not used: TeaVM decodes them by the locale
     */
    public static void main(String[] arguments) {
    }
}
