package sshconnect.cli;

import java.util.Optional;
import sshconnect.base.Target;
import sshconnect.credential.Passwords;
import sshconnect.host.Relay;
import sshconnect.way.Way;

/**
 * What one run of the program does.
 *
 * @param way         the way to the target
 * @param passwords   where passwords come from
 * @param target      the target
 * @param listening   the local clients; empty for standard input and output
 * @param timeoutMillis how long reaching the target may take; 0 for as long as it takes
 * @param handOver    whether the tunnel is handed over and not relayed
 * @param onLocalEof  what the end of the local side's input does
 */
record Settings(
        Way way,
        Passwords passwords,
        Target target,
        Optional<Listening> listening,
        long timeoutMillis,
        boolean handOver,
        Relay.LocalEof onLocalEof) {}
