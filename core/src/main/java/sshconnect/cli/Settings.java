package sshconnect.cli;

import sshconnect.base.Target;
import sshconnect.credential.Passwords;
import sshconnect.host.Relay;
import sshconnect.tunnel.TunnelSettings;

/**
 * What one run of the program does.
 *
 * @param tunnel      the way to the target
 * @param passwords   where passwords come from
 * @param target      the target
 * @param listening   the local clients; null for standard input and output
 * @param handOver    whether the tunnel is handed over and not relayed
 * @param onLocalEof  what the end of the local side's input does
 */
record Settings(
        TunnelSettings tunnel,
        Passwords passwords,
        Target target,
        Listening listening,
        boolean handOver,
        Relay.LocalEof onLocalEof) {}
