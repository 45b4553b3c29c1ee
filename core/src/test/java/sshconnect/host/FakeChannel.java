package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import sshconnect.base.Fault;
import sshconnect.base.Result;

/**
 * A connection to somebody who follows a {@link Script}, in memory. Strict: bytes that the script does not expect, a
 * wait that could never end, and misuse of the channel fail the test at once.
 */
public final class FakeChannel implements Channel {

    private final String name;
    private final FakeClock clock;
    private final Deque<Script.Event> events;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private byte[] unmatched = {};
    private int shown;
    private boolean ended;
    private boolean reset;
    private boolean shutDown;
    private boolean closed;

    FakeChannel(String name, FakeClock clock, Script script) {
        this.name = name;
        this.clock = clock;
        this.events = new ArrayDeque<>(script.events());
        play();
    }

    @Override
    public Result<Integer> peek(byte[] buffer, long deadlineMillis) {
        checkOpen("peek");
        while (arrived.isEmpty() && !ended && !reset) {
            if (clock.reached(deadlineMillis)) {
                return Result.failed(Fault.Kind.TIMED_OUT, "read from", name, "timed out");
            }
            await(deadlineMillis);
        }
        if (arrived.isEmpty() && reset) {
            return Result.failed(Fault.Kind.RESET, "read from", name, "connection reset by peer");
        }
        byte[] next = arrived.isEmpty() ? new byte[0] : arrived.peek();
        shown = Math.min(buffer.length, next.length);
        System.arraycopy(next, 0, buffer, 0, shown);
        return Result.of(shown);
    }

    /** Lets the time pass that the script wants, or all that is left. */
    private void await(long deadlineMillis) {
        if (events.peek() instanceof Script.Event.Pass pass) {
            events.remove();
            long before = clock.nowMillis();
            if (!clock.passBefore(pass.millis(), deadlineMillis)) {
                events.addFirst(new Script.Event.Pass(pass.millis() - (clock.nowMillis() - before)));
            }
            play();
        } else if (deadlineMillis == Host.NO_DEADLINE) {
            throw new AssertionError(name + ": reading would wait for ever; the peer " + state());
        } else {
            clock.passBefore(Long.MAX_VALUE, deadlineMillis);
        }
    }

    @Override
    public void discard(int count) {
        checkOpen("discard");
        if (count < 0 || count > shown) {
            throw new AssertionError(name + ": discard(" + count + ") after a peek that showed " + shown);
        }
        if (count > 0) {
            byte[] next = arrived.remove();
            if (count < next.length) {
                arrived.addFirst(Arrays.copyOfRange(next, count, next.length));
            }
        }
        shown -= count;
    }

    @Override
    public Fault send(byte[] buffer, int count, long deadlineMillis) {
        byte[] bytes = Arrays.copyOf(buffer, count);
        checkOpen("send");
        if (shutDown) {
            throw new AssertionError(name + ": sent " + describe(bytes) + " after shutting down");
        }
        if (clock.reached(deadlineMillis)) {
            return new Fault(Fault.Kind.TIMED_OUT, "write to", name, "timed out");
        }
        if (reset) {
            return new Fault(Fault.Kind.RESET, "write to", name, "connection reset by peer");
        }
        received.writeBytes(bytes);
        int before = unmatched.length;
        unmatched = Arrays.copyOf(unmatched, before + bytes.length);
        System.arraycopy(bytes, 0, unmatched, before, bytes.length);
        play();
        return null;
    }

    /** Ends what is sent, as the relay does. */
    void shutDown() {
        checkOpen("shut down");
        shutDown = true;
        play();
    }

    /** Plays the script as far as it goes without anything else being sent and without time passing. */
    private void play() {
        boolean on = true;
        while (on) {
            Script.Event event = events.peek();
            if (event instanceof Script.Event.Expect expect) {
                on = match(expect.bytes());
            } else if (event instanceof Script.Event.ExpectEnd) {
                on = shutDown && unmatched.length == 0;
            } else if (event instanceof Script.Event.Say say) {
                arrived.add(say.bytes());
            } else if (event instanceof Script.Event.End) {
                ended = true;
            } else if (event instanceof Script.Event.Reset) {
                reset = true;
            } else {
                on = false;
            }
            if (on) {
                events.remove();
            }
        }
        if (unmatched.length > 0 && events.stream().noneMatch(Script.Event.Expect.class::isInstance)) {
            throw new AssertionError(name + ": was sent " + describe(unmatched) + ", but it " + state());
        }
    }

    /** Takes expected bytes from what was sent, if all of them are there. */
    private boolean match(byte[] expected) {
        int common = Math.min(unmatched.length, expected.length);
        if (!Arrays.equals(unmatched, 0, common, expected, 0, common)) {
            throw new AssertionError(
                    name + ": expected\n  " + describe(expected) + "\nbut was sent\n  " + describe(unmatched));
        }
        boolean whole = common == expected.length;
        if (whole) {
            unmatched = Arrays.copyOfRange(unmatched, common, unmatched.length);
        }
        return whole;
    }

    @Override
    public void close() {
        closed = true;
        shutDown = true;
        play();
    }

    /**
     * Whether nothing can be received before something else is sent; lets the time pass that the script wants.
     *
     * @return true if the peer waits too
     */
    boolean waiting() {
        while (arrived.isEmpty() && events.peek() instanceof Script.Event.Pass pass) {
            events.remove();
            clock.pass(pass.millis());
            play();
        }
        return arrived.isEmpty() && !ended && !reset;
    }

    /** Whether the peer says no more, and all that it said was read. */
    boolean atEnd() {
        return ended && arrived.isEmpty();
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
        if (!events.isEmpty() || unmatched.length > 0) {
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
        } else if (event instanceof Script.Event.ExpectEnd) {
            return "expects the end of what is sent";
        } else if (event instanceof Script.Event.Pass) {
            return "lets time pass";
        }
        return "expects nothing more";
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
            hex.append(Character.forDigit(octet >> 4 & 15, 16))
                    .append(Character.forDigit(octet & 15, 16))
                    .append(' ');
        }
        String text =
                new String(bytes, StandardCharsets.UTF_8).replace("\r", "\\r").replace("\n", "\\n");
        return hex.append('"').append(text).append('"').toString();
    }
}
