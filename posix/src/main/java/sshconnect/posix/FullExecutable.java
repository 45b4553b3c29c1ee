package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import sshconnect.base.Digits;
import sshconnect.base.Printable;
import sshconnect.cli.App;
import sshconnect.host.FileTrust;
import sshconnect.host.SystemEnvironment.FileAccess;

/**
 * The full executable beside the front. The front is {@code connect}, linked statically against musl, which makes it
 * start in half the time; but a static executable can load no library, and so has no name services of the system but
 * hosts file and DNS, no cryptography and no Kerberos. The full executable is the same program, linked dynamically.
 * When the front becomes it, and what is left behind then, is for {@link Replacement} to say.
 */
final class FullExecutable {

    static final String NAME = "connect-full";
    private static final String INSTALLED = "../libexec/connect/" + NAME;
    private static final String THIS_FILE = "/proc/self/exe";
    /** What Linux takes for a path at most (PATH_MAX). */
    private static final int MAX_PATH_BYTES = 4096;

    /** What the kernel says was executed when that was done by a descriptor. */
    private static final String BY_DESCRIPTOR = "/dev/fd/";
    /** Tells the full executable how many warnings the front has told by then; gone before anybody else sees it. */
    private static final String WARNINGS_TOLD = "CONNECT_WARNINGS_TOLD";

    /** Why one that is there was not run; null when none was refused. */
    private static @Nullable String refusal;

    private final String path;
    private final int file;

    private FullExecutable(String path, int file) {
        this.path = path;
        this.file = file;
    }

    /** Whether this is the full executable, or the only one: everything can be done here. */
    static boolean isThis() {
        return Libc.isFront() == 0;
    }

    /**
     * Looks for it.
     *
     * @return the one to become; null where there is none, or none to be trusted, or where this process has been
     *     replaced already
     */
    static @Nullable FullExecutable find() {
        String directory = startedByFront() ? null : directory();
        if (directory == null) {
            return null;
        }
        FullExecutable beside = at(directory + NAME);
        return beside != null ? beside : at(directory + INSTALLED);
    }

    /** Why {@link #find} found none. */
    static String absence() {
        return refusal == null ? "it is not installed" : refusal;
    }

    /** What was looked at is what is run: the path may lead somewhere else by then. */
    private static @Nullable FullExecutable at(String path) {
        byte[] terminated = CString.of(path);
        if (terminated == null || Libc.access(terminated, Libc.X_OK()) != 0) {
            return null;
        }
        int file = Libc.open(terminated, Libc.O_PATH() | Libc.O_CLOEXEC());
        String problem = file < 0 ? null : FileTrust.problem(access(FileMode.of(file)));
        if (problem == null) {
            return file < 0 ? null : new FullExecutable(path, file);
        }
        Libc.close(file);
        refusal = problem;
        PosixDiagnostics.print("WARNING: " + Printable.of(path) + " is not run: " + problem);
        return null;
    }

    /**
     * Becomes it, with the same arguments, environment and descriptors. Where the one beside the front cannot be run, the
     * installed one is tried.
     *
     * @param need what the front cannot do, for messages
     * @return only if that fails: why, and the next warnings of this process are those that it has told
     */
    String become(String need) {
        int told = PosixDiagnostics.warningsTold();
        String problem = execute(need, told);
        String directory = directory();
        FullExecutable installed = directory == null || path.endsWith(INSTALLED) ? null : at(directory + INSTALLED);
        if (installed != null) {
            problem = installed.execute(need, told);
        }
        PosixDiagnostics.passOverWarnings(told);
        return problem;
    }

    private String execute(String need, int told) {
        if (App.traces(Arguments.all())) {
            PosixDiagnostics.print("DEBUG: handing over to " + path + " for " + need);
        }
        byte[] variable = CString.of(WARNINGS_TOLD);
        LibcProcess.setenv(variable, CString.of(Integer.toString(told)), 1);
        LibcProcess.fexecve(file, Libc.arguments(), LibcProcess.environment());
        int error = Libc.errno();
        LibcProcess.unsetenv(variable);
        Libc.close(file);
        return SystemError.fault(error, "", "").cause();
    }

    /** As what a front became: takes over the name that ps(1) shows, which is else a number, and what was told. */
    static void takeOver() {
        if (!executed().startsWith(BY_DESCRIPTOR)) {
            return;
        }
        LibcLimits.prctl(LibcLimits.PR_SET_NAME(), CString.of(NAME));
        byte[] variable = CString.of(WARNINGS_TOLD);
        Address told = Libc.getenv(variable);
        if (told != null) {
            long count = Digits.number(CString.toString(told), 10, Integer.MAX_VALUE);
            PosixDiagnostics.passOverWarnings((int) Math.max(0, count));
            LibcProcess.unsetenv(variable);
        }
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
     * Whether this process is what a front became, because somebody has put another front there. It becomes nothing
     * else: no process is replaced twice.
     */
    private static boolean startedByFront() {
        String path = executed();
        return path.startsWith(BY_DESCRIPTOR) || path.endsWith("/" + NAME);
    }

    private static String executed() {
        Address path = Address.fromLong(LibcProcess.getauxval(LibcProcess.AT_EXECFN()));
        return path == null ? "" : CString.toString(path);
    }

    /** The directory of this executable, with a slash at its end; null when the system does not tell. */
    private static @Nullable String directory() {
        Address buffer = Libc.calloc(1, MAX_PATH_BYTES);
        long length = Libc.readlink(CString.of(THIS_FILE), buffer, MAX_PATH_BYTES - 1);
        String path = length < 0 ? "" : CString.toString(buffer);
        Libc.free(buffer);
        int slash = path.lastIndexOf('/');
        return slash < 0 ? null : path.substring(0, slash + 1);
    }
}
