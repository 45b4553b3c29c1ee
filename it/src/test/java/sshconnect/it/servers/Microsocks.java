package sshconnect.it.servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** The small SOCKS5 server microsocks. */
final class Microsocks {
    private Microsocks() {}

    /** A server that lets everybody in. */
    static ServerProcess open(ServerRoom room, int port) throws IOException, InterruptedException {
        return start(room, port);
    }

    /** A server that lets the {@link Account} in. */
    static ServerProcess withAccount(ServerRoom room, int port) throws IOException, InterruptedException {
        return start(room, port, "-u", Account.USER, "-P", Account.PASSWORD);
    }

    private static ServerProcess start(ServerRoom room, int port, String... access)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Tool.MICROSOCKS.path(), "-i", Loopback.V4, "-p", String.valueOf(port)));
        command.addAll(List.of(access));
        return room.start(room.folder("microsocks"), Map.of(), command, Listeners.v4(port));
    }
}
