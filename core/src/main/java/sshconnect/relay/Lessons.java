package sshconnect.relay;

import java.util.List;
import sshconnect.host.Tunnels;

/**
 * What the opening of one tunnel teaches the ones that begin later.
 *
 * @param list what is news of a hop, at least one and no more than {@link #MAX_HOPS}
 */
public record Lessons(List<Lessons.OfHop> list) implements Tunnels.Lesson {

    /** So many hops can be told of: those of one way. */
    public static final int MAX_HOPS = 16;

    /**
     * What is news of one hop.
     *
     * @param place  which one, counted from 0 through all ways, up to 255
     * @param learnt what was learnt
     */
    public record OfHop(int place, Learnt learnt) {}
}
