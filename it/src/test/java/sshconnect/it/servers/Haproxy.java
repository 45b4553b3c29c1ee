package sshconnect.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sshconnect.it.servers.ServerRoom.Listeners;

/** HAProxy, in front of other servers. */
final class Haproxy {
    private static final String DEFAULTS = """
            defaults
              mode %s
              timeout connect 60s
              timeout client 300s
              timeout server 300s
            """;

    private Haproxy() {}

    /**
     * Starts it.
     *
     * @param folder    its folder
     * @param mode      {@code http} or {@code tcp}, where its configuration says nothing else
     * @param sections  the configuration behind the defaults
     * @param listeners where it will take connections, among others
     */
    static ServerProcess start(ServerRoom room, Path folder, String mode, String sections, Listeners listeners)
            throws IOException, InterruptedException {
        Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), DEFAULTS.formatted(mode) + sections);
        return room.start(
                folder, Map.of(), List.of(Tool.HAPROXY.path(), "-db", "-f", configuration.toString()), listeners);
    }
}
