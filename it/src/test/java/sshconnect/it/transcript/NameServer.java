package sshconnect.it.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on port 53 of a loopback address that knows a few names, and remembers what it was asked. */
final class NameServer implements Closeable {
    /** The datagrams that are no answer, see {@link #sendStray}. */
    static final Set<String> STRAYS = Set.of("empty", "short", "query", "id", "question", "port");

    private static final int PORT = 53;
    private static final int TTL_SECONDS = 60;

    private final DatagramSocket socket;
    private final Map<String, List<String>> answers;
    private final List<String> strays;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * Starts to answer.
     *
     * @param address where
     * @param answers addresses by name; null for a server that never answers
     * @param strays  what it sends before each answer, see {@link #sendStray}
     */
    NameServer(InetAddress address, Map<String, List<String>> answers, List<String> strays) throws IOException {
        this.answers = answers;
        this.strays = strays;
        socket = new DatagramSocket(new InetSocketAddress(address, PORT));
        Thread thread = new Thread(this::serve, "name server");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return socket.getLocalAddress().getHostAddress();
    }

    /** The names that it was asked for. */
    List<String> asked() {
        return asked.stream().distinct().toList();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[1500];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                for (String stray : strays) {
                    sendStray(stray, query, packet.getSocketAddress());
                }
                if (answers != null) {
                    send(socket, answer(query).toWire(), packet.getSocketAddress());
                }
            }
        } catch (IOException closed) {
            // The transcript is over.
        }
    }

    private static void send(DatagramSocket from, byte[] bytes, SocketAddress to) throws IOException {
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    /** Sends what is no answer; what pretends to be one says that there is no such name. */
    private void sendStray(String stray, Message query, SocketAddress to) throws IOException {
        Message forged = new Message(query.getHeader().getID());
        forged.getHeader().setFlag(Flags.QR);
        forged.getHeader().setRcode(Rcode.NXDOMAIN);
        forged.addRecord(query.getQuestion(), Section.QUESTION);
        switch (stray) {
            case "empty" -> send(socket, new byte[0], to);
            case "short" -> send(socket, new byte[] {0}, to);
            case "query" -> send(socket, query.toWire(), to);
            case "id" -> {
                forged.getHeader().setID(query.getHeader().getID() ^ 1);
                send(socket, forged.toWire(), to);
            }
            case "question" -> {
                forged.removeAllRecords(Section.QUESTION);
                forged.addRecord(
                        Record.newRecord(
                                Name.fromConstantString("other.example."),
                                query.getQuestion().getType(),
                                DClass.IN),
                        Section.QUESTION);
                send(socket, forged.toWire(), to);
            }
            case "port" -> {
                try (DatagramSocket other = new DatagramSocket(0, socket.getLocalAddress())) {
                    send(other, forged.toWire(), to);
                }
            }
            default -> throw new IllegalArgumentException("no such stray datagram: " + stray);
        }
    }

    private Message answer(Message query) throws IOException {
        Record question = query.getQuestion();
        String name = question.getName().toString(true);
        asked.add(name);
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        if (!answers.containsKey(name)) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        for (String text : answers.getOrDefault(name, List.of())) {
            InetAddress address = InetAddress.getByName(text);
            boolean ipv6 = text.contains(":");
            if (question.getType() == (ipv6 ? Type.AAAA : Type.A)) {
                answer.addRecord(
                        ipv6
                                ? new AAAARecord(question.getName(), DClass.IN, TTL_SECONDS, address)
                                : new ARecord(question.getName(), DClass.IN, TTL_SECONDS, address),
                        Section.ANSWER);
            }
        }
        return answer;
    }
}
