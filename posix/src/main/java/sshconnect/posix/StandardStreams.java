package sshconnect.posix;

/** Standard input, output and error as the process finds them. */
final class StandardStreams {

    private static final int COUNT = 3;
    private static final int ERROR = 2;

    private StandardStreams() {}

    /**
     * Fills the numbers 0 to 2 where they are not open, so that no socket gets one of them. Input is then empty,
     * and output fails when it is written to, as it would without this.
     */
    static void fillGaps() {
        Libc.PollEntry entries = PollEntries.allocate(COUNT);
        for (int i = 0; i < COUNT; i++) {
            PollEntries.watch(entries, i, i, 0);
        }
        Libc.poll(entries, COUNT, 0);
        for (int i = 0; i < COUNT; i++) {
            if ((PollEntries.found(entries, i) & Libc.POLLNVAL()) != 0) {
                // The lowest free number is what open(2) gives: this one, since those below are open by now.
                Libc.open(CString.of("/dev/null"), i == ERROR ? Libc.O_WRONLY() : Libc.O_RDONLY());
            }
        }
        Libc.free(entries.toAddress());
    }

    /** Closes them; for a child process that has no use for them. */
    static void close() {
        for (int i = 0; i < COUNT; i++) {
            Libc.close(i);
        }
    }
}
