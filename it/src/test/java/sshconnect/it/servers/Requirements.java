package sshconnect.it.servers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;
import sshconnect.it.transcript.Executable;

/** What happens where a machine lacks something that a test needs: the test is skipped with a line, or fails. */
final class Requirements {
    private static final boolean SERVERS_REQUIRED = "required".equals(System.getProperty("connect.servers"));
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private Requirements() {
    }

    /**
     * A server, or what a server needs, is missing: a failure under {@code -Dconnect.servers=required}, else a skip.
     *
     * @param what what is missing and how to get it
     * @return what ends the test, to be thrown
     */
    static RuntimeException missingServer(String what) {
        return missing(what, SERVERS_REQUIRED);
    }

    /**
     * An executable under test is missing: a failure where it {@link Executable#isRequired is required}, else a skip.
     *
     * @param executable what there is no file of
     * @return what ends the test, to be thrown
     */
    static RuntimeException missing(Executable executable) {
        return missing("no " + String.join(" ", executable.command()) + " here: mvn package makes it",
            executable.isRequired());
    }

    private static RuntimeException missing(String what, boolean required) {
        if (required) {
            throw new AssertionError(what);
        }
        if (REPORTED.add(what)) {
            System.err.println("skipped: " + what);
        }
        return new TestAbortedException(what);
    }
}
