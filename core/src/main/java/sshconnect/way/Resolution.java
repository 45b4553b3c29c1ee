package sshconnect.way;

import sshconnect.base.IpAddress;

/** Who looks the target's name up. */
public sealed interface Resolution {

    /** Who does it as usual. */
    enum By implements Resolution {
        /** This machine. */
        LOCAL,
        /** The proxy. */
        REMOTE,
        /** This machine, and the proxy when this machine cannot. */
        BOTH;

        @Override
        public String traceName() {
            return name() + " (" + (ordinal() + 1) + ")";
        }
    }

    /**
     * This machine, by asking a certain name server.
     *
     * @param address where it is
     */
    record NameServer(IpAddress address) implements Resolution {

        @Override
        public String traceName() {
            return By.LOCAL.traceName();
        }
    }

    /**
     * The name in connect.c's trace.
     *
     * @return name and number
     */
    String traceName();
}
