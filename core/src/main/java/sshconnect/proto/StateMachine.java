package sshconnect.proto;

import org.jspecify.annotations.Nullable;
import sshconnect.base.ByteQueue;
import sshconnect.base.Wire;

/**
 * The common part of the handshakes: the state, the one place that changes it and tells so, terminal steps that latch,
 * and the end, at which nothing secret stays.
 *
 * @param <S> the states
 */
public abstract class StateMachine<S extends Enum<S>> implements Handshake {

    /** The first byte that a TLS server sends to somebody who does not speak TLS (RFC 8446, section 5.1). */
    public static final int TLS_ALERT = 0x15;

    private final String hop;
    private final Trace trace;
    private Carrier carrier = Carrier.CLEAR;
    private S state;
    private @Nullable Step terminal;

    /**
     * A machine in its first state.
     *
     * @param hop   who is at the other end, for messages
     * @param trace where progress is told
     * @param first the first state
     */
    protected StateMachine(String hop, Trace trace, S first) {
        this.hop = hop;
        this.trace = trace;
        this.state = first;
    }

    /**
     * Says what the handshake is led through, where that is not the connection as it is. Called before anything else.
     *
     * @param outer what it is
     */
    public final void within(Carrier outer) {
        carrier = outer;
    }

    /**
     * Tells what the handshake is led through.
     *
     * @return what was said last
     */
    protected final Carrier carrier() {
        return carrier;
    }

    /**
     * Goes on over a new connection, which is led through the same.
     *
     * @param next the handshake there
     * @return the step
     */
    protected final Step reconnect(StateMachine<?> next) {
        next.within(carrier);
        return new Step.Reconnect(next);
    }

    @Override
    public final Step next(ByteQueue input) {
        while (terminal == null) {
            Step step = advance(state, input);
            if (step instanceof Step.Established || step instanceof Step.Failed || step instanceof Step.Reconnect) {
                end(step);
            } else if (step != null) {
                return step;
            }
        }
        return terminal;
    }

    @Override
    public final void abandon() {
        if (terminal == null) {
            end(fail("was given up", null));
        }
    }

    private void end(Step step) {
        terminal = step;
        if (!(step instanceof Step.Reconnect)) {
            release(step instanceof Step.Established established ? established.layer() : null);
        }
    }

    /**
     * Wipes what is secret, and disposes of security contexts. Called once, when the handshake is established, has
     * failed or is abandoned, however that came about; not when another one goes on for it, which has it all then.
     *
     * @param kept what the tunnel goes through from now on, which stays; null for nothing
     */
    protected void release(@Nullable Layer kept) {}

    /**
     * Does what one state has to do.
     *
     * @param state the state
     * @param input the unread bytes
     * @return the step that is wanted; null when the state has changed and the next one is to be asked
     */
    protected abstract @Nullable Step advance(S state, ByteQueue input);

    /**
     * Changes the state; nothing else does.
     *
     * @param next the new state
     * @return null, for {@link #advance} to return when the new state is to be asked at once
     */
    protected final @Nullable Step moveTo(S next) {
        trace.state(next.name());
        state = next;
        return null;
    }

    /**
     * Sends a message and changes the state.
     *
     * @param wire the message
     * @param next the state that the answer finds
     * @return the step
     */
    protected final Step send(Wire wire, S next) {
        moveTo(next);
        return new Step.Send(wire);
    }

    /**
     * Gives up.
     *
     * @param seen what happened
     * @param hint what to try, or null
     * @return the step
     */
    protected final Step fail(String seen, @Nullable String hint) {
        return new Step.Failed(new Failure(hop, seen, hint));
    }

    /**
     * Gives up.
     *
     * @param seen  what happened
     * @param hint  what to try, or null
     * @param cause what it was about
     * @return the step
     */
    protected final Step fail(String seen, @Nullable String hint, Failure.Cause cause) {
        return new Step.Failed(new Failure(hop, seen, hint, cause));
    }

    /**
     * Gives up on the target, which another address may save.
     *
     * @param seen what happened
     * @param hint what to try, or null
     * @return the step
     */
    protected final Step failTarget(String seen, @Nullable String hint) {
        return fail(seen, hint, Failure.Cause.TARGET);
    }

    /**
     * Gives up on a user name and a password that the peer has rejected.
     *
     * @param seen what happened
     * @return the step
     */
    protected final Step failCredentials(String seen) {
        return fail(seen, null, Failure.Cause.CREDENTIALS);
    }

    /**
     * Waits for the rest of a message, unless it can no longer come.
     *
     * @param input  the unread bytes
     * @param before what is waited for, to follow "closed the connection"
     * @return the step
     */
    protected final Step needInput(ByteQueue input, String before) {
        return needInput(input, before, null);
    }

    /**
     * Waits for the rest of a message, unless it can no longer come.
     *
     * @param input  the unread bytes
     * @param before what is waited for, to follow "closed the connection"
     * @param hint   what to try if the connection is closed, or null
     * @return the step
     */
    protected final Step needInput(ByteQueue input, String before, @Nullable String hint) {
        return input.ended() ? fail("closed the connection " + before, hint) : new Step.NeedInput();
    }

    /**
     * Names who is at the other end.
     *
     * @return the hop as messages name it
     */
    protected final String hop() {
        return hop;
    }

    /**
     * Gives the place where progress is told.
     *
     * @return the trace
     */
    protected final Trace trace() {
        return trace;
    }
}
