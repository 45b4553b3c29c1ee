package sshconnect.vectors;

import static sshconnect.host.Relay.LocalEof.KEEP_REMOTE_OPEN;
import static sshconnect.host.Relay.LocalEof.RETURN;
import static sshconnect.host.Relay.LocalEof.SHUT_DOWN_REMOTE;
import static sshconnect.relay.RelayEvent.DOWNLOAD_PROTECTION_FAILED;
import static sshconnect.relay.RelayEvent.LOCAL_ENDED;
import static sshconnect.relay.RelayEvent.LOCAL_HUNG_UP;
import static sshconnect.relay.RelayEvent.LOCAL_READER_MISSING;
import static sshconnect.relay.RelayEvent.LOCAL_READ_FAILED;
import static sshconnect.relay.RelayEvent.LOCAL_SENT;
import static sshconnect.relay.RelayEvent.LOCAL_WRITE_FAILED;
import static sshconnect.relay.RelayEvent.REMOTE_CUT;
import static sshconnect.relay.RelayEvent.REMOTE_DELIVERED;
import static sshconnect.relay.RelayEvent.REMOTE_ENDED;
import static sshconnect.relay.RelayEvent.REMOTE_HELD;
import static sshconnect.relay.RelayEvent.REMOTE_READER_MISSING;
import static sshconnect.relay.RelayEvent.REMOTE_READ_FAILED;
import static sshconnect.relay.RelayEvent.REMOTE_SENT;
import static sshconnect.relay.RelayEvent.REMOTE_WRITE_FAILED;
import static sshconnect.relay.RelayEvent.TIME_PASSED;
import static sshconnect.relay.RelayEvent.UPLOAD_PROTECTION_FAILED;

import java.util.ArrayList;
import java.util.List;
import sshconnect.host.Host;
import sshconnect.host.Relay.LocalEof;
import sshconnect.relay.FlowState;
import sshconnect.relay.RelayEvent;
import sshconnect.relay.RelayPolicy;

/**
 * Relays: what happens, and what is to be done. A number lets so many milliseconds pass. An answer is {@code -} for going
 * on, {@code shut} for passing the local end on, or the end with the culprit; {@code +N} when time is to be told at the
 * latest. Each row runs on a new policy, and on one that another relay has used.
 */
final class RelayVectors {

    private static final long START_MILLIS = 1_000_000;
    private static final int LEAVING = RelayPolicy.LEAVING_MILLIS;
    private static final int PROMPT = RelayPolicy.PROMPT_END_MILLIS;

    private final List<Vector> vectors = new ArrayList<>();

    private RelayVectors() {}

    static List<Vector> all() {
        RelayVectors rows = new RelayVectors();
        rows.localEnds();
        rows.remoteEnds();
        rows.failures();
        rows.departures();
        rows.vectors.add(new Vector("relay: events by direction", RelayVectors::byDirection, """
                SILENT moves NOTHING NOTHING
                FLOWING moves NOTHING REMOTE_SENT
                ENDED LOCAL_ENDED REMOTE_ENDED
                SOURCE_FAILED LOCAL_READ_FAILED REMOTE_READ_FAILED
                CUT LOCAL_READ_FAILED REMOTE_CUT
                READER_MISSING REMOTE_READER_MISSING LOCAL_READER_MISSING
                SINK_FAILED REMOTE_WRITE_FAILED LOCAL_WRITE_FAILED
                PROTECTION_FAILED UPLOAD_PROTECTION_FAILED DOWNLOAD_PROTECTION_FAILED
                """));
        return rows.vectors;
    }

    private void localEnds() {
        row(
                "the local end is passed on, and the relay goes on",
                SHUT_DOWN_REMOTE,
                "shut - -",
                LOCAL_ENDED,
                REMOTE_SENT,
                TIME_PASSED);
        row("the local end is passed on once", SHUT_DOWN_REMOTE, "shut -", LOCAL_ENDED, LOCAL_ENDED);
        row("the local end leaves the tunnel whole", KEEP_REMOTE_OPEN, "- -", LOCAL_ENDED, TIME_PASSED);
        row("the local end is the end where others follow", RETURN, "LOCAL_CLOSED NONE", LOCAL_ENDED);
    }

    private void remoteEnds() {
        for (LocalEof each : LocalEof.values()) {
            row("the remote end, " + each, each, "REMOTE_CLOSED NONE", REMOTE_ENDED);
        }
        row(
                "an end after ours without a byte",
                SHUT_DOWN_REMOTE,
                "shut REMOTE_CLOSED_UNHEARD NONE",
                LOCAL_ENDED,
                REMOTE_ENDED);
        row(
                "such an end at the last moment",
                SHUT_DOWN_REMOTE,
                "shut REMOTE_CLOSED_UNHEARD NONE",
                LOCAL_ENDED,
                PROMPT,
                REMOTE_ENDED);
        row(
                "an end long after ours",
                SHUT_DOWN_REMOTE,
                "shut REMOTE_CLOSED NONE",
                LOCAL_ENDED,
                PROMPT + 1,
                REMOTE_ENDED);
        row(
                "an end after ours with bytes before",
                SHUT_DOWN_REMOTE,
                "- shut REMOTE_CLOSED NONE",
                REMOTE_SENT,
                LOCAL_ENDED,
                REMOTE_ENDED);
        row(
                "an end after ours with bytes behind",
                SHUT_DOWN_REMOTE,
                "shut - REMOTE_CLOSED NONE",
                LOCAL_ENDED,
                REMOTE_SENT,
                REMOTE_ENDED);
        row(
                "an end after one that was not passed on",
                KEEP_REMOTE_OPEN,
                "- REMOTE_CLOSED NONE",
                LOCAL_ENDED,
                REMOTE_ENDED);
        row(
                "no event counts after an end",
                SHUT_DOWN_REMOTE,
                "REMOTE_CLOSED NONE, REMOTE_CLOSED NONE",
                REMOTE_ENDED,
                LOCAL_READ_FAILED);
    }

    private void failures() {
        row("reading the local side fails", SHUT_DOWN_REMOTE, "LOCAL_FAILED UPLOAD", LOCAL_READ_FAILED);
        row("reading a client fails that others follow", RETURN, "LOCAL_CLOSED UPLOAD", LOCAL_READ_FAILED);
        row("writing to the local side fails", KEEP_REMOTE_OPEN, "LOCAL_FAILED DOWNLOAD", LOCAL_WRITE_FAILED);
        row(
                "writing to a client fails that others follow",
                RETURN,
                "-+250 LOCAL_CLOSED DOWNLOAD",
                LOCAL_WRITE_FAILED,
                LEAVING,
                TIME_PASSED);
        row("reading the tunnel fails", SHUT_DOWN_REMOTE, "REMOTE_FAILED DOWNLOAD", REMOTE_READ_FAILED);
        row(
                "reading the tunnel fails under a client that others follow",
                RETURN,
                "REMOTE_FAILED DOWNLOAD",
                REMOTE_READ_FAILED);
        row("what comes is not protected", SHUT_DOWN_REMOTE, "REMOTE_FAILED DOWNLOAD", DOWNLOAD_PROTECTION_FAILED);
        row("what goes cannot be protected", SHUT_DOWN_REMOTE, "REMOTE_FAILED UPLOAD", UPLOAD_PROTECTION_FAILED);
        row(
                "writing to the tunnel fails: the rest is seen by reading",
                SHUT_DOWN_REMOTE,
                "- REMOTE_FAILED DOWNLOAD",
                REMOTE_WRITE_FAILED,
                REMOTE_READ_FAILED);
        row(
                "an end after a write that failed is the rest of that failure",
                SHUT_DOWN_REMOTE,
                "- REMOTE_FAILED UPLOAD",
                REMOTE_WRITE_FAILED,
                REMOTE_ENDED);
        row("an end where none was due", SHUT_DOWN_REMOTE, "REMOTE_FAILED DOWNLOAD", REMOTE_CUT);
        row(
                "such an end after a write that failed is the rest of that failure",
                SHUT_DOWN_REMOTE,
                "- REMOTE_FAILED UPLOAD",
                REMOTE_WRITE_FAILED,
                REMOTE_CUT);
        row(
                "such an end after a write to a peer that had closed is its own failure",
                SHUT_DOWN_REMOTE,
                "- REMOTE_FAILED DOWNLOAD",
                REMOTE_READER_MISSING,
                REMOTE_CUT);
        row(
                "an end after a write to a peer that had closed is in order",
                SHUT_DOWN_REMOTE,
                "- REMOTE_CLOSED NONE",
                REMOTE_READER_MISSING,
                REMOTE_ENDED);
    }

    private void departures() {
        row(
                "a reader that has gone gets a moment to stop sending",
                SHUT_DOWN_REMOTE,
                "-+250 -+250 -+1 LOCAL_FAILED NO_LOCAL_READER",
                LOCAL_HUNG_UP,
                249,
                LOCAL_SENT,
                249,
                TIME_PASSED,
                1,
                TIME_PASSED);
        row(
                "a reader that hangs up again gets no more time",
                SHUT_DOWN_REMOTE,
                "-+250 -+50 LOCAL_FAILED NO_LOCAL_READER",
                LOCAL_HUNG_UP,
                200,
                LOCAL_HUNG_UP,
                50,
                TIME_PASSED);
        row(
                "what found no reader gives sending no more time",
                SHUT_DOWN_REMOTE,
                "-+250 -+50 LOCAL_FAILED DOWNLOAD",
                LOCAL_READER_MISSING,
                200,
                LOCAL_SENT,
                50,
                TIME_PASSED);
        row(
                "the same after hanging up",
                SHUT_DOWN_REMOTE,
                "-+250 -+50 -+50 LOCAL_FAILED DOWNLOAD",
                LOCAL_HUNG_UP,
                200,
                LOCAL_READER_MISSING,
                LOCAL_SENT,
                50,
                TIME_PASSED);
        row(
                "a client that others follow is gone after that moment",
                RETURN,
                "-+250 LOCAL_CLOSED NO_LOCAL_READER",
                LOCAL_HUNG_UP,
                LEAVING,
                TIME_PASSED);
        for (LocalEof each : new LocalEof[] {SHUT_DOWN_REMOTE, KEEP_REMOTE_OPEN}) {
            String passedOn = each == SHUT_DOWN_REMOTE ? "shut" : "-";
            row(
                    "a reader that sends no more has left, " + each,
                    each,
                    passedOn + " -+0 LOCAL_CLOSED NONE",
                    LOCAL_ENDED,
                    1000,
                    LOCAL_HUNG_UP,
                    TIME_PASSED);
            row(
                    "a reader that goes, and sends no more after that, has left, " + each,
                    each,
                    "-+250 " + passedOn + "+0 LOCAL_CLOSED NONE",
                    LOCAL_HUNG_UP,
                    100,
                    LOCAL_ENDED,
                    TIME_PASSED);
            row(
                    "what waits for a reader that has left is not delivered, " + each,
                    each,
                    passedOn + " -+0 -+0 LOCAL_CLOSED NO_LOCAL_READER",
                    LOCAL_ENDED,
                    LOCAL_HUNG_UP,
                    REMOTE_HELD,
                    TIME_PASSED);
            row(
                    "what was written in the end is delivered, " + each,
                    each,
                    "-+250 -+250 -+250 " + passedOn + "+0 LOCAL_CLOSED NONE",
                    LOCAL_HUNG_UP,
                    REMOTE_HELD,
                    REMOTE_DELIVERED,
                    LOCAL_ENDED,
                    TIME_PASSED);
            row(
                    "what found no reader is not delivered, " + each,
                    each,
                    passedOn + " -+0 LOCAL_CLOSED DOWNLOAD",
                    LOCAL_ENDED,
                    LOCAL_READER_MISSING,
                    TIME_PASSED);
        }
        row(
                "the remote end comes before a departure",
                SHUT_DOWN_REMOTE,
                "-+250 REMOTE_CLOSED NONE",
                LOCAL_HUNG_UP,
                REMOTE_ENDED);
    }

    /** Adds a row: events and lengths of time, and the answers to the events. */
    private void row(String name, LocalEof onLocalEof, String answers, Object... events) {
        vectors.add(new Vector("relay: " + name, () -> run(new RelayPolicy(onLocalEof), events), answers));
        vectors.add(new Vector("relay: " + name + ", on a used policy", () -> run(used(onLocalEof), events), answers));
    }

    private static RelayPolicy used(LocalEof onLocalEof) {
        RelayPolicy policy = new RelayPolicy(onLocalEof);
        run(
                policy,
                REMOTE_SENT,
                REMOTE_WRITE_FAILED,
                LOCAL_HUNG_UP,
                REMOTE_HELD,
                LOCAL_READER_MISSING,
                LOCAL_ENDED,
                TIME_PASSED);
        policy.begin();
        return policy;
    }

    private static String run(RelayPolicy policy, Object... events) {
        StringBuilder answers = new StringBuilder();
        long nowMillis = START_MILLIS;
        boolean over = false;
        for (Object each : events) {
            if (each instanceof Integer millis) {
                nowMillis += millis;
                continue;
            }
            RelayPolicy.Order order = policy.on((RelayEvent) each, nowMillis);
            answers.append(answers.length() == 0 ? "" : over ? ", " : " ");
            over = order == RelayPolicy.Order.END;
            answers.append(
                    over ? policy.end() + " " + policy.culprit() : order == RelayPolicy.Order.GO_ON ? "-" : "shut");
            if (!over && policy.deadlineMillis() != Host.NO_DEADLINE) {
                answers.append('+').append(policy.deadlineMillis() - nowMillis);
            }
        }
        return answers.toString();
    }

    private static String byDirection() {
        StringBuilder lines = new StringBuilder();
        for (FlowState each : FlowState.values()) {
            lines.append(each).append(each.moves() ? " moves " : " ");
            lines.append(each.ofUpload()).append(' ').append(each.ofDownload()).append('\n');
        }
        return lines.toString();
    }
}
