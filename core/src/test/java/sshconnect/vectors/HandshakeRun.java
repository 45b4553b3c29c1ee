package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import sshconnect.base.ByteQueue;
import sshconnect.base.Secret;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;
import sshconnect.proto.Handshake;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;

/**
 * Plays a scripted peer to a handshake and writes down what happens, as text: what is sent, what is asked for, how it
 * ends, and which bytes are left for the tunnel. The peer says one reply after each message that it gets.
 */
final class HandshakeRun {

    /** What the peer's replies hold so that it closes the connection after that one. */
    static final String CLOSE = "<close>";

    /** In place of a reply: the peer keeps the connection and says nothing. */
    static final String SILENCE = "<silence>";

    /** A trace that nobody reads. */
    static final Trace SILENT = new Trace() {
        @Override
        public void note(String line) {
        }

        @Override
        public void state(String state) {
        }

        @Override
        public void received(byte[] message, boolean text) {
        }
    };

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder log = new StringBuilder();
    private final String[] replies;
    private final boolean byteByByte;
    private final String user;
    private final String password;
    private int replied;
    private byte[] pending = {};
    private int delivered;
    private boolean silent;

    HandshakeRun(boolean byteByByte, String user, String password, String... replies) {
        this.byteByByte = byteByByte;
        this.user = user;
        this.password = password;
        this.replies = replies;
    }

    /**
     * Runs to the end.
     *
     * @param first the handshake
     * @return the log
     */
    String run(Handshake first) {
        Handshake handshake = first;
        ByteQueue input = new ByteQueue(80 * 1024);
        while (true) {
            Step step = handshake.next(input);
            if (step instanceof Step.Send send) {
                send(send.wire());
            } else if (step instanceof Step.NeedInput need) {
                if (input.ended() || silent && need.patienceMillis() == 0) {
                    return log.append("stuck").toString();
                }
                if (silent) {
                    log.append("waits ").append(need.patienceMillis()).append(" ms\n");
                    handshake.silence();
                } else {
                    deliver(input);
                }
            } else if (step instanceof Step.NeedCredentials need) {
                log.append("asks ").append(need.challenge().scheme()).append(" \"").append(need.challenge().realm())
                        .append("\"\n");
                handshake.answer(new Credential(user, Secret.of(password)));
            } else if (step instanceof Step.Reconnect reconnect) {
                log.append("reconnects\n");
                handshake = reconnect.next();
                input = new ByteQueue(80 * 1024);
                pending = new byte[0];
                delivered = 0;
            } else if (step instanceof Step.Failed failed) {
                return log.append(failed.failure().ofCredentials() ? "fails with these credentials: "
                        : failed.failure().ofTarget() ? "fails for this target: " : "fails: ")
                        .append(failed.failure().describe()).toString();
            } else {
                boolean latched = handshake.next(input) == step;
                return log.append(latched ? end((Step.Established) step) + ", left: " : "not latched: ")
                        .append(text(join(input.take(input.size()), undelivered()))).toString();
            }
        }
    }

    private static String end(Step.Established established) {
        if (established.encapsulation() == null) {
            return "established";
        }
        byte[] early = established.encapsulation().early();
        return "protected" + (early.length == 0 ? "" : ", early: " + text(early));
    }

    private void send(Wire wire) {
        log.append("sends ").append(wire.isText() ? text(wire.toBytes()) : hex(wire.toBytes())).append('\n');
        if (replied < replies.length) {
            String reply = replies[replied++];
            silent = reply.equals(SILENCE);
            boolean closing = reply.endsWith(CLOSE);
            pending = join(undelivered(), bytes(closing ? reply.substring(0, reply.length() - CLOSE.length()) : silent ? "" : reply));
            delivered = 0;
        }
    }

    private void deliver(ByteQueue input) {
        int left = pending.length - delivered;
        if (left == 0) {
            input.end();
            return;
        }
        int count = byteByByte ? 1 : Math.min(left, input.free());
        byte[] chunk = new byte[count];
        System.arraycopy(pending, delivered, chunk, 0, count);
        input.append(chunk, count);
        delivered += count;
    }

    private byte[] undelivered() {
        byte[] rest = new byte[pending.length - delivered];
        System.arraycopy(pending, delivered, rest, 0, rest.length);
        return rest;
    }

    /** One byte for each character, so that scripts can hold any byte. */
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static String hex(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte octet : bytes) {
            out.append(out.length() == 0 ? "" : " ").append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
        }
        return out.toString();
    }

    static String text(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (byte octet : bytes) {
            switch (octet) {
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                default -> out.append((char) (octet & 0xff));
            }
        }
        return out.toString();
    }
}
