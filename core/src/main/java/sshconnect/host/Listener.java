package sshconnect.host;

import sshconnect.base.Outcome;

/** Waits for local clients. */
public interface Listener {

    /**
     * Waits for the next client, as long as it takes.
     *
     * @return the connection to it
     */
    Outcome<Channel> accept();

    /** Stops listening. Clients that were accepted stay. */
    void close();
}
