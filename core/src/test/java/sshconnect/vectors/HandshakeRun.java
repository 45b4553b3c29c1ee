package sshconnect.vectors;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import sshconnect.base.ByteQueue;
import sshconnect.base.Secret;
import sshconnect.base.Wire;
import sshconnect.proto.Credential;
import sshconnect.proto.Handshake;
import sshconnect.proto.Step;
import sshconnect.proto.Trace;

/**
 * Plays a scripted peer to a handshake and writes down what happens, as text: what is sent, what is asked for, how it
 * ends, which bytes are left for the tunnel, and what is left of secrets, which should be nothing. The peer says one
 * reply after each message that it gets, and the first one at once where it is to speak first.
 */
public final class HandshakeRun {

    /** What the peer's replies hold so that it closes the connection after that one. */
    static final String CLOSE = "<close>";

    /** In place of a reply: the peer keeps the connection and says nothing. */
    static final String SILENCE = "<silence>";

    /** A trace that nobody reads. */
    public static final Trace SILENT = new Trace() {
        @Override
        public void note(String line) {}

        @Override
        public void state(String state) {}

        @Override
        public void received(byte[] message, boolean text) {}
    };

    /** It has left more unread than {@link Handshake#maxInputBytes}. */
    static final String UNBOUNDED = "wants more than it says\n";

    private static final String ABANDONED = "abandoned";
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder log = new StringBuilder();
    private final String[] replies;
    private final boolean byteByByte;
    private final String user;
    private final String password;
    private boolean sent;
    private int replied;
    private byte[] pending = {};
    private int delivered;
    private boolean silent;
    private int patience = Integer.MAX_VALUE;

    HandshakeRun(boolean byteByByte, String user, String password, String... replies) {
        this.byteByByte = byteByByte;
        this.user = user;
        this.password = password;
        this.replies = replies;
    }

    /**
     * Gives the handshake up when it has wanted so many things.
     *
     * @param steps how many
     * @return this run
     */
    HandshakeRun abandonAfter(int steps) {
        patience = steps;
        return this;
    }

    /** Whether a log is that of a run that was given up and has left nothing. */
    static boolean abandonedInOrder(String log) {
        return log.endsWith(ABANDONED);
    }

    /**
     * Runs to the end.
     *
     * @param first makes the handshake
     * @return the log
     */
    String run(Supplier<Handshake> first) {
        Leftovers leftovers = Leftovers.watch();
        converse(first.get());
        return log.append(leftovers.describe()).toString();
    }

    private void converse(Handshake first) {
        Handshake handshake = first;
        ByteQueue input = new ByteQueue(80 * 1024);
        Step step = null;
        while (!(step instanceof Step.Established) && !(step instanceof Step.Failed)) {
            if (patience-- == 0) {
                handshake.abandon();
                log.append(ABANDONED);
                return;
            }
            step = handshake.next(input);
            if (step instanceof Step.Send send) {
                send(send.wire());
            } else if (step instanceof Step.NeedInput need) {
                if (input.size() > handshake.maxInputBytes()) {
                    log.append(UNBOUNDED);
                }
                if (input.ended() || silent && need.patience() == null) {
                    log.append("stuck");
                    handshake.abandon();
                    return;
                }
                if (silent) {
                    log.append("waits ").append(need.patience().millis()).append(" ms\n");
                    need.patience().onSilence().run();
                } else {
                    deliver(input);
                }
            } else if (step instanceof Step.NeedCredentials need) {
                log.append("asks ")
                        .append(need.challenge().scheme())
                        .append(" \"")
                        .append(need.challenge().realm())
                        .append("\"\n");
                need.answer(new Credential(user, Secret.of(password)));
            } else if (step instanceof Step.Reconnect reconnect) {
                log.append("reconnects\n");
                handshake = reconnect.next();
                input = new ByteQueue(80 * 1024);
                pending = new byte[0];
                delivered = 0;
            }
        }
        log.append(handshake.next(input) == step ? "" : "not latched: ");
        if (step instanceof Step.Failed failed) {
            log.append(
                            failed.failure().ofCredentials()
                                    ? "fails with these credentials: "
                                    : failed.failure().ofTarget() ? "fails for this target: " : "fails: ")
                    .append(failed.failure().describe());
        } else {
            established((Step.Established) step, input);
        }
        handshake.abandon();
    }

    private void established(Step.Established step, ByteQueue input) {
        log.append(end(step)).append(", left: ").append(text(join(input.take(input.size()), undelivered())));
        if (step.layer() != null) {
            // As the tunnel does when it closes.
            step.layer().dispose();
        }
    }

    private static String end(Step.Established established) {
        if (established.layer() == null) {
            return "established";
        }
        byte[] early = established.early();
        return "protected" + (early.length == 0 ? "" : ", early: " + text(early));
    }

    private void send(Wire wire) {
        log.append("sends ")
                .append(wire.isText() ? text(wire.toBytes()) : hex(wire.toBytes()))
                .append('\n');
        wire.wipe();
        sent = true;
        reply();
    }

    private void reply() {
        if (replied < replies.length) {
            String reply = replies[replied++];
            silent = reply.equals(SILENCE);
            boolean closing = reply.endsWith(CLOSE);
            String said = silent ? "" : closing ? reply.substring(0, reply.length() - CLOSE.length()) : reply;
            pending = join(undelivered(), bytes(said));
            delivered = 0;
        }
    }

    private void deliver(ByteQueue input) {
        if (!sent && replied == 0) {
            reply();
        }
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
            out.append(out.length() == 0 ? "" : " ")
                    .append(HEX.charAt(octet >> 4 & 15))
                    .append(HEX.charAt(octet & 15));
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
