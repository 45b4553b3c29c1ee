package sshconnect.it.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on port 53 of a loopback address that knows a few names, and remembers what it was asked. */
final class NameServer implements Closeable {
    private static final int PORT = 53;
    private static final int TTL_SECONDS = 60;

    private final DatagramSocket socket;
    private final Map<String, List<String>> answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * Starts to answer.
     *
     * @param address where
     * @param answers addresses by name
     */
    NameServer(InetAddress address, Map<String, List<String>> answers) throws IOException {
        this.answers = answers;
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
                byte[] answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength()))).toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The transcript is over.
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
                answer.addRecord(ipv6 ? new AAAARecord(question.getName(), DClass.IN, TTL_SECONDS, address)
                    : new ARecord(question.getName(), DClass.IN, TTL_SECONDS, address), Section.ANSWER);
            }
        }
        return answer;
    }
}
