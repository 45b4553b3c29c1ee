package sshconnect.it.servers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;

/** What happens where a machine lacks something that a test needs: the test is skipped with a line, or fails. */
final class Requirements {
    private static final boolean SERVERS_REQUIRED = "required".equals(System.getProperty("connect.servers"));
    private static final boolean NATIVE_REQUIRED = System.getProperty("connect.required", "").contains("native");
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
     * The native executable is missing: a failure under {@code -Dconnect.required=native}, else a skip.
     *
     * @param what what is missing and how to get it
     * @return what ends the test, to be thrown
     */
    static RuntimeException missingExecutable(String what) {
        return missing(what, NATIVE_REQUIRED);
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
