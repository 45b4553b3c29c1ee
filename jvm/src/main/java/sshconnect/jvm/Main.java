package sshconnect.jvm;

/** The program on the JVM. */
public final class Main {
    private Main() {
    }

    /**
     * Runs the program.
     *
     * @param arguments the command line, without the program's name
     */
    public static void main(String[] arguments) {
    }
}
