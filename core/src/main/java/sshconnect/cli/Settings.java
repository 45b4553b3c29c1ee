package sshconnect.cli;

import java.util.List;
import java.util.Optional;
import sshconnect.base.Target;
import sshconnect.credential.HopPasswords;
import sshconnect.host.Relay;
import sshconnect.way.Way;

/**
 * What one run of the program does.
 *
 * @param ways        the ways to the target; the next is tried when one cannot be entered
 * @param passwords   where the passwords for each hop come from
 * @param target      the target
 * @param listening   the local clients; empty for standard input and output
 * @param timeoutMillis how long reaching the target may take; 0 for as long as it takes
 * @param handOver    whether the tunnel is handed over and not relayed
 * @param onLocalEof  what the end of the local side's input does
 */
record Settings(
        List<Way> ways,
        HopPasswords passwords,
        Target target,
        Optional<Listening> listening,
        long timeoutMillis,
        boolean handOver,
        Relay.LocalEof onLocalEof) {}
