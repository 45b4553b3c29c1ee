package sshconnect.relay;

import java.util.Arrays;
import sshconnect.base.Fault;
import sshconnect.host.Host;
import sshconnect.host.Relay.End;
import sshconnect.host.Tunnels;

/**
 * Which of many clients is served, and when: a state machine without input and output, and without a clock. A host waits
 * for clients and for what makes tunnels, tells what happens, and does what it is told. A client has a place from when it
 * was taken until its connection is closed; places are used again, so that nothing is allocated for a client that is not
 * used for the next one.
 *
 * <p>A client that was taken is to be opened for: the host tells {@link ServeEvent#OPENING_STARTED} or
 * {@link ServeEvent#OPENING_REFUSED}.
 */
public final class ServePolicy {

    /** No client. */
    public static final int NONE = -1;

    /** When the system has nothing more to give: how long to wait before the next try, unless something is given back. */
    static final int PAUSE_MILLIS = 1000;

    private static final int FIRST_PLACES = 64;

    /** What a host has to do for a client after an event. */
    public enum Order {
        /** Nothing. */
        GO_ON,
        /** End what makes the tunnel, and tell {@link ServeEvent#OPENING_FAILED} when that has ended. */
        CANCEL,
        /** Relay between the client and its tunnel. */
        RELAY,
        /** Leave the client to whoever relays it. */
        LET_GO,
        /** There is no tunnel: reset the client, that it knows, and does not take it for an empty answer. */
        RESET,
        /** The same, for a client that has gone by itself: tell that ({@link End#LOCAL_CLOSED}) before. */
        TELL_AND_RESET,
        /** Close the client and its tunnel. */
        CLOSE,
        /** The same, and tell before how the relay has ended. */
        TELL_AND_CLOSE
    }

    private enum State {
        FREE,
        TAKEN,
        WAITING,
        OPENING,
        CANCELLED,
        RELAYING
    }

    private final Tunnels tunnels;
    private final int maxClients;
    private State[] states = new State[FIRST_PLACES];
    private int[] numbers = new int[FIRST_PLACES];
    private boolean[] silent = new boolean[FIRST_PLACES];
    private long[] deadlines = new long[FIRST_PLACES];
    private int[] free = new int[FIRST_PLACES];
    private int places;
    private int freePlaces;
    private int lastNumber;
    private int openings;
    private int silences;
    private int cancellations;
    /** A client that was taken, and that could not be opened for. */
    private int waiting = NONE;

    private long pausedUntilMillis = Host.NO_DEADLINE;
    private boolean exhaustionTold;
    private long firstDeadlineMillis = Host.NO_DEADLINE;

    /**
     * A policy without clients.
     *
     * @param tunnels    says how many openings may go on at once, and which ends are told
     * @param maxClients how many clients may have a place at a time
     */
    public ServePolicy(Tunnels tunnels, int maxClients) {
        this.tunnels = tunnels;
        this.maxClients = maxClients;
    }

    /**
     * When {@link #passTime} and {@link #due} are to be asked, whatever happens until then.
     *
     * @return absolute milliseconds, see {@link Host}
     */
    public long deadlineMillis() {
        return Math.min(pausedUntilMillis, firstDeadlineMillis);
    }

    /** Hears what time it is; to be told before anything else where there is a {@link #deadlineMillis}. */
    public void passTime(long nowMillis) {
        if (nowMillis >= pausedUntilMillis) {
            resume();
        }
    }

    /** Something was given back, so that there may be something to be had again. */
    private void resume() {
        pausedUntilMillis = Host.NO_DEADLINE;
    }

    private boolean paused() {
        return pausedUntilMillis != Host.NO_DEADLINE;
    }

    /**
     * The system has nothing more to give: takes no clients for a while. They wait to be accepted.
     *
     * @return whether to tell whoever looks after the machine, see {@link #exhaustion}; once
     */
    public boolean exhausted(long nowMillis) {
        pausedUntilMillis = nowMillis + PAUSE_MILLIS;
        boolean first = !exhaustionTold;
        exhaustionTold = true;
        return first;
    }

    /** The line for standard error that tells what is missing. */
    public static String exhaustion(Fault fault) {
        return "WARNING: " + fault.describe() + "; they have to wait";
    }

    /** Whether to accept a client now; where not, the others wait in the system's queue. */
    public boolean mayAccept() {
        boolean room = freePlaces > 0 || places < maxClients;
        return !paused()
                && waiting == NONE
                && room
                && (openings < tunnels.atOnce() || silences > 0 && cancellations == 0);
    }

    /**
     * The one to make room for another, which is to be told as {@link ServeEvent#CLIENT_LEFT}: of the clients that have
     * ended their side before they said anything, the one that came first. Nearly always it has gone.
     *
     * @return a place; {@link #NONE} where there is room
     */
    public int toMakeRoom() {
        int first = NONE;
        for (int i = 0; i < places && openings >= tunnels.atOnce(); i++) {
            boolean candidate = silent[i] && states[i] == State.OPENING;
            first = candidate && (first == NONE || numbers[i] < numbers[first]) ? i : first;
        }
        return first;
    }

    /**
     * Takes a client that was accepted.
     *
     * @return its place: the lowest that was never used, or one that is free again
     */
    public int take() {
        if (freePlaces == 0) {
            grow();
            free[freePlaces++] = places++;
        }
        int place = free[--freePlaces];
        states[place] = State.TAKEN;
        numbers[place] = ++lastNumber;
        silent[place] = false;
        deadlines[place] = Host.NO_DEADLINE;
        return place;
    }

    private void grow() {
        if (places == states.length) {
            states = Arrays.copyOf(states, 2 * places);
            numbers = Arrays.copyOf(numbers, 2 * places);
            silent = Arrays.copyOf(silent, 2 * places);
            deadlines = Arrays.copyOf(deadlines, 2 * places);
            free = Arrays.copyOf(free, 2 * places);
        }
    }

    /** The number of the client at a place, counted from 1. */
    public int number(int place) {
        return numbers[place];
    }

    /** The client that could not be opened for before, when that is to be tried again; {@link #NONE} for none. */
    public int toOpen() {
        return paused() ? NONE : waiting;
    }

    /** Whether what a client does is to be told here: it has no tunnel yet. */
    public boolean isEarly(int place) {
        return states[place] == State.OPENING || states[place] == State.WAITING;
    }

    /** Whether a tunnel is being made for a client. */
    public boolean isOpening(int place) {
        return states[place] == State.OPENING || states[place] == State.CANCELLED;
    }

    /** Whether a client is relayed. */
    public boolean isRelaying(int place) {
        return states[place] == State.RELAYING;
    }

    /**
     * Takes an event.
     *
     * @param event what has happened
     * @param place to which client
     * @return what to do
     */
    public Order on(ServeEvent event, int place) {
        return switch (event) {
            case OPENING_STARTED -> started(place);
            case OPENING_REFUSED -> refused(place);
            case CLIENT_ENDED_IN_SILENCE -> endedInSilence(place);
            case CLIENT_LEFT -> left(place);
            case OPENED -> opened(place);
            case OPENED_ELSEWHERE -> openedElsewhere(place);
            case OPENING_FAILED -> failed(place);
            case RELAY_REFUSED -> leave(place, Order.RESET);
            case NOTHING -> Order.GO_ON;
        };
    }

    private Order started(int place) {
        waiting = NONE;
        states[place] = State.OPENING;
        openings++;
        return Order.GO_ON;
    }

    /** The client waits, as those do that were not accepted yet. */
    private Order refused(int place) {
        waiting = place;
        states[place] = State.WAITING;
        return Order.GO_ON;
    }

    private Order endedInSilence(int place) {
        if (isEarly(place) && !silent[place]) {
            silent[place] = true;
            silences++;
        }
        return Order.GO_ON;
    }

    /** A tunnel that is being made for a client that has gone is of no use, unless it is there already. */
    private Order left(int place) {
        if (states[place] == State.OPENING) {
            states[place] = State.CANCELLED;
            cancellations++;
            return Order.CANCEL;
        }
        if (states[place] == State.WAITING) {
            waiting = NONE;
            endSilence(place);
            return leave(place, departed());
        }
        return Order.GO_ON;
    }

    private Order departed() {
        return tunnels.tells(End.LOCAL_CLOSED) ? Order.TELL_AND_RESET : Order.RESET;
    }

    private Order opened(int place) {
        endOpening(place);
        states[place] = State.RELAYING;
        return Order.RELAY;
    }

    private Order openedElsewhere(int place) {
        endOpening(place);
        return leave(place, Order.LET_GO);
    }

    private Order failed(int place) {
        boolean cancelled = states[place] == State.CANCELLED;
        endOpening(place);
        return leave(place, cancelled ? departed() : Order.RESET);
    }

    private void endOpening(int place) {
        cancellations -= states[place] == State.CANCELLED ? 1 : 0;
        endSilence(place);
        openings--;
        resume();
    }

    private void endSilence(int place) {
        silences -= silent[place] ? 1 : 0;
        silent[place] = false;
    }

    private Order leave(int place, Order order) {
        states[place] = State.FREE;
        deadlines[place] = Host.NO_DEADLINE;
        free[freePlaces++] = place;
        return order;
    }

    /**
     * A relay goes on.
     *
     * @param place          whose
     * @param deadlineMillis when it has to be told that time has passed, see {@link RelayPolicy#deadlineMillis}
     */
    public void relayGoesOn(int place, long deadlineMillis) {
        deadlines[place] = deadlineMillis;
        firstDeadlineMillis = Math.min(firstDeadlineMillis, deadlineMillis);
    }

    /**
     * A relay is over.
     *
     * @param place whose
     * @param end   how it has ended
     * @return what to do
     */
    public Order relayEnded(int place, End end) {
        resume();
        return leave(place, tunnels.tells(end) ? Order.TELL_AND_CLOSE : Order.CLOSE);
    }

    /**
     * Finds a relay that has to be told that time has passed; after that, {@link #relayGoesOn} or {@link #relayEnded} is to
     * be told here.
     *
     * @param from where to begin: 0, and later one more than was found before
     * @return a place; {@link #NONE} for no more
     */
    public int due(int from, long nowMillis) {
        if (from == 0 && nowMillis < firstDeadlineMillis) {
            return NONE;
        }
        firstDeadlineMillis = from == 0 ? Host.NO_DEADLINE : firstDeadlineMillis;
        for (int i = from; i < places; i++) {
            if (nowMillis >= deadlines[i]) {
                return i;
            }
            firstDeadlineMillis = Math.min(firstDeadlineMillis, deadlines[i]);
        }
        return NONE;
    }
}
