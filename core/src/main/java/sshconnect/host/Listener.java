package sshconnect.host;

import java.util.List;
import sshconnect.base.HostPort;
import sshconnect.base.Result;

/** Waits for local clients. */
public interface Listener {

    /**
     * The addresses and ports that are open, as they are after the system has chosen a port.
     *
     * @return one at least, by address; none for a Unix socket
     */
    List<HostPort> addresses();

    /**
     * Waits for the next client, as long as it takes.
     *
     * @return the connection to it; see {@link #endWithInput}
     */
    Result<Channel> accept();

    /**
     * Lets the end of standard input end {@link #accept}, with a fault of the kind {@code INPUT_ENDED}, as it does for
     * connect.c. Only a pipe or a socket counts: a terminal may be somebody else's by then, and a file or
     * {@code /dev/null}, which background jobs and services get, is at its end from the start and says nothing.
     */
    default void endWithInput() {
        // A host that cannot wait for both waits for clients.
    }

    /**
     * Stops listening; a Unix socket's name is gone then, as it is when a signal ends the program before. Clients that
     * were accepted stay. Closing again does nothing.
     */
    void close();
}
