package sshconnect.jvm;

import sshconnect.cli.App;
import sshconnect.host.Host;

/** The program on the JVM: {@code java -jar connect.jar}. */
public final class Main {

    private Main() {}

    /**
     * Runs the program and ends the process with its exit status.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        // The JDK would put IPv4 first, whatever the system prefers. Must be set before the first address is made.
        if (System.getProperty("java.net.preferIPv6Addresses") == null) {
            System.setProperty("java.net.preferIPv6Addresses", "system");
        }
        // Ends the process also where a thread is left that reads standard input.
        System.exit(run(new JvmHost(), args));
    }

    private static int run(Host host, String[] args) {
        try {
            return App.run(host, OriginalBytes.ofArguments(args));
        } catch (RuntimeException | Error e) {
            host.diagnostics().error("ERROR: " + e + ": this is a mistake in the program, please report it");
            return 1;
        }
    }
}
