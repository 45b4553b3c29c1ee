package sshconnect.posix;

/**
 * The many descriptors of a server that a child process has no use for, to be closed together: a system call for each of
 * them would take longer than all else that an opening does, as soon as there are thousands.
 */
final class InheritedDescriptors {

    private final boolean[] open;

    /**
     * None yet.
     *
     * @param most they are below this; any others are closed one by one
     */
    InheritedDescriptors(int most) {
        open = new boolean[most];
    }

    /** One that is to be closed. */
    void add(int descriptor) {
        if (descriptor < open.length) {
            open[descriptor] = true;
        } else {
            Libc.close(descriptor);
        }
    }

    /** Closes them, those with numbers in a row by one call. */
    void close() {
        int first = 0;
        for (int i = 0; i <= open.length; i++) {
            if (i == open.length || !open[i]) {
                LibcProcess.closeRange(first, i - 1);
                first = i + 1;
            }
        }
    }
}
