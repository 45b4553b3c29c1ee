package sshconnect.host;

/** A clock that goes forward only when something in a test takes time. */
final class FakeClock {

    /** Not 0, so that a deadline computed without the clock shows. */
    private static final long START_MILLIS = 1_000_000;

    private long nowMillis = START_MILLIS;

    long nowMillis() {
        return nowMillis;
    }

    long elapsedMillis() {
        return nowMillis - START_MILLIS;
    }

    void pass(long millis) {
        nowMillis += millis;
    }

    boolean reached(long deadlineMillis) {
        return nowMillis >= deadlineMillis;
    }

    /**
     * Waits, but not beyond a deadline.
     *
     * @return true if all of the time could pass before the deadline
     */
    boolean passBefore(long millis, long deadlineMillis) {
        if (deadlineMillis - nowMillis <= millis) {
            nowMillis = Math.max(nowMillis, deadlineMillis);
            return false;
        }
        nowMillis += millis;
        return true;
    }
}
