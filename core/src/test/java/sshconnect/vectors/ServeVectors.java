package sshconnect.vectors;

import static sshconnect.relay.ServeEvent.CLIENT_ENDED_IN_SILENCE;
import static sshconnect.relay.ServeEvent.CLIENT_LEFT;
import static sshconnect.relay.ServeEvent.NOTHING;
import static sshconnect.relay.ServeEvent.OPENED;
import static sshconnect.relay.ServeEvent.OPENED_ELSEWHERE;
import static sshconnect.relay.ServeEvent.OPENING_FAILED;
import static sshconnect.relay.ServeEvent.OPENING_REFUSED;
import static sshconnect.relay.ServeEvent.OPENING_STARTED;
import static sshconnect.relay.ServeEvent.RELAY_REFUSED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Relay.End;
import sshconnect.host.Relay.Outcome;
import sshconnect.host.Tunnels;
import sshconnect.relay.ServeEvent;
import sshconnect.relay.ServePolicy;

/** Many clients: what happens, and what is to be done for whom. */
@SuppressWarnings("UnnecessaryLambda") // Rows read like sentences.
final class ServeVectors {

    private static final long START_MILLIS = 1_000_000;
    private static final int MAX_CLIENTS = 130;

    private final List<Vector> vectors = new ArrayList<>();

    private ServeVectors() {}

    /** Something that happens; gives what is to be done. */
    private interface Happening extends Function<Run, String> {}

    /** One run of a policy, with clients by their numbers. */
    private static final class Run implements Tunnels {

        private final int atOnce;
        private final boolean tellsAll;
        private final ServePolicy policy;
        private final List<Integer> places = new ArrayList<>();
        private long nowMillis = START_MILLIS;

        Run(int atOnce, boolean tellsAll) {
            this.atOnce = atOnce;
            this.tellsAll = tellsAll;
            this.policy = new ServePolicy(this, MAX_CLIENTS);
        }

        private int place(int client) {
            return places.get(client - 1);
        }

        private String client(int place) {
            return place == ServePolicy.NONE ? "none" : "" + policy.number(place);
        }

        @Override
        public int atOnce() {
            return atOnce;
        }

        @Override
        public boolean tells(End end) {
            return tellsAll || end == End.REMOTE_FAILED;
        }

        @Override
        public Attempt open(int client) {
            return new Attempt(null, null);
        }

        @Override
        public void learn(Lesson learnt) {
            // Nothing is learnt here.
        }

        @Override
        public void ended(int client, Outcome result) {
            // Nothing is told here.
        }
    }

    static List<Vector> all() {
        ServeVectors rows = new ServeVectors();
        rows.admission();
        rows.openings();
        rows.departures();
        rows.exhaustion();
        rows.relays();
        rows.vectors.add(new Vector(
                "serve: what is told of exhaustion",
                () -> ServePolicy.exhaustion(
                        new Fault(Fault.Kind.OTHER, "take more clients", "", "too many open files")),
                "WARNING: take more clients: too many open files; they have to wait"));
        rows.vectors.add(
                new Vector("serve: as many as there is room for", ServeVectors::full, "130, then 131 in place 64"));
        return rows.vectors;
    }

    private void admission() {
        row(
                "clients are taken up to the limit",
                2,
                "1 none|GO_ON|2 none|GO_ON|wait",
                come(),
                on(OPENING_STARTED, 1),
                come(),
                on(OPENING_STARTED, 2),
                come());
        row(
                "an opening that has ended makes room",
                1,
                "1 none|GO_ON|wait|RELAY|2 none",
                come(),
                on(OPENING_STARTED, 1),
                come(),
                on(OPENED, 1),
                come());
        row(
                "one that has ended in silence makes room",
                1,
                "1 none|GO_ON|GO_ON|2 1|CANCEL|TELL_AND_RESET",
                come(),
                on(OPENING_STARTED, 1),
                on(CLIENT_ENDED_IN_SILENCE, 1),
                come(),
                on(CLIENT_LEFT, 1),
                on(OPENING_FAILED, 1));
        row(
                "the first of them makes room",
                2,
                "1 none|GO_ON|2 none|GO_ON|GO_ON|GO_ON|3 1",
                come(),
                on(OPENING_STARTED, 1),
                come(),
                on(OPENING_STARTED, 2),
                on(CLIENT_ENDED_IN_SILENCE, 2),
                on(CLIENT_ENDED_IN_SILENCE, 1),
                come());
        row(
                "while one makes room, no other has to",
                2,
                "1 none|GO_ON|2 none|GO_ON|GO_ON|GO_ON|CANCEL|wait|TELL_AND_RESET|3 none",
                come(),
                on(OPENING_STARTED, 1),
                come(),
                on(OPENING_STARTED, 2),
                on(CLIENT_ENDED_IN_SILENCE, 1),
                on(CLIENT_ENDED_IN_SILENCE, 2),
                on(CLIENT_LEFT, 1),
                come(),
                on(OPENING_FAILED, 1),
                come());
        row(
                "the end of a client that has a tunnel makes no room",
                1,
                "1 none|GO_ON|RELAY|GO_ON|2 none|GO_ON|wait",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                on(CLIENT_ENDED_IN_SILENCE, 1),
                come(),
                on(OPENING_STARTED, 2),
                come());
        row(
                "silence is over with the opening",
                1,
                "1 none|GO_ON|GO_ON|GO_ON|RELAY|2 none|GO_ON|wait",
                come(),
                on(OPENING_STARTED, 1),
                on(CLIENT_ENDED_IN_SILENCE, 1),
                on(CLIENT_ENDED_IN_SILENCE, 1),
                on(OPENED, 1),
                come(),
                on(OPENING_STARTED, 2),
                come());
    }

    private void openings() {
        row("a tunnel", 1, "1 none|GO_ON|GO_ON|RELAY", come(), on(OPENING_STARTED, 1), on(NOTHING, 1), on(OPENED, 1));
        row(
                "a tunnel that is relayed elsewhere",
                1,
                "1 none|GO_ON|LET_GO",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED_ELSEWHERE, 1));
        row("no tunnel", 1, "1 none|GO_ON|RESET", come(), on(OPENING_STARTED, 1), on(OPENING_FAILED, 1));
        row(
                "a tunnel that cannot be relayed",
                1,
                "1 none|GO_ON|RELAY|RESET",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                on(RELAY_REFUSED, 1));
    }

    private void departures() {
        row(
                "a client goes while its tunnel is made",
                1,
                "1 none|GO_ON|CANCEL|GO_ON|TELL_AND_RESET",
                come(),
                on(OPENING_STARTED, 1),
                on(CLIENT_LEFT, 1),
                on(CLIENT_LEFT, 1),
                on(OPENING_FAILED, 1));
        silentRow(
                "that is told where it is wanted",
                "1 none|GO_ON|CANCEL|RESET",
                come(),
                on(OPENING_STARTED, 1),
                on(CLIENT_LEFT, 1),
                on(OPENING_FAILED, 1));
        row(
                "a client goes whose tunnel is there already",
                1,
                "1 none|GO_ON|CANCEL|RELAY",
                come(),
                on(OPENING_STARTED, 1),
                on(CLIENT_LEFT, 1),
                on(OPENED, 1));
        row(
                "a client goes that is relayed",
                1,
                "1 none|GO_ON|RELAY|GO_ON",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                on(CLIENT_LEFT, 1));
        row(
                "a client goes that waits",
                1,
                "1 none|GO_ON|told|TELL_AND_RESET|opens none|wait|time|2 none",
                come(),
                on(OPENING_REFUSED, 1),
                exhausted(),
                on(CLIENT_LEFT, 1),
                opens(),
                come(),
                pass(1000),
                come());
    }

    private void exhaustion() {
        row(
                "clients wait for a second",
                9,
                "told +1000|wait|time|wait|time|1 none",
                exhaustedUntil(),
                come(),
                pass(999),
                come(),
                pass(1),
                come());
        row("that is told once", 9, "told|time|untold|wait", exhausted(), pass(1000), exhausted(), come());
        row(
                "a client that was taken waits, and is the next",
                9,
                "1 none|GO_ON|told|opens none|time|opens 1|wait|GO_ON|opens none|2 none",
                come(),
                on(OPENING_REFUSED, 1),
                exhausted(),
                opens(),
                pass(1000),
                opens(),
                come(),
                on(OPENING_STARTED, 1),
                opens(),
                come());
        row(
                "an opening that ends gives something back",
                9,
                "1 none|GO_ON|told|wait|RESET|2 none",
                come(),
                on(OPENING_STARTED, 1),
                exhausted(),
                come(),
                on(OPENING_FAILED, 1),
                come());
        row(
                "a relay that ends gives something back",
                9,
                "1 none|GO_ON|RELAY|told|wait|TELL_AND_CLOSE|2 none",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                exhausted(),
                come(),
                ended(1, End.REMOTE_FAILED),
                come());
    }

    private void relays() {
        silentRow(
                "ends are told where they are wanted",
                "1 none|GO_ON|RELAY|CLOSE|2 none|GO_ON|RELAY|TELL_AND_CLOSE",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                ended(1, End.REMOTE_CLOSED),
                come(),
                on(OPENING_STARTED, 2),
                on(OPENED, 2),
                ended(2, End.REMOTE_FAILED));
        row(
                "relays wait for their time",
                9,
                "1 none|GO_ON|RELAY|2 none|GO_ON|RELAY|+250|+250|time|due|time|due 1|time|due 2|+none",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                come(),
                on(OPENING_STARTED, 2),
                on(OPENED, 2),
                goesOn(1, 250),
                goesOn(2, 300),
                pass(249),
                due(),
                pass(1),
                due(),
                pass(50),
                due(),
                deadline());
        row(
                "a relay that goes on after its time waits anew",
                9,
                "1 none|GO_ON|RELAY|+250|time|+0|time|due 1|due",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                goesOn(1, 250),
                pass(200),
                goesOn(1, 0),
                pass(0),
                due(),
                due());
        row(
                "a relay that is over waits for nothing",
                9,
                "1 none|GO_ON|RELAY|+250|TELL_AND_CLOSE|time|due",
                come(),
                on(OPENING_STARTED, 1),
                on(OPENED, 1),
                goesOn(1, 250),
                ended(1, End.LOCAL_CLOSED),
                pass(999),
                due());
    }

    private void row(String name, int atOnce, String answers, Happening... happenings) {
        vectors.add(new Vector("serve: " + name, () -> answers(new Run(atOnce, true), happenings), answers));
    }

    /** Where nothing is told but failures of the remote side. */
    private void silentRow(String name, String answers, Happening... happenings) {
        vectors.add(new Vector("serve: " + name, () -> answers(new Run(9, false), happenings), answers));
    }

    private static String answers(Run run, Happening... happenings) {
        StringBuilder answers = new StringBuilder();
        for (Happening each : happenings) {
            answers.append(answers.length() == 0 ? "" : "|").append(each.apply(run));
        }
        return answers.toString();
    }

    /** A client comes: whether it has to wait, or its number, and who has to make room. */
    private static Happening come() {
        return run -> {
            if (!run.policy.mayAccept()) {
                return "wait";
            }
            int first = run.policy.toMakeRoom();
            int place = run.policy.take();
            run.places.add(place);
            return run.client(place) + " " + run.client(first);
        };
    }

    private static Happening on(ServeEvent event, int client) {
        return run -> run.policy.on(event, run.place(client)).toString();
    }

    private static Happening ended(int client, End end) {
        return run -> run.policy.relayEnded(run.place(client), end).toString();
    }

    private static Happening goesOn(int client, long millis) {
        return run -> {
            run.policy.relayGoesOn(run.place(client), run.nowMillis + millis);
            return untilDeadline(run);
        };
    }

    private static Happening deadline() {
        return ServeVectors::untilDeadline;
    }

    private static String untilDeadline(Run run) {
        long deadlineMillis = run.policy.deadlineMillis();
        return deadlineMillis == Host.NO_DEADLINE ? "+none" : "+" + (deadlineMillis - run.nowMillis);
    }

    private static Happening pass(long millis) {
        return run -> {
            run.nowMillis += millis;
            run.policy.passTime(run.nowMillis);
            return "time";
        };
    }

    /** Relays whose time has come; each goes on without waiting for another. */
    private static Happening due() {
        return run -> {
            String due = "due";
            for (int i = run.policy.due(0, run.nowMillis);
                    i != ServePolicy.NONE;
                    i = run.policy.due(i + 1, run.nowMillis)) {
                due += " " + run.client(i);
                run.policy.relayGoesOn(i, Host.NO_DEADLINE);
            }
            return due;
        };
    }

    private static Happening exhausted() {
        return run -> run.policy.exhausted(run.nowMillis) ? "told" : "untold";
    }

    private static Happening exhaustedUntil() {
        return run -> exhausted().apply(run) + " " + untilDeadline(run);
    }

    private static Happening opens() {
        return run -> "opens " + run.client(run.policy.toOpen());
    }

    /** Fills all places, and uses one again. */
    private static String full() {
        Run run = new Run(MAX_CLIENTS + 1, true);
        while (run.policy.mayAccept()) {
            start(run);
        }
        int taken = run.places.size();
        run.policy.on(OPENING_FAILED, run.place(65));
        start(run);
        return taken + ", then " + run.client(run.place(taken + 1)) + " in place " + run.place(taken + 1);
    }

    private static void start(Run run) {
        int place = run.policy.take();
        run.places.add(place);
        run.policy.on(OPENING_STARTED, place);
    }
}
