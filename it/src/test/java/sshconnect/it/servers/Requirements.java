package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;
import sshconnect.it.transcript.Executable;

/** What happens where a machine lacks something that a test needs: the test is skipped with a line, or fails. */
final class Requirements {
    private static final boolean SERVERS_REQUIRED = "required".equals(System.getProperty("connect.servers"));
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private Requirements() {}

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
        return missing(
                "no " + String.join(" ", executable.command()) + " here: mvn package makes it",
                executable.isRequired());
    }

    /**
     * Ends the test unless these are there: before the first of them is started, so that nothing is left half done.
     *
     * @param tools what runs
     */
    static void check(Tool... tools) {
        for (Tool tool : tools) {
            tool.path();
        }
    }

    /** Ends the test unless these are there. */
    static void check(Part... parts) {
        for (Part part : parts) {
            part.path();
        }
    }

    /**
     * Ends the test unless the system has a group.
     *
     * @param group         its name
     * @param debianPackage what makes it
     * @return the group
     */
    static GroupPrincipal group(String group, String debianPackage) throws IOException {
        try {
            return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
        } catch (UserPrincipalNotFoundException e) {
            throw missingServer("no group " + group + " here: install Debian's package " + debianPackage);
        }
    }

    /** Whether root runs the tests. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
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
