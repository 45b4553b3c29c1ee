package sshconnect.cli;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Parsed;
import sshconnect.proto.telnet.TelnetCommand;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.Peer;
import sshconnect.way.TelnetHop;

/** Reads {@code -T} and {@code -t}, and what a telnet proxy is told. */
final class TelnetHopReader extends HopReader {

    TelnetHopReader() {
        super(Option.TELNET_PROXY, Option.TELNET_PROXY_FROM_ENVIRONMENT, List.of(TelnetHop.KIND));
    }

    @Override
    Parsed<Function<Peer, Hop>> settings(Inputs inputs, @Nullable HopKind kind) {
        String stated = inputs.line().value(Option.TELNET_COMMAND);
        String command = stated == null ? TelnetCommand.DEFAULT : stated;
        return Parsed.of(peer -> new TelnetHop(peer, command));
    }
}
