package sshconnect.it.transcript;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Who listens on this machine, as Linux tells in /proc/net/tcp and tcp6. */
final class ListeningSockets {
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /**
     * The local addresses that a TCP port is open on.
     *
     * @param procNet the folder with the tables
     * @param port    the port
     * @return the addresses
     */
    static List<InetAddress> addresses(Path procNet, int port) throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            List<String> lines = Files.readAllLines(procNet.resolve(table));
            for (String line : lines.subList(1, lines.size())) {
                String[] columns = line.strip().split("\\s+");
                String[] local = columns[1].split(":");
                if (columns[3].equals(LISTEN) && Integer.parseInt(local[1], 16) == port) {
                    addresses.add(address(local[0]));
                }
            }
        }
        return addresses;
    }

    /** Addresses stand there as 32-bit words in the machine's byte order. */
    private static InetAddress address(String words) throws IOException {
        ByteBuffer machine = ByteBuffer.wrap(HexFormat.of().parseHex(words));
        ByteBuffer network = ByteBuffer.allocate(machine.capacity());
        machine.order(ByteOrder.BIG_ENDIAN);
        network.order(ByteOrder.nativeOrder());
        while (machine.hasRemaining()) {
            network.putInt(machine.getInt());
        }
        return InetAddress.getByAddress(network.array());
    }
}
