package sshconnect.tunnel;

import sshconnect.base.Digits;
import sshconnect.base.Printable;
import sshconnect.base.Secret;
import sshconnect.base.SentSecrets;
import sshconnect.base.Utf8;
import sshconnect.base.Wire;
import sshconnect.host.Diagnostics;
import sshconnect.proto.Trace;
import sshconnect.proto.http.HttpStatusLine;

/**
 * Prints progress on standard error for {@code --debug}, in the shape of connect.c's. Level 1 shows each message of a
 * handshake on a line or on several; level 2 also the states and a dump of the bytes. What is secret is a fixed mask at
 * every level.
 */
public final class Tracer implements Trace {

    private static final String MASKED_OCTETS = "xx xx xx xx ...";
    private static final int DUMP_COLUMNS = 16;

    private final Diagnostics diagnostics;
    private final int level;
    private final String about;
    private final WayListener listener;
    private boolean silenceTold;
    /** Where on the way something happens. */
    private int place;

    private final SentSecrets secrets = new SentSecrets();

    /**
     * A trace.
     *
     * @param diagnostics where lines go
     * @param level       0 for silence, 1 for messages, 2 for bytes as well
     * @param about       what each line begins with, to tell several traces apart
     */
    public Tracer(Diagnostics diagnostics, int level, String about) {
        this(diagnostics, level, about, WayListener.NONE);
    }

    /**
     * A trace that somebody listens to.
     *
     * @param diagnostics where lines go
     * @param level       0 for silence, 1 for messages, 2 for bytes as well
     * @param about       what each line begins with, to tell several traces apart
     * @param listener    hears what becomes of each step
     */
    public Tracer(Diagnostics diagnostics, int level, String about, WayListener listener) {
        this.listener = listener;
        this.diagnostics = diagnostics;
        this.level = level;
        this.about = about;
    }

    /**
     * The trace of a program that uses this as a library: nothing is printed on its standard error.
     *
     * @param diagnostics where lines would go
     * @return the trace
     */
    static Tracer ofLibrary(Diagnostics diagnostics) {
        Tracer trace = new Tracer(diagnostics, 0, "");
        trace.silenceTold = true;
        return trace;
    }

    /**
     * Whether a peer's silence is still to be told: once in a run, or for a client.
     *
     * @return false once it was
     */
    boolean tellsSilence() {
        return !silenceTold;
    }

    /**
     * Tells the person of a peer's silence, at every level.
     *
     * @param line who is silent
     */
    void silence(String line) {
        silenceTold = true;
        diagnostics.error("WARNING: " + about + line);
    }

    /** {@inheritDoc} See {@link WayListener#listens}. */
    @Override
    public boolean listens() {
        return listener.listens();
    }

    /** The one who listens to steps. */
    WayListener listener() {
        return listener;
    }

    /** A stage begins, and what is told next is of this place. */
    void begins(int where, WayStage stage) {
        place = where;
        listener.begins(where, stage, "");
    }

    /** The stage that began last has come to a good end. */
    void ends(WayStage stage, String detail) {
        listener.ends(place, stage, detail);
    }

    /** Something is known of a stage of some place. */
    void notes(int where, WayStage stage, String detail) {
        listener.notes(where, stage, detail);
    }

    @Override
    public void offers(String schemes) {
        listener.notes(place, WayStage.OFFERS, schemes);
    }

    @Override
    public void authenticates(String scheme, String user) {
        if (listens()) {
            listener.begins(place, WayStage.AUTH, user.isEmpty() ? scheme : scheme + " as " + user);
        }
    }

    @Override
    public void asksForTunnel() {
        listener.ends(place, WayStage.AUTH, "");
        listener.begins(place, WayStage.TUNNEL, "");
    }

    /**
     * How much is printed.
     *
     * @return 0 for nothing, 1 for messages, 2 for bytes as well
     */
    public int level() {
        return level;
    }

    /**
     * Whether anything is printed, so that nobody composes lines in vain.
     *
     * @return true at level 1 and above
     */
    public boolean enabled() {
        return level > 0;
    }

    @Override
    public void note(String line) {
        if (enabled()) {
            diagnostics.error("DEBUG: " + about + line);
        }
    }

    @Override
    public void state(String state) {
        if (level > 1) {
            note("state: " + state);
        }
    }

    @Override
    public void received(byte[] message, boolean text) {
        if (enabled()) {
            print(
                    "<<< ",
                    text
                            ? secrets.markText(message, HttpStatusLine.publicLength(Utf8.decode(message)))
                            : secrets.mark(message),
                    text);
        }
    }

    @Override
    public String masked(String said) {
        return secrets.mask(said, HttpStatusLine.publicLength(said));
    }

    /** Hears of a password that the peer may know, whatever is sent of it. */
    void answered(Secret password) {
        secrets.add(password);
    }

    /** Forgets what was sent. */
    void forgetSecrets() {
        secrets.wipe();
    }

    /**
     * A message that is sent to the peer.
     *
     * @param wire the message, its secret parts marked
     */
    void sent(Wire wire) {
        secrets.add(wire);
        if (enabled()) {
            print(">>> ", wire, wire.isText());
        }
    }

    private void print(String arrow, Wire wire, boolean text) {
        if (text) {
            printLines(arrow, wire);
        } else if (wire.hasSecret()) {
            note(arrow + MASKED_OCTETS);
        } else {
            note(arrow + octets(wire.toBytes(), 0, Integer.MAX_VALUE));
        }
        if (level > 1) {
            dump(wire);
        }
    }

    private void printLines(String arrow, Wire wire) {
        StringBuilder line = new StringBuilder();
        for (Wire.Part part : wire.parts()) {
            if (part.secret()) {
                line.append(Secret.MASK);
                continue;
            }
            for (byte octet : part.bytes()) {
                appendEscaped(line, octet & 0xff);
                if (octet == '\n') {
                    note(arrow + '"' + line + '"');
                    line.setLength(0);
                }
            }
        }
        if (line.length() > 0) {
            note(arrow + '"' + line + '"');
        }
    }

    private static void appendEscaped(StringBuilder line, int octet) {
        switch (octet) {
            case '\r' -> line.append("\\r");
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            case '\\' -> line.append("\\\\");
            case '"' -> line.append("\\\"");
            default -> {
                if (octet < ' ' || octet >= 0x7f) {
                    line.append("\\x").append(Digits.hexadecimal(octet >> 4)).append(Digits.hexadecimal(octet));
                } else {
                    line.append((char) octet);
                }
            }
        }
    }

    /** The bytes of a message in hexadecimal and as characters; where a part is secret, the mask stands instead. */
    private void dump(Wire wire) {
        Wire plain = Wire.binary();
        for (Wire.Part part : wire.parts()) {
            if (part.secret()) {
                dumpPlain(plain.toBytes());
                plain = Wire.binary();
                note("    " + MASKED_OCTETS);
            } else {
                plain.bytes(part.bytes());
            }
        }
        dumpPlain(plain.toBytes());
    }

    private void dumpPlain(byte[] bytes) {
        for (int from = 0; from < bytes.length; from += DUMP_COLUMNS) {
            StringBuilder line = new StringBuilder(octets(bytes, from, DUMP_COLUMNS));
            while (line.length() < 3 * DUMP_COLUMNS + 1) {
                line.append(' ');
            }
            for (int i = from; i < Math.min(from + DUMP_COLUMNS, bytes.length); i++) {
                int octet = bytes[i] & 0xff;
                line.append(octet < ' ' || octet >= 0x7f ? '.' : (char) octet);
            }
            note("    " + line);
        }
    }

    private static String octets(byte[] bytes, int from, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < bytes.length && i - from < most; i++) {
            out.append(i == from ? "" : " ")
                    .append(Digits.hexadecimal(bytes[i] >> 4))
                    .append(Digits.hexadecimal(bytes[i]));
        }
        return out.toString();
    }

    /**
     * One line of progress that quotes what a stranger may have chosen.
     *
     * @param name  what it is
     * @param value its value, made printable
     */
    public void setting(String name, String value) {
        if (enabled()) {
            note(name + "=" + Printable.of(value));
        }
    }
}
