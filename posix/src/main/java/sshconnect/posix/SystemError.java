package sshconnect.posix;

import sshconnect.base.Fault;
import sshconnect.base.Result;

/** The system's errors as values: an errno on the way in, a {@link Fault} on the way out. */
final class SystemError {

    /** Stands among the errno values, which are positive, for a deadline that passed. */
    static final int DEADLINE_PASSED = -1;

    /** As every C library has it. Each start meets it, for files that are not there, and nobody is told. */
    private static final String NO_SUCH_FILE = "no such file or directory";

    private SystemError() {}

    /**
     * A fault.
     *
     * @param error     an errno, or {@link #DEADLINE_PASSED}
     * @param operation see {@link Fault}
     * @param subject   see {@link Fault}
     */
    static Fault fault(int error, String operation, String subject) {
        return new Fault(kind(error), operation, subject, message(error));
    }

    /** The same as an outcome. */
    static <T> Result<T> failed(int error, String operation, String subject) {
        return Result.failed(fault(error, operation, subject));
    }

    /** The outcome for text that no C function can take. */
    static <T> Result<T> nulInside(String operation, String subject) {
        return Result.failed(Fault.Kind.OTHER, operation, subject, "it has a NUL inside");
    }

    private static Fault.Kind kind(int error) {
        if (error == DEADLINE_PASSED || error == Errno.ETIMEDOUT()) {
            return Fault.Kind.TIMED_OUT;
        }
        if (error == Errno.ENOENT() || error == Errno.ENOTDIR()) {
            return Fault.Kind.NOT_FOUND;
        }
        if (error == Errno.EACCES() || error == Errno.EPERM()) {
            return Fault.Kind.DENIED;
        }
        if (error == Errno.ECONNREFUSED()) {
            return Fault.Kind.REFUSED;
        }
        if (error == Errno.ECONNRESET() || error == Errno.ECONNABORTED()) {
            return Fault.Kind.RESET;
        }
        return error == Errno.EPIPE() ? Fault.Kind.BROKEN_PIPE : Fault.Kind.OTHER;
    }

    private static String message(int error) {
        if (error == Errno.ENOENT()) {
            return NO_SUCH_FILE;
        }
        return error == DEADLINE_PASSED ? "timed out" : lowerCaseStart(CString.toString(Libc.strerror(error)));
    }

    /** The system's words in the middle of a line: {@code connection refused}, but {@code I/O error} as it is. */
    static String lowerCaseStart(String words) {
        boolean word = words.length() > 1
                && isUpperCase(words.charAt(0))
                && !isUpperCase(words.charAt(1))
                && words.charAt(1) != '/';
        return word ? (char) (words.charAt(0) - 'A' + 'a') + words.substring(1) : words;
    }

    private static boolean isUpperCase(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
