package sshconnect.jvm;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/** The JDK's exceptions as values: exceptions end here. */
final class Faults {

    /** Windows' sockets put the name of the system call behind the message. */
    private static final String[] WINDOWS_SUFFIXES = {": connect", ": no further information", ": bind"};

    private Faults() {}

    /**
     * The fault that an exception stands for.
     *
     * @param exception what the JDK threw
     * @param operation see {@link Fault}
     * @param subject   see {@link Fault}
     */
    static Fault of(IOException exception, String operation, String subject) {
        String cause = cause(exception);
        return new Fault(kind(exception, cause), operation, subject, cause);
    }

    /** The same as an outcome. */
    static <T> Result<T> failed(IOException exception, String operation, String subject) {
        return Result.failed(of(exception, operation, subject));
    }

    /** The fault of an operation whose deadline has passed. */
    static Fault timedOut(String operation, String subject) {
        return new Fault(Fault.Kind.TIMED_OUT, operation, subject, "timed out");
    }

    private static Fault.Kind kind(IOException exception, String cause) {
        if (exception instanceof SocketTimeoutException || cause.contains("timed out")) {
            return Fault.Kind.TIMED_OUT;
        }
        if (exception instanceof NoRouteToHostException) {
            return Fault.Kind.OTHER;
        }
        if (exception instanceof ConnectException || exception instanceof PortUnreachableException) {
            return Fault.Kind.REFUSED;
        }
        if (exception instanceof NoSuchFileException
                || exception instanceof FileNotFoundException
                || cause.contains("no such file")
                || cause.contains("not a directory")
                || cause.contains("cannot find")) {
            return Fault.Kind.NOT_FOUND;
        }
        if (exception instanceof AccessDeniedException
                || cause.contains("permission denied")
                || cause.contains("not permitted")) {
            return Fault.Kind.DENIED;
        }
        if (cause.contains("broken pipe") || cause.contains("pipe is being closed")) {
            return Fault.Kind.BROKEN_PIPE;
        }
        boolean reset = cause.contains("reset") || cause.contains("forcibly closed") || cause.contains("abort");
        return reset ? Fault.Kind.RESET : Fault.Kind.OTHER;
    }

    private static String cause(IOException exception) {
        if (exception instanceof SocketTimeoutException) {
            return "timed out";
        }
        if (exception instanceof PortUnreachableException) {
            return "connection refused";
        }
        if (exception instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (exception instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = exception instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : exception.getMessage();
        if (message == null) {
            return exception.getClass().getSimpleName();
        }
        for (String suffix : WINDOWS_SUFFIXES) {
            if (message.endsWith(suffix)) {
                message = message.substring(0, message.length() - suffix.length());
            }
        }
        // The JDK's own word for ECONNRESET lacks the system's "by peer".
        return message.equals("Connection reset") ? "connection reset by peer" : lowerCaseStart(message);
    }

    /** The system's words in the middle of a line: {@code connection refused}, but {@code I/O error} as it is. */
    static String lowerCaseStart(String words) {
        boolean word =
                words.length() > 1 && Character.isUpperCase(words.charAt(0)) && Character.isLowerCase(words.charAt(1));
        return word ? Character.toLowerCase(words.charAt(0)) + words.substring(1) : words;
    }
}
