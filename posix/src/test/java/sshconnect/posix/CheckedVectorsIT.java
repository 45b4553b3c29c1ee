package sshconnect.posix;

import org.junit.jupiter.api.Test;

/** The vectors with sanitizers, while garbage is collected often. */
class CheckedVectorsIT {
    @Test
    void answersAreTheSameWhereGarbageIsCollected() throws Exception {
        VectorsIT.compare(Built.executable("connect.vectors.sanitized"));
    }
}
