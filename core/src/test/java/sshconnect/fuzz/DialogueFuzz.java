package sshconnect.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import sshconnect.cli.App;
import sshconnect.vectors.Leftovers;

/**
 * The invariant of the handshakes: whatever a peer says, and in whatever pieces it arrives, the program does the same,
 * takes no byte of the tunnel, ends after a number of steps that is linear in what it received, tells it in bounded
 * lines without a secret, and leaves no secret and no security context behind.
 *
 * <p>Written for fuzzers: no JUnit, nothing that TeaVM lacks, no exception of its own. Runs on the JVM and natively.
 */
public final class DialogueFuzz {

    /** A message quotes a few things of at most 200 characters each, in some of its own. */
    private static final int MAX_MESSAGE_CHARS = 2000;

    private static final String QUOTED_ANSWER = "does not speak http: it sent \"";
    private static final String HEX = "0123456789abcdef";
    private static final String[] SECRETS = {
        Dialogue.PASSWORD,
        hex(Dialogue.PASSWORD.getBytes(StandardCharsets.UTF_8), " "),
        hex(Dialogue.PASSWORD.getBytes(StandardCharsets.UTF_8), ""),
        base64("ann:" + Dialogue.PASSWORD),
        base64(Dialogue.PASSWORD),
    };

    private DialogueFuzz() {}

    /**
     * Tries one input.
     *
     * @param input see {@link Dialogue}
     * @return null when the invariant holds, or how it was violated
     */
    public static String run(byte[] input) {
        Dialogue dialogue = Dialogue.of(input);
        if (dialogue == null) {
            return null;
        }
        DialogueHost whole = new DialogueHost(dialogue, Delivery.of(Delivery.Kind.WHOLE, 0));
        String outcome = perform(dialogue, whole);
        String violated = check(dialogue, whole);
        for (Delivery.Kind kind : Delivery.Kind.values()) {
            if (violated == null && kind != Delivery.Kind.WHOLE) {
                DialogueHost other = new DialogueHost(dialogue, Delivery.of(kind, dialogue.seed()));
                violated = same("delivered " + kind, outcome, perform(dialogue, other));
                violated = violated == null ? check(dialogue, other) : violated;
            }
        }
        return violated == null && whole.tunnel() >= 0 && !whole.isProtected() ? checkExtra(dialogue, whole) : violated;
    }

    /** Bytes right behind the handshake, in the same piece, belong to the tunnel. */
    private static String checkExtra(Dialogue dialogue, DialogueHost before) {
        Delivery delivery = Delivery.withExtra(before.tunnel(), before.tunnelPosition());
        DialogueHost host = new DialogueHost(dialogue, delivery);
        perform(dialogue, host);
        byte[] expected = Arrays.copyOf(Delivery.EXTRA, Delivery.EXTRA.length + before.relayed().length);
        System.arraycopy(before.relayed(), 0, expected, Delivery.EXTRA.length, before.relayed().length);
        return same("with more bytes of the tunnel", hex(expected, ""), hex(host.relayed(), ""));
    }

    private static String same(String how, String expected, String actual) {
        return expected.equals(actual) ? null : how + ": expected\n" + expected + "\nbut was\n" + actual;
    }

    /** Runs the program, and writes down what came of it, as the peer and the person see it. */
    private static String perform(Dialogue dialogue, DialogueHost host) {
        Leftovers leftovers = Leftovers.watch();
        StringBuilder outcome = new StringBuilder("status ").append(App.run(host, dialogue.arguments()));
        host.left(leftovers.describe());
        for (String line : host.lines()) {
            if (!line.startsWith("DEBUG: ")) {
                outcome.append('\n').append(comparable(line));
            }
        }
        for (DialogueChannel channel : host.channels()) {
            outcome.append("\nsent ").append(hex(channel.sent(), ""));
        }
        return outcome.append("\ntunnel ")
                .append(host.tunnel())
                .append(' ')
                .append(host.tunnelPosition())
                .append("\nrelayed ")
                .append(hex(host.relayed(), ""))
                .toString();
    }

    /** An answer that is not made of lines has no end to wait for: as much of it is quoted as was there. */
    private static String comparable(String line) {
        int quoted = line.indexOf(QUOTED_ANSWER);
        return quoted < 0 ? line : line.substring(0, quoted) + line.substring(line.lastIndexOf('"'));
    }

    private static String check(Dialogue dialogue, DialogueHost host) {
        // Who writes an input may know the secret; a peer that was not sent it does not.
        boolean guessed = showsSecret(dialogue.text());
        if (host.wentOnForTooLong()) {
            return "it went on for too long";
        }
        if (!host.left().isEmpty()) {
            return host.left();
        }
        for (String line : host.lines()) {
            if (!guessed && showsSecret(line)) {
                return "a secret was shown: " + line;
            }
            if (!line.startsWith("DEBUG: ") && line.length() > MAX_MESSAGE_CHARS) {
                return "a message of " + line.length() + " characters: " + line;
            }
            for (int i = 0; i < line.length(); i++) {
                if (line.charAt(i) < ' ' || line.charAt(i) == 0x7f) {
                    return "a control character was shown: " + line;
                }
            }
        }
        return null;
    }

    private static boolean showsSecret(String text) {
        for (String secret : SECRETS) {
            if (text.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes, String between) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            text.append(i == 0 ? "" : between)
                    .append(HEX.charAt(bytes[i] >> 4 & 15))
                    .append(HEX.charAt(bytes[i] & 15));
        }
        return text.toString();
    }
}
