package sshconnect.posix;

import org.teavm.interop.Structure;
import sshconnect.base.Fault;

/** How many descriptors the process may have. */
final class DescriptorLimit {

    private DescriptorLimit() {}

    /**
     * Raises the limit as far as the system allows without being asked for more.
     *
     * @param wanted so many are enough
     * @return how many there may be now, and no more than are enough
     */
    static long raise(long wanted) {
        LibcLimits.Limit limit =
                Libc.calloc(1, Structure.sizeOf(LibcLimits.Limit.class)).toStructure();
        int resource = LibcLimits.RLIMIT_NOFILE();
        if (LibcLimits.getrlimit(resource, limit) == 0 && limit.current >= 0 && limit.current < wanted) {
            limit.current = limit.most < 0 ? wanted : Math.min(limit.most, wanted);
            LibcLimits.setrlimit(resource, limit);
        }
        LibcLimits.getrlimit(resource, limit);
        long allowed = limit.current < 0 ? wanted : Math.min(limit.current, wanted);
        Libc.free(limit.toAddress());
        return allowed;
    }

    /**
     * Looks whether so many more can be had.
     *
     * @param wanted how many more
     * @param any    a descriptor that is open
     * @return null when they can, or how many it takes
     */
    static Fault shortage(int wanted, int any) {
        int[] more = new int[wanted];
        int count = 0;
        boolean free = true;
        while (free && count < wanted) {
            more[count] = Libc.fcntl(any, LibcLimits.F_DUPFD_CLOEXEC(), 0);
            free = more[count] >= 0;
            count += free ? 1 : 0;
        }
        for (int i = 0; i < count; i++) {
            Libc.close(more[i]);
        }
        return free ? null : tooFew(wanted - count);
    }

    /** When there is none left, all numbers below the limit are taken. */
    private static Fault tooFew(int missing) {
        LibcLimits.Limit limit =
                Libc.calloc(1, Structure.sizeOf(LibcLimits.Limit.class)).toStructure();
        LibcLimits.getrlimit(LibcLimits.RLIMIT_NOFILE(), limit);
        long needed = limit.current + missing;
        Fault fault = new Fault(
                Fault.Kind.OTHER,
                "serve clients",
                "",
                "only " + limit.current + " file descriptors are allowed, and it takes " + needed + "; try ulimit -n "
                        + needed + ", or more");
        Libc.free(limit.toAddress());
        return fault;
    }
}
