package sshconnect.tunnel;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.IpAddress;

/**
 * When to begin a connection to which of several addresses (RFC 8305, sections 4 and 5), as a state machine without
 * input and output, and without a clock: the caller asks it again and again what is to be done, does it, and tells it
 * which attempts have failed. The first that connects ends the race, which the caller sees by itself.
 */
public final class AddressRace {

    /** How long an attempt is alone before the next one begins: the "Connection Attempt Delay" of RFC 8305, section 5. */
    public static final int ATTEMPT_DELAY_MILLIS = 250;

    /** The least that RFC 8305 allows for it, section 5. */
    private static final int MIN_DELAY_MILLIS = 10;

    /** Sockets that wait at a time, so that a name with very many addresses does not use up the descriptors there are. */
    public static final int MAX_PENDING = 32;

    /** What to do now. */
    public enum Order {
        /** Begin with the next address. */
        BEGIN,
        /** Wait for one of the attempts, no longer than {@link #untilMillis}. */
        AWAIT,
        /** The race is lost: all have failed, or it is too late. */
        END
    }

    private final int count;
    private final long deadlineMillis;
    private int begun;
    private int pending;
    private long nextMillis;

    /**
     * A race that is about to begin.
     *
     * @param count          how many addresses there are
     * @param deadlineMillis when it is too late, in absolute milliseconds; {@code Long.MAX_VALUE} for never
     */
    public AddressRace(int count, long deadlineMillis) {
        this.count = count;
        this.deadlineMillis = deadlineMillis;
    }

    /**
     * In which order to try addresses: the families take turns, IPv6 first; within a family they stay as they are (RFC
     * 8305, section 4).
     *
     * @param addresses what a name was resolved to
     * @return the same addresses
     */
    public static List<IpAddress> order(List<IpAddress> addresses) {
        List<IpAddress> order = new ArrayList<>(addresses.size());
        int ipv6 = indexOf(addresses, true, 0);
        int ipv4 = indexOf(addresses, false, 0);
        while (order.size() < addresses.size()) {
            if (ipv6 < addresses.size()) {
                order.add(addresses.get(ipv6));
                ipv6 = indexOf(addresses, true, ipv6 + 1);
            }
            if (ipv4 < addresses.size()) {
                order.add(addresses.get(ipv4));
                ipv4 = indexOf(addresses, false, ipv4 + 1);
            }
        }
        return order;
    }

    /** The index of the next address of a family; how many addresses there are when there is none. */
    private static int indexOf(List<IpAddress> addresses, boolean ipv6, int from) {
        int i = from;
        while (i < addresses.size() && addresses.get(i).isIpv6() != ipv6) {
            i++;
        }
        return i;
    }

    /**
     * Says what is to be done; {@link Order#BEGIN} counts as done.
     *
     * @param nowMillis the time, in absolute milliseconds
     * @return the order
     */
    public Order next(long nowMillis) {
        if (nowMillis >= deadlineMillis || begun == count && pending == 0) {
            return Order.END;
        }
        if (!mayBegin() || pending > 0 && nowMillis < nextMillis) {
            return Order.AWAIT;
        }
        begun++;
        pending++;
        nextMillis = nowMillis + delayMillis(deadlineMillis - nowMillis);
        return Order.BEGIN;
    }

    /** Little time is shared out, half of the rest to each attempt, so that silent addresses leave some for the others. */
    private static long delayMillis(long leftMillis) {
        return Math.max(MIN_DELAY_MILLIS, Math.min(ATTEMPT_DELAY_MILLIS, leftMillis / 2));
    }

    private boolean mayBegin() {
        return begun < count && pending < MAX_PENDING;
    }

    /**
     * How many attempts were begun.
     *
     * @return the number; the one begun last has the index before it
     */
    public int begun() {
        return begun;
    }

    /**
     * How long to wait for an attempt before asking again.
     *
     * @return absolute milliseconds
     */
    public long untilMillis() {
        return mayBegin() ? Math.min(nextMillis, deadlineMillis) : deadlineMillis;
    }

    /**
     * Hears that an attempt has failed. The one that was begun last makes way for the next.
     *
     * @param number its index in the order
     */
    public void failed(int number) {
        pending--;
        if (number == begun - 1) {
            nextMillis = Long.MIN_VALUE;
        }
    }
}
