package sshconnect.app;

import sshconnect.base.HostPort;
import sshconnect.host.Relay;

/**
 * What one run of the program does.
 *
 * @param tunnel      the way to the target
 * @param credentials where passwords come from
 * @param target      the target
 * @param listenPort  the local port to wait on; 0 for standard input and output
 * @param hold        whether the tunnel outlives a local client
 * @param handOver    whether the tunnel is handed over and not relayed
 * @param onLocalEof  what the end of the local side's input does
 */
record Settings(TunnelSettings tunnel, CredentialSource credentials, HostPort target, int listenPort, boolean hold,
        boolean handOver, Relay.LocalEof onLocalEof) {
}
