package sshconnect.posix;

/**
 * A descriptor that is kept in reserve, so that one can still be received when the process may open no more: a tunnel
 * that was made is not lost for want of a number.
 */
final class SpareDescriptor {

    private static final int NONE = -1;

    private int descriptor = NONE;

    /** Sees to it that there is one; gives whether there is. */
    boolean fill(int any) {
        if (descriptor < 0) {
            descriptor = Libc.fcntl(any, LibcLimits.F_DUPFD_CLOEXEC(), 0);
        }
        return descriptor >= 0;
    }

    /** Gives the number away. */
    void release() {
        if (descriptor >= 0) {
            Libc.close(descriptor);
            descriptor = NONE;
        }
    }
}
