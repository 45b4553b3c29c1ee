package sshconnect.proto;

import sshconnect.base.Fault;

/**
 * Why a scheme that the proxy offers cannot be begun here.
 *
 * @param reason         why, for a person
 * @param libraryMissing whether it could be if a library were there, so that the proxy is not to blame
 */
record Obstacle(String reason, boolean libraryMissing) {

    /** Something about what the proxy offers. */
    static Obstacle of(String reason) {
        return new Obstacle(reason, false);
    }

    /** A fault of the host's. */
    static Obstacle of(Fault fault, String described) {
        return new Obstacle(described, fault.kind() == Fault.Kind.UNSUPPORTED);
    }
}
