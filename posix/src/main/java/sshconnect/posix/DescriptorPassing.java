package sshconnect.posix;

import sshconnect.base.Fault;

/** Gives a descriptor to the process behind a Unix socket, as ssh(1) takes it. */
final class DescriptorPassing {

    private static final String OPERATION = "hand the connection over through";
    private static final String SUBJECT = "standard output";
    private static final int INT_BYTES = 4;

    private DescriptorPassing() {}

    /** Why a descriptor cannot take others; null when it can. */
    static Fault unavailableReason(int through) {
        int[] domain = {0};
        int[] length = {INT_BYTES};
        int level = LibcSockets.SOL_SOCKET();
        int answer = LibcSockets.getsockopt(through, level, LibcMessages.SO_DOMAIN(), domain, length);
        return answer == 0 && domain[0] == LibcUnix.AF_UNIX()
                ? null
                : new Fault(
                        Fault.Kind.UNSUPPORTED,
                        OPERATION,
                        SUBJECT,
                        "it is not a unix socket; in ssh_config this goes with ProxyUseFdpass yes");
    }

    /**
     * Passes a descriptor on.
     *
     * @param descriptor what to pass on; it stays open here too
     * @param through    the Unix socket
     * @return null when it is on its way
     */
    static Fault pass(int descriptor, int through) {
        int error = DescriptorMessage.send(through, descriptor, 0, null);
        return error == 0 ? null : SystemError.fault(error, OPERATION, SUBJECT);
    }
}
