package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.app.App;
import sshconnect.base.Fault;

/**
 * The full executable beside the front. The front is {@code connect}, linked statically against musl, which makes it
 * start in half the time; but a static executable can load no library, and so has no name services of the system but
 * hosts file and DNS, no cryptography and no Kerberos. The full executable is the same program, linked dynamically.
 * The front becomes it, with the same arguments, environment and descriptors, as soon as a run turns out to need more.
 * What was begun is begun again: the front has read nothing from standard input by then, and the connection to a proxy
 * that it may have made closes.
 */
final class FullExecutable {

    private static final String NAME = "connect-full";
    private static final String INSTALLED = "../libexec/connect/" + NAME;
    private static final String THIS_FILE = "/proc/self/exe";
    /** What Linux takes for a path at most (PATH_MAX). */
    private static final int MAX_PATH_BYTES = 4096;

    private static boolean tried;

    private FullExecutable() {
    }

    /** Whether this is the full executable, or the only one: everything can be done here. */
    static boolean isThis() {
        return Libc.isFront() == 0;
    }

    /**
     * Hands over where somebody wants a library in every program, as torsocks and proxychains do: a static executable
     * would go past them unseen.
     */
    static void handOverToPreloaded() {
        if (!isThis() && Libc.getenv(CString.of("LD_PRELOAD")) != null) {
            handOver("LD_PRELOAD");
        }
    }

    /**
     * Goes on as the full executable, unless this is the full one. To be called before anything is read from standard
     * input, outside child processes, and where the front cannot go on or the system's answer might differ.
     *
     * @param need what the front cannot do, for messages: {@code authentication by Kerberos}
     * @return only if it stays here: null when this is the full executable, which does everything; else why there is no
     *     full one
     */
    static Fault handOver(String need) {
        if (isThis()) {
            return null;
        }
        // One that is installed later would take over from a run that has clients by then.
        if (!tried) {
            tried = true;
            String directory = startedByHandOver() ? null : directory();
            if (directory != null) {
                become(directory + NAME, need);
                become(directory + INSTALLED, need);
            }
        }
        return new Fault(Fault.Kind.UNSUPPORTED, "run", NAME,
                "it is not installed, and " + need + " takes more than the static executable");
    }

    /** Runs what is there under a path; returns if that is nothing that runs. */
    private static void become(String path, String need) {
        byte[] terminated = CString.of(path);
        if (terminated == null || Libc.access(terminated, Libc.X_OK()) != 0) {
            return;
        }
        if (App.traces(Arguments.all())) {
            new PosixDiagnostics().error("DEBUG: handing over to " + path + " for " + need);
        }
        LibcProcess.execv(terminated, Libc.arguments());
    }

    /**
     * Whether this process runs under the path of a full executable, because somebody has put a front there. It hands
     * over no more: of a chain of hand-overs, no second one ever happens.
     */
    private static boolean startedByHandOver() {
        Address path = Address.fromLong(LibcProcess.getauxval(LibcProcess.AT_EXECFN()));
        return path != null && CString.toString(path).endsWith("/" + NAME);
    }

    /** The directory of this executable, with a slash at its end; null when the system does not tell. */
    private static String directory() {
        Address buffer = Libc.calloc(1, MAX_PATH_BYTES);
        long length = Libc.readlink(CString.of(THIS_FILE), buffer, MAX_PATH_BYTES - 1);
        String path = length < 0 ? "" : CString.toString(buffer);
        Libc.free(buffer);
        int slash = path.lastIndexOf('/');
        return slash < 0 ? null : path.substring(0, slash + 1);
    }
}
