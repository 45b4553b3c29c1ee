package sshconnect.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.host.Host;

/** A connection to a peer that follows its part of a {@link Dialogue}. */
final class DialogueChannel implements Channel {

    private static final String PEER = "192.0.2.1:3128";
    private static final String AUTHORIZATION = "Authorization: ";
    /** What is reflected may be reflected again, and grow. */
    private static final int MAX_REFLECTED_BYTES = 512;

    private final DialogueHost host;
    private final boolean hasExtra;
    private final Dialogue.Connection script;
    private final Delivery delivery;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private byte[] said = {};
    private byte[] last = {};
    private int partsSaid;
    private int position;

    /**
     * A connection that was just made.
     *
     * @param host     who counts what is done
     * @param script   what the peer says
     * @param delivery how it arrives
     */
    DialogueChannel(DialogueHost host, Dialogue.Connection script, Delivery delivery) {
        this.host = host;
        this.script = script;
        this.delivery = delivery;
        hasExtra = delivery.extraOn() == host.channels().size();
        sayNextPart();
    }

    private void sayNextPart() {
        List<byte[]> parts = script.parts();
        if (partsSaid == parts.size()) {
            return;
        }
        byte[] part = reflected(parts.get(partsSaid++));
        host.saying(part.length);
        int before = said.length;
        boolean extra = hasExtra
                && delivery.extraAt() <= before + part.length
                && (delivery.extraAt() > before || delivery.extraAt() == 0 && partsSaid == 1);
        int split = extra ? delivery.extraAt() - before : part.length;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(said, 0, before);
        all.write(part, 0, split);
        if (extra) {
            all.write(Delivery.EXTRA, 0, Delivery.EXTRA.length);
        }
        all.write(part, split, part.length - split);
        said = all.toByteArray();
    }

    /** Puts in what the program has sent. */
    private byte[] reflected(byte[] part) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < part.length; i++) {
            int what = Dialogue.reflection(part, i);
            if (what == 0) {
                all.write(part[i]);
            } else {
                int from = what == Dialogue.MESSAGE ? 0 : secretAt(last);
                all.write(last, from, Math.min(last.length - from, MAX_REFLECTED_BYTES));
                i++;
            }
        }
        return all.toByteArray();
    }

    /** Where the credentials of a request begin (RFC 9110, section 11.4); 0 where there are none. */
    private static int secretAt(byte[] message) {
        int at = 0;
        for (int i = AUTHORIZATION.length(); i < message.length && at == 0; i++) {
            boolean here = message[i - 1] == ' ';
            for (int j = 0; j < AUTHORIZATION.length() && here; j++) {
                here = message[i - AUTHORIZATION.length() + j] == AUTHORIZATION.charAt(j);
            }
            at = here ? i : 0;
        }
        return at;
    }

    /** Says everything that is left: nobody waits for messages in a tunnel. */
    void sayAll() {
        while (partsSaid < script.parts().size()) {
            sayNextPart();
        }
    }

    /** How many bytes were taken off. */
    int position() {
        return position;
    }

    /** Everything that was sent. */
    byte[] sent() {
        return sent.toByteArray();
    }

    private boolean everythingIsSaid() {
        return partsSaid == script.parts().size();
    }

    /** {@inheritDoc} Where both sides wait for each other, the peer loses patience and closes the connection. */
    @Override
    public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
        Fault fault = host.count("read from", PEER);
        if (fault != null) {
            return Result.failed(fault);
        }
        int count = Math.min(buffer.length, delivery.visible(position, said.length - position));
        if (count > 0) {
            System.arraycopy(said, position, buffer, 0, count);
            return Result.of(count);
        }
        boolean silent = !everythingIsSaid() || script.end() == Dialogue.End.SILENCE;
        if (silent && deadlineMillis != Host.NO_DEADLINE) {
            return Result.failed(host.timeOut(deadlineMillis, "read from", PEER));
        }
        return everythingIsSaid() && script.end() == Dialogue.End.RESET
                ? Result.failed(Fault.Kind.RESET, "read from", PEER, "connection reset by peer")
                : Result.of(0);
    }

    @Override
    public void discard(int count) {
        position += count;
    }

    @Override
    public Fault send(byte[] bytes, int count, long deadlineMillis) {
        Fault fault = host.count("write to", PEER);
        if (fault != null) {
            return fault;
        }
        if (everythingIsSaid() && script.end() == Dialogue.End.RESET) {
            return new Fault(Fault.Kind.RESET, "write to", PEER, "connection reset by peer");
        }
        sent.write(bytes, 0, count);
        last = Arrays.copyOf(bytes, count);
        sayNextPart();
        return null;
    }

    @Override
    public void close() {
        // What was sent and said stays, to be looked at.
    }
}
