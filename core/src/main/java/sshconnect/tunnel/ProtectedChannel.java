package sshconnect.tunnel;

import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.host.Channel;
import sshconnect.security.Encapsulation;

/**
 * A tunnel whose bytes go through an {@link Encapsulation}, on top of the connection to the proxy. One thread may
 * receive while another sends. Memory is bounded by the longest message.
 */
public final class ProtectedChannel implements Channel {

    /** Enough for what somebody types; nearly all other messages are much longer. */
    private static final int SHORT_BYTES = 512;

    private final Channel carrier;
    private final Encapsulation encapsulation;
    /** A message, as far as it was received; made when one is received here and not by the relay itself. */
    private byte[] message = {};

    private byte[] chunk;
    /** For headers and short messages, in place of the chunk: looking at one costs what there is behind it too. */
    private final byte[] header = new byte[Encapsulation.HEADER_BYTES];

    private byte[] shortChunk;
    private int received;
    private byte[] opened;
    private int taken;
    private boolean closed;

    /**
     * Protects a connection.
     *
     * @param carrier       the connection, of which every unread byte belongs to a message of the tunnel
     * @param encapsulation what the tunnel's bytes go through
     */
    public ProtectedChannel(Channel carrier, Encapsulation encapsulation) {
        this.carrier = carrier;
        this.encapsulation = encapsulation;
        opened = encapsulation.early();
    }

    /**
     * The connection underneath.
     *
     * @return always the same one
     */
    public Channel carrier() {
        return carrier;
    }

    /**
     * What the tunnel's bytes go through.
     *
     * @return always the same one
     */
    public Encapsulation encapsulation() {
        return encapsulation;
    }

    @Override
    public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
        while (taken == opened.length) {
            Result<Integer> count = receive(deadlineMillis);
            if (!count.ok() || count.value() == 0) {
                return count;
            }
        }
        int count = Math.min(buffer.length, opened.length - taken);
        System.arraycopy(opened, taken, buffer, 0, count);
        return Result.of(count);
    }

    /**
     * Receives some of a message, and opens it when it is whole.
     *
     * @return 0 at the end, between two messages
     */
    private Result<Integer> receive(long deadlineMillis) {
        if (chunk == null) {
            message = Arrays.copyOf(message, Encapsulation.HEADER_BYTES + Encapsulation.MAX_TOKEN_BYTES);
            chunk = new byte[message.length];
            shortChunk = new byte[SHORT_BYTES];
        }
        byte[] seen = received < Encapsulation.HEADER_BYTES ? header : missing() <= SHORT_BYTES ? shortChunk : chunk;
        Result<Integer> shown = carrier.peek(seen, deadlineMillis);
        if (!shown.ok()) {
            return shown;
        }
        if (shown.value() == 0) {
            return received == 0 ? shown : failed("it ended inside a message");
        }
        int count = Math.min(shown.value(), missing());
        carrier.discard(count);
        System.arraycopy(seen, 0, message, received, count);
        received += count;
        if (received >= Encapsulation.HEADER_BYTES && !Encapsulation.isMessage(message)) {
            return failed("it is not protected");
        }
        if (missing() > 0) {
            return shown;
        }
        Result<byte[]> bytes = encapsulation.open(message, received - Encapsulation.HEADER_BYTES);
        if (!bytes.ok()) {
            return failed(bytes.fault().cause());
        }
        received = 0;
        opened = bytes.value();
        taken = 0;
        return shown;
    }

    /** How many bytes are missing, of the header, or of the message when the header is there. */
    private int missing() {
        return received < Encapsulation.HEADER_BYTES
                ? Encapsulation.HEADER_BYTES - received
                : Encapsulation.HEADER_BYTES + Encapsulation.tokenLength(message) - received;
    }

    private static <T> Result<T> failed(String cause) {
        return Result.failed(unusable(cause));
    }

    /**
     * The fault of something that was received and cannot be opened.
     *
     * @param cause what is wrong with it
     * @return the fault
     */
    public static Fault unusable(String cause) {
        return new Fault(
                Fault.Kind.OTHER, "open", "what the proxy sent", "what the proxy sent cannot be used: " + cause);
    }

    @Override
    public void discard(int count) {
        taken += count;
    }

    /**
     * How much a peek can show without anything being received.
     *
     * @return the number of bytes
     */
    public int openedBytes() {
        return opened.length - taken;
    }

    /**
     * Takes everything that was opened, for a relay that does the rest itself.
     *
     * @return the bytes
     */
    public byte[] takeOpened() {
        byte[] rest = Arrays.copyOfRange(opened, taken, opened.length);
        taken = opened.length;
        return rest;
    }

    /**
     * Takes what was received of messages and not opened, for a relay that does the rest itself.
     *
     * @return the bytes
     */
    public byte[] takeUnopened() {
        byte[] rest = Arrays.copyOf(message, received);
        received = 0;
        return rest;
    }

    /**
     * Gives back what {@link #takeUnopened} gave and what came after it, for the next relay.
     *
     * @param unopened the bytes
     */
    public void putBack(byte[] unopened) {
        message = unopened;
        received = unopened.length;
        chunk = null;
    }

    @Override
    public Fault send(byte[] bytes, long deadlineMillis) {
        return send(bytes, bytes.length, deadlineMillis);
    }

    /**
     * Sends the first bytes of an array.
     *
     * @param bytes          where they are
     * @param count          how many
     * @param deadlineMillis as for {@link Channel#send}
     * @return null when all were sent, or why not
     */
    public Fault send(byte[] bytes, int count, long deadlineMillis) {
        int capacity = encapsulation.capacity();
        for (int sent = 0; sent < count; sent += capacity) {
            int length = Math.min(capacity, count - sent);
            byte[] part = sent == 0 ? bytes : Arrays.copyOfRange(bytes, sent, sent + length);
            Result<byte[]> sealed = encapsulation.seal(part, length);
            Fault fault = sealed.ok() ? carrier.send(sealed.value(), deadlineMillis) : sealed.fault();
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** {@inheritDoc} The context's keys are forgotten. */
    @Override
    public void close() {
        carrier.close();
        if (!closed) {
            closed = true;
            encapsulation.context().dispose();
        }
    }
}
