package sshconnect.host;

import sshconnect.base.Fault;

/** How long reaching the target may take, all hops together, without the time that a person takes to answer. */
public final class Deadline {

    private final SystemEnvironment system;
    private final long timeoutMillis;
    private long deadlineMillis;
    /** When the attempt that is being made has to have come to something. */
    private long limitMillis = Host.NO_DEADLINE;

    private long limitedToMillis;

    /**
     * Starts the clock.
     *
     * @param system  where the clock is
     * @param timeoutMillis the time limit, 0 for none
     */
    public Deadline(SystemEnvironment system, long timeoutMillis) {
        this.system = system;
        this.timeoutMillis = timeoutMillis;
        deadlineMillis = timeoutMillis == 0 ? Host.NO_DEADLINE : system.monotonicMillis() + timeoutMillis;
    }

    /**
     * The deadline as hosts take it.
     *
     * @return absolute milliseconds
     */
    public long millis() {
        return Math.min(deadlineMillis, limitMillis);
    }

    /**
     * Limits an attempt after which there is another one, until {@link #lift}: to half of the time that is left at most.
     *
     * @param millis how long it may take
     */
    public void limit(long millis) {
        long now = system.monotonicMillis();
        limitMillis = shareOrAfterMillis(millis);
        limitedToMillis = limitMillis - now;
    }

    /** Lets the attempt go on as long as everything may. */
    public void lift() {
        limitMillis = Host.NO_DEADLINE;
    }

    /**
     * Whether it is too late to go on.
     *
     * @return true from that moment on; never without a time limit
     */
    public boolean passed() {
        return millis() != Host.NO_DEADLINE && system.monotonicMillis() >= millis();
    }

    /**
     * A deadline for something that is given up on its own when it takes too long.
     *
     * @param millis how long that is
     * @return absolute milliseconds, {@link #millis} where that comes first
     */
    public long orAfterMillis(long millis) {
        return Math.min(millis(), system.monotonicMillis() + millis);
    }

    /**
     * As {@link #orAfterMillis}, for something after which there is another attempt.
     *
     * @param millis how long that is
     * @return absolute milliseconds; half of the time that is left where that is less, so that the other attempt has some
     */
    public long shareOrAfterMillis(long millis) {
        long now = system.monotonicMillis();
        return now + Math.min(millis, Math.max(0, millis() - now) / 2);
    }

    /**
     * Now, to be given to {@link #exclude} later.
     *
     * @return absolute milliseconds; 0 without a time limit
     */
    public long mark() {
        return timeoutMillis == 0 ? 0 : system.monotonicMillis();
    }

    /**
     * Lets the time since a mark not count.
     *
     * @param mark what {@link #mark} returned
     */
    public void exclude(long mark) {
        if (timeoutMillis != 0) {
            deadlineMillis += system.monotonicMillis() - mark;
        }
    }

    /**
     * A fault for a person: what a passed deadline means is known here.
     *
     * @param fault the fault
     * @return its cause
     */
    public String explain(Fault fault) {
        boolean limited = limitMillis < deadlineMillis;
        if (fault.kind() != Fault.Kind.TIMED_OUT || !limited && timeoutMillis == 0) {
            return fault.cause();
        }
        long millis = limited ? limitedToMillis : timeoutMillis;
        return "no answer within the time limit of " + (millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms");
    }
}
