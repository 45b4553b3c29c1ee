package sshconnect.tunnel;

import org.jspecify.annotations.Nullable;
import sshconnect.proto.Failure;
import sshconnect.way.UseRule;
import sshconnect.way.Way;

/**
 * Hears what becomes of the ways to a target, step by step and in the order in which it happens. Places are those of the
 * hops of the way that is tried, counted from 0; the target's place is behind the last. What is told of a peer is fit to be
 * shown. A stage that is told to begin again has been left, for a new connection or another scheme of authentication.
 */
public interface WayListener {

    /** The one that hears nothing. */
    WayListener NONE = new WayListener() {};

    /**
     * Whether it is worth telling.
     *
     * @return false for {@link #NONE}
     */
    default boolean listens() {
        return this != NONE;
    }

    /**
     * A rule was looked at.
     *
     * @param rule     the rule
     * @param obstacle why it does not decide; null when it does
     * @param because  what was seen of this machine's place; empty where nothing was looked at
     */
    default void rule(UseRule rule, @Nullable String obstacle, String because) {}

    /**
     * A way is tried.
     *
     * @param way  the way
     * @param hops how many of its hops are passed: none when the target needs no proxy
     */
    default void tries(Way way, int hops) {}

    /**
     * The way that was tried could not be entered, and another one takes its place.
     *
     * @param failure why
     */
    default void leaves(Failure failure) {}

    /**
     * A stage begins.
     *
     * @param place  where
     * @param stage  the stage
     * @param detail how; empty for nothing to say
     */
    default void begins(int place, WayStage stage, String detail) {}

    /**
     * A stage has come to a good end. Authentication that was begun is over with the tunnel at the latest; it may never have
     * begun.
     *
     * @param place  where
     * @param stage  the stage
     * @param detail what came of it; empty for what was said at its beginning
     */
    default void ends(int place, WayStage stage, String detail) {}

    /**
     * Something is known of a stage that nobody has to wait for.
     *
     * @param place  where
     * @param stage  the stage
     * @param detail what is known
     */
    default void notes(int place, WayStage stage, String detail) {}
}
