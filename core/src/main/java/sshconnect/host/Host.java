package sshconnect.host;

import sshconnect.security.GssApi;
import sshconnect.security.MessageDigests;
import sshconnect.security.Tls;

/**
 * The outside world as the core sees it: everything that needs an operating system, and nothing that needs a decision.
 * All calls come from one thread, but for those from openings of {@link Relay#serve}, where a host has threads for
 * them. What can fail answers with a value ({@link sshconnect.base.Result} or {@link sshconnect.base.Fault}); nothing
 * throws.
 *
 * <p>Deadlines are absolute milliseconds on {@link SystemEnvironment#monotonicMillis}; {@link #NO_DEADLINE} never passes.
 */
public interface Host {

    /** A deadline that never passes. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /**
     * What the process finds around it.
     *
     * @return environment, small files, accounts, clock
     */
    SystemEnvironment system();

    /**
     * Names and addresses.
     *
     * @return the system's resolver, and a way to ask a name server
     */
    Resolver resolver();

    /**
     * Connections.
     *
     * @return the way to make and to accept them
     */
    Dialer dialer();

    /**
     * The person in front of the program.
     *
     * @return the ways to ask for a password
     */
    Prompter prompter();

    /**
     * Other programs.
     *
     * @return the way to run them
     */
    Programs programs();

    /**
     * Standard output and error, for text.
     *
     * @return where messages go
     */
    Diagnostics diagnostics();

    /**
     * The relay between a tunnel and its local side.
     *
     * @return the relay
     */
    Relay relay();

    /**
     * Message digests.
     *
     * @return those that are computed here, or the platform's
     */
    MessageDigests messageDigests();

    /**
     * The user's Kerberos tickets.
     *
     * @return the library that uses them, which is loaded when it is asked for a context and not before
     */
    GssApi gssApi();

    /**
     * The libraries that can be loaded.
     *
     * @return what there is of them
     */
    Libraries libraries();

    /**
     * TLS.
     *
     * @return the library that speaks it, which is loaded when it is asked for a session and not before
     */
    Tls tls();
}
