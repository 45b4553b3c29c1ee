package sshconnect.it.transcript;

import java.io.IOException;

/** What one line of a transcript does or expects. */
interface Step {

    /**
     * Does it.
     *
     * @param stage where
     * @throws AssertionError when what it expects is not so
     */
    void perform(Stage stage) throws IOException, InterruptedException;

    /** Whether it is a message of a scripted server, which can be delivered in several ways. */
    default boolean isMessageFromServer() {
        return false;
    }

    /** Whether it expects the one error that a run ends with. */
    default boolean isFailure() {
        return false;
    }

    /** Whether it marks the place where the handshake is over. */
    default boolean opensTunnel() {
        return false;
    }
}
