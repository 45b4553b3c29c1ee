package sshconnect.tunnel;

import java.util.function.Supplier;

/** Something that a connection has to pass before anything else is sent on it. */
interface Stage {

    /**
     * Makes a connection and passes it.
     *
     * @param connections makes a new connection
     * @return the connection behind the stage, or why there is none
     */
    Opened open(Supplier<Opened> connections);

    /** Wipes what is secret. */
    void wipe();
}
