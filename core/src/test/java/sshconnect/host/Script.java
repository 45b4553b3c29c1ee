package sshconnect.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What one side of a connection does, as data: what it expects to receive, what it says, how it ends. The fake host
 * plays it in memory, and for real hosts a server on the loopback interface plays the same script.
 *
 * <p>What is said comes only after everything in front of it was received; it does not wait to be read. A script that
 * stops without {@link #end} or {@link #reset} keeps the connection open and silent.
 */
public final class Script {

    /** One thing that happens. */
    public sealed interface Event {

        /**
         * Receives exactly these bytes, whatever pieces they come in.
         *
         * @param bytes the bytes
         */
        record Expect(byte[] bytes) implements Event {}

        /** Receives the end of what the other side sends: a half-close or a close. */
        record ExpectEnd() implements Event {}

        /**
         * Says these bytes, in one piece.
         *
         * @param bytes the bytes
         */
        record Say(byte[] bytes) implements Event {}

        /**
         * Lets time pass.
         *
         * @param millis how much
         */
        record Pass(long millis) implements Event {}

        /** Says no more: the other side sees the end, and what it sends is still received. */
        record End() implements Event {}

        /** Tears the connection down: the last event. */
        record Reset() implements Event {}
    }

    private final List<Event> events = new ArrayList<>();

    /**
     * Receives exactly these bytes.
     *
     * @param octets each 0 to 255
     * @return this script
     */
    public Script expect(int... octets) {
        return expect(bytes(octets));
    }

    /**
     * Receives exactly this text.
     *
     * @param text sent in UTF-8
     * @return this script
     */
    public Script expect(String text) {
        return expect(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Receives exactly these bytes.
     *
     * @param bytes the bytes
     * @return this script
     */
    public Script expect(byte[] bytes) {
        return add(new Event.Expect(bytes));
    }

    /**
     * Receives the end of what the other side sends.
     *
     * @return this script
     */
    public Script expectEnd() {
        return add(new Event.ExpectEnd());
    }

    /**
     * Says these bytes, in one piece.
     *
     * @param octets each 0 to 255
     * @return this script
     */
    public Script say(int... octets) {
        return say(bytes(octets));
    }

    /**
     * Says this text, in one piece.
     *
     * @param text sent in UTF-8
     * @return this script
     */
    public Script say(String text) {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Says these bytes, in one piece.
     *
     * @param bytes the bytes
     * @return this script
     */
    public Script say(byte[] bytes) {
        return bytes.length == 0 ? this : add(new Event.Say(bytes));
    }

    /**
     * Lets time pass.
     *
     * @param millis how much
     * @return this script
     */
    public Script pass(long millis) {
        return add(new Event.Pass(millis));
    }

    /**
     * Says no more: the other side sees the end. What it sends is still received; {@link #expectEnd} waits for its end.
     *
     * @return this script
     */
    public Script end() {
        return add(new Event.End());
    }

    /**
     * Tears the connection down: the last event.
     *
     * @return this script
     */
    public Script reset() {
        return add(new Event.Reset());
    }

    /**
     * The same script, saying every byte in a piece of its own.
     *
     * @return a new script
     */
    public Script byteByByte() {
        Script pieces = new Script();
        for (Event event : events) {
            if (event instanceof Event.Say say) {
                for (byte octet : say.bytes()) {
                    pieces.say(new byte[] {octet});
                }
            } else {
                pieces.add(event);
            }
        }
        return pieces;
    }

    /**
     * The script so far.
     *
     * @return its events in order
     */
    public List<Event> events() {
        return events;
    }

    private Script add(Event event) {
        events.add(event);
        return this;
    }

    private static byte[] bytes(int[] octets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int octet : octets) {
            bytes.write(octet);
        }
        return bytes.toByteArray();
    }
}
