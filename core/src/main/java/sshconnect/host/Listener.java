package sshconnect.host;

import java.util.List;
import sshconnect.base.HostPort;
import sshconnect.base.Outcome;

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
     * @return the connection to it
     */
    Outcome<Channel> accept();

    /**
     * Stops listening; a Unix socket's name is gone then, as it is when a signal ends the program before. Clients that
     * were accepted stay. Closing again does nothing.
     */
    void close();
}
