package sshconnect.it.transcript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One case: a command, what the world around it says, and what it must say and leave.
 *
 * @param file     the file that it stands in
 * @param name     its path below the folder of transcripts, with the row of its table
 * @param settings the lines {@code key: value} at its head
 * @param firstRow whether it is the first row of a table, or there is no table
 * @param lines    the steps, in order
 */
record Transcript(Path file, String name, Map<String, String> settings, boolean firstRow, List<Line> lines) {
    private static final String HANDSHAKES = "handshake/";

    /**
     * A line with its continuation lines.
     *
     * @param number        where it stands, counted from 1
     * @param text          the line itself
     * @param continuations the indented lines below it
     * @param step          what it means
     */
    record Line(int number, String text, List<String> continuations, Step step) {}

    /** Whether the reference program must do the same. */
    boolean holdsForReference() {
        return settings.containsKey("reference");
    }

    /** Whether it is about this executable. */
    boolean isAbout(Executable executable) {
        boolean excluded =
                List.of(settings.getOrDefault("not", "").split("[, ]+")).contains(executable.name());
        boolean included = !settings.containsKey("only") || executable.isFront();
        return included && !excluded && (!executable.isReference() || holdsForReference());
    }

    /**
     * The ways in which its scripted servers' bytes are to arrive: each for a handshake, one for what has another
     * subject. A virtual machine takes its time to start: on one, the first row of a table stands for the others.
     */
    List<Delivery> deliveries(Executable executable) {
        List<Delivery> usual = usualDeliveries(executable);
        if (isCheckable(executable)) {
            usual.add(Delivery.CHECK);
        }
        return usual;
    }

    /** Whether {@code --check} has to fail as the program does: where nothing is relayed before, and nobody listens. */
    private boolean isCheckable(Executable executable) {
        boolean targetless = lines.stream().anyMatch(line -> line.text().matches("fails .*\\busage\\b.*"));
        boolean relays = lines.stream()
                .anyMatch(line -> line.step().opensTunnel()
                        || line.text().matches("(stdin|stdout|client).*|exits .*")
                        || line.text()
                                .matches("\\$ connect.* (-[pPkF]|--(listen|listen-hold|keep|fdpass|half-close))\\b.*"));
        boolean fails = lines.stream().anyMatch(line -> line.step().isFailure());
        boolean ofFront = settings.containsKey("only");
        return fails
                && !ofFront
                && !relays
                && !targetless
                && !executable.isReference()
                && (firstRow || !executable.startsSlowly());
    }

    private List<Delivery> usualDeliveries(Executable executable) {
        boolean each = settings.getOrDefault("deliver", name.startsWith(HANDSHAKES) ? "all" : "whole")
                .equals("all");
        if (!each || !firstRow && executable.startsSlowly()) {
            return new ArrayList<>(List.of(Delivery.WHOLE));
        }
        List<Delivery> deliveries = new ArrayList<>(List.of(Delivery.WHOLE));
        if (lines.stream().anyMatch(line -> line.step().isMessageFromServer())) {
            deliveries.add(Delivery.BYTES);
        }
        if (lastHandshakeMessage() >= 0) {
            deliveries.add(Delivery.TRAILING);
        }
        return deliveries;
    }

    /** The index of the line that completes the handshake: a server's message right before the tunnel opens; or -1. */
    int lastHandshakeMessage() {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).step().opensTunnel()) {
                return lines.get(i - 1).step().isMessageFromServer() ? i - 1 : -1;
            }
        }
        return -1;
    }
}
