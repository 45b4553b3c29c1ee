package sshconnect.way;

import java.util.List;
import sshconnect.base.Target;
import sshconnect.proto.Handshake;
import sshconnect.proto.telnet.TelnetCommand;
import sshconnect.proto.telnet.TelnetProxy;

/**
 * A gateway that is sent a command line, and told neither user nor password.
 *
 * @param peer    the gateway
 * @param command what it is told, see {@link TelnetCommand}
 */
public record TelnetHop(Peer peer, String command) implements Hop {

    /** What holds for every such gateway. */
    public static final HopKind KIND = new HopKind(
            "telnet proxy",
            23,
            List.of(new HopKind.Scheme("telnet", false)),
            new HopKind.ParameterNames(
                    List.of("TELNET_PROXY"), List.of(), List.of(), List.of("CONNECT_DIRECT"), List.of()),
            null,
            null,
            TelnetHop::new);

    /**
     * A gateway that is told what most of them understand.
     *
     * @param peer the gateway
     */
    public TelnetHop(Peer peer) {
        this(peer, TelnetCommand.DEFAULT);
    }

    @Override
    public HopKind kind() {
        return KIND;
    }

    @Override
    public Handshake handshake(Target target, Means means) {
        return new TelnetProxy(name(), means.trace(), TelnetCommand.expand(command, target));
    }

    @Override
    public String muteReason(Target target) {
        return "it may be trying to reach " + target + ", and what is no telnet proxy may say nothing to -T";
    }

    @Override
    public String relayMethod() {
        return "TELNET (4)";
    }
}
