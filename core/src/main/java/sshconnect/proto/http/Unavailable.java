package sshconnect.proto.http;

import sshconnect.base.Fault;

/**
 * The reason why a scheme that the proxy offers cannot be begun here.
 *
 * @param reason         why, for a person
 * @param libraryMissing whether it could be if a library were there, so that the proxy is not to blame
 */
record Unavailable(String reason, boolean libraryMissing) {

    /** Something about what the proxy offers. */
    static Unavailable of(String reason) {
        return new Unavailable(reason, false);
    }

    /** A fault of the host's. */
    static Unavailable of(Fault fault, String described) {
        return new Unavailable(described, fault.kind() == Fault.Kind.UNSUPPORTED);
    }
}
