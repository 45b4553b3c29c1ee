package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.cli.App;
import sshconnect.host.FileTrust;
import sshconnect.host.SystemEnvironment.FileAccess;

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

    /** What the kernel says was executed when that was done by a descriptor. */
    private static final String BY_DESCRIPTOR = "/dev/fd/";

    private static boolean tried;
    /** Why a full executable that is there was not run; null when none was refused. */
    private static String refusal;

    private FullExecutable() {}

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
        return new Fault(
                Fault.Kind.UNSUPPORTED,
                "run",
                NAME,
                (refusal == null ? "it is not installed" : refusal) + ", and " + need
                        + " takes more than the static executable");
    }

    /**
     * Runs what is there under a path; returns if that is nothing that runs, or nothing to be trusted. What was looked
     * at is what is run: the path may lead somewhere else by then.
     */
    private static void become(String path, String need) {
        byte[] terminated = CString.of(path);
        if (terminated == null || Libc.access(terminated, Libc.X_OK()) != 0) {
            return;
        }
        int file = Libc.open(terminated, Libc.O_PATH() | Libc.O_CLOEXEC());
        String problem = file < 0 ? null : FileTrust.problem(access(FileMode.of(file)));
        if (problem != null) {
            refusal = problem;
            new PosixDiagnostics().error("WARNING: " + Printable.of(path) + " is not run: " + problem);
        } else if (file >= 0) {
            if (App.traces(Arguments.all())) {
                new PosixDiagnostics().error("DEBUG: handing over to " + path + " for " + need);
            }
            LibcProcess.fexecve(file, Libc.arguments(), LibcProcess.environment());
        }
        Libc.close(file);
    }

    /** Whoever owns the front is trusted already: it runs. In a container, that may be what became of root. */
    private static FileAccess access(FileMode full) {
        int front = Libc.open(CString.of(THIS_FILE), Libc.O_PATH() | Libc.O_CLOEXEC());
        boolean sameOwner = front >= 0 && FileMode.of(front).owner() == full.owner();
        Libc.close(front);
        FileAccess access = full.access();
        return new FileAccess(access.readableByOthers(), access.writableByOthers(), access.ofOthers() && !sameOwner);
    }

    /**
     * Whether this process is what a front became, because somebody has put another front there. It hands over no more:
     * of a chain of hand-overs, no second one ever happens.
     */
    private static boolean startedByHandOver() {
        String path = executed();
        return path.startsWith(BY_DESCRIPTOR) || path.endsWith("/" + NAME);
    }

    private static String executed() {
        Address path = Address.fromLong(LibcProcess.getauxval(LibcProcess.AT_EXECFN()));
        return path == null ? "" : CString.toString(path);
    }

    /** Gives this process the name that ps(1) shows for the full executable; otherwise it is the descriptor's number. */
    static void takeName() {
        if (executed().startsWith(BY_DESCRIPTOR)) {
            LibcLimits.prctl(LibcLimits.PR_SET_NAME(), CString.of(NAME));
        }
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
