package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import sshconnect.base.Fault;
import sshconnect.base.Outcome;

/**
 * A connection to somebody who follows a {@link Script}, in memory. Strict: bytes that the script does not expect, a
 * wait that could never end, and misuse of the channel fail the test at once.
 */
public final class FakeChannel implements Channel {

    private final String name;
    private final FakeClock clock;
    private final Deque<Script.Event> events;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private byte[] unmatched = {};
    private byte[] arrived = {};
    private int shown;
    private boolean shutDown;
    private boolean closed;

    FakeChannel(String name, FakeClock clock, Script script) {
        this.name = name;
        this.clock = clock;
        this.events = new ArrayDeque<>(script.events());
    }

    @Override
    public Outcome<Integer> peek(byte[] buffer, long deadlineMillis) {
        checkOpen("peek");
        if (arrived.length == 0) {
            Fault fault = receive(deadlineMillis);
            if (fault != null) {
                return Outcome.failed(fault);
            }
        }
        shown = Math.min(buffer.length, arrived.length);
        System.arraycopy(arrived, 0, buffer, 0, shown);
        return Outcome.of(shown);
    }

    /** Plays the script until something can be received, the end included. */
    private Fault receive(long deadlineMillis) {
        while (true) {
            if (clock.reached(deadlineMillis)) {
                return new Fault(Fault.Kind.TIMED_OUT, "receive from", name, "connection timed out");
            }
            Script.Event event = events.peek();
            if (event instanceof Script.Event.Say say) {
                events.remove();
                arrived = say.bytes();
                return null;
            } else if (event instanceof Script.Event.End) {
                return null;
            } else if (event instanceof Script.Event.Reset) {
                return new Fault(Fault.Kind.RESET, "receive from", name, "connection reset by peer");
            } else if (event instanceof Script.Event.Pass pass) {
                events.remove();
                long before = clock.nowMillis();
                if (!clock.passBefore(pass.millis(), deadlineMillis)) {
                    events.addFirst(new Script.Event.Pass(pass.millis() - (clock.nowMillis() - before)));
                }
            } else if (deadlineMillis == Host.NO_DEADLINE) {
                throw new AssertionError(name + ": receiving would wait for ever; the peer " + state());
            } else {
                clock.passBefore(Long.MAX_VALUE, deadlineMillis);
            }
        }
    }

    @Override
    public void discard(int count) {
        checkOpen("discard");
        if (count < 0 || count > shown) {
            throw new AssertionError(name + ": discard(" + count + ") after a peek that showed " + shown);
        }
        arrived = Arrays.copyOfRange(arrived, count, arrived.length);
        shown -= count;
    }

    @Override
    public Fault send(byte[] bytes, long deadlineMillis) {
        checkOpen("send");
        if (shutDown) {
            throw new AssertionError(name + ": sent " + describe(bytes) + " after shutting down");
        }
        if (clock.reached(deadlineMillis)) {
            return new Fault(Fault.Kind.TIMED_OUT, "send to", name, "connection timed out");
        }
        if (events.peek() instanceof Script.Event.Reset) {
            return new Fault(Fault.Kind.RESET, "send to", name, "connection reset by peer");
        }
        received.writeBytes(bytes);
        int before = unmatched.length;
        unmatched = Arrays.copyOf(unmatched, before + bytes.length);
        System.arraycopy(bytes, 0, unmatched, before, bytes.length);
        match();
        return null;
    }

    /** Ends what is sent, as the relay does. */
    void shutDown() {
        checkOpen("shut down");
        shutDown = true;
        match();
    }

    private void match() {
        while (events.peek() instanceof Script.Event.Expect expect) {
            int common = Math.min(unmatched.length, expect.bytes().length);
            if (!Arrays.equals(unmatched, 0, common, expect.bytes(), 0, common)) {
                throw new AssertionError(name + ": expected\n  " + describe(expect.bytes()) + "\nbut was sent\n  "
                        + describe(unmatched));
            }
            if (common < expect.bytes().length) {
                return;
            }
            unmatched = Arrays.copyOfRange(unmatched, common, unmatched.length);
            events.remove();
        }
        if (unmatched.length > 0 && events.stream().noneMatch(Script.Event.Expect.class::isInstance)) {
            throw new AssertionError(name + ": was sent " + describe(unmatched) + ", but it " + state());
        }
        if (shutDown && events.peek() instanceof Script.Event.ExpectEnd) {
            events.remove();
        }
    }

    @Override
    public void close() {
        closed = true;
        shutDown = true;
        match();
    }

    /**
     * Whether nothing can be received before something else is sent.
     *
     * @return true if the peer waits too
     */
    boolean waiting() {
        while (arrived.length == 0 && events.peek() instanceof Script.Event.Pass pass) {
            events.remove();
            clock.pass(pass.millis());
        }
        Script.Event event = events.peek();
        boolean silent = event == null || event instanceof Script.Event.Expect
                || event instanceof Script.Event.ExpectEnd;
        return arrived.length == 0 && silent;
    }

    /**
     * Everything that was sent to the peer.
     *
     * @return the bytes
     */
    public byte[] received() {
        return received.toByteArray();
    }

    /**
     * Whether the program has closed the connection.
     *
     * @return true after {@link #close}
     */
    public boolean closed() {
        return closed;
    }

    /** Fails unless everything in the script has happened. */
    void assertDone() {
        Script.Event event = events.peek();
        boolean done = event == null || event instanceof Script.Event.End || event instanceof Script.Event.Reset;
        if (!done || unmatched.length > 0) {
            throw new AssertionError(name + ": the script is not done; it " + state()
                    + (unmatched.length > 0 ? " and was sent " + describe(unmatched) : ""));
        }
    }

    /**
     * What the peer is about to do.
     *
     * @return for messages, to follow the peer's name
     */
    String state() {
        Script.Event event = events.peek();
        if (event instanceof Script.Event.Expect expect) {
            return "expects " + describe(expect.bytes());
        } else if (event instanceof Script.Event.Say say) {
            return "has yet to say " + describe(say.bytes());
        } else if (event instanceof Script.Event.ExpectEnd) {
            return "expects the end of what is sent";
        } else if (event == null) {
            return "expects nothing more and stays silent";
        }
        return "expects nothing more and is about to " + event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void checkOpen(String operation) {
        if (closed) {
            throw new AssertionError(name + ": " + operation + " after close");
        }
    }

    /**
     * Bytes as a person wants to read them in a failed test.
     *
     * @param bytes the bytes
     * @return hexadecimal, and beside it the text
     */
    static String describe(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte octet : bytes) {
            hex.append(Character.forDigit(octet >> 4 & 15, 16)).append(Character.forDigit(octet & 15, 16)).append(' ');
        }
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\r", "\\r").replace("\n", "\\n");
        return hex.append('"').append(text).append('"').toString();
    }
}
