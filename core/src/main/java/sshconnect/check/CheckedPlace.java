package sshconnect.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.tunnel.WayStage;

/** A hop, or the target, and the steps that were taken there. */
final class CheckedPlace {

    private final String name;
    private final String kind;
    private final String server;
    private final List<String> expected;
    private final List<CheckedStep> steps = new ArrayList<>();
    /** The stages that have begun and not ended, in this order, and since when. */
    private final List<Begun> begun = new ArrayList<>();

    private record Begun(WayStage stage, long sinceMillis, String detail) {}

    /**
     * A place where nothing has happened.
     *
     * @param name     how failures name it
     * @param kind     the kind of hop, by the scheme of URLs; empty for the target
     * @param server   where it is
     * @param expected the steps that lie between here and the next place
     */
    CheckedPlace(String name, String kind, String server, List<String> expected) {
        this.name = name;
        this.kind = kind;
        this.server = server;
        this.expected = expected;
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    String server() {
        return server;
    }

    /** The steps, in the order in which they ended. */
    List<CheckedStep> steps() {
        return steps;
    }

    void begin(WayStage stage, long nowMillis, String detail) {
        end(stage);
        begun.add(new Begun(stage, nowMillis, detail));
    }

    /** Ends a stage well, if it has begun. */
    void succeed(WayStage stage, long nowMillis, String detail) {
        Begun begin = end(stage);
        if (begin != null) {
            long millis = nowMillis - begin.sinceMillis;
            put(new CheckedStep(
                    stage.label(), CheckedStep.Status.OK, millis, detail.isEmpty() ? begin.detail : detail));
        }
    }

    void note(WayStage stage, String detail) {
        put(new CheckedStep(stage.label(), CheckedStep.Status.INFO, -1, detail));
    }

    /** The stage that has begun last and not ended; null for none. */
    @Nullable
    WayStage open() {
        return begun.isEmpty() ? null : begun.get(begun.size() - 1).stage;
    }

    /** Ends a stage badly, whether it has begun or not. */
    void fail(WayStage stage, long nowMillis, String detail) {
        Begun begin = end(stage);
        long millis = begin == null ? -1 : nowMillis - begin.sinceMillis;
        put(new CheckedStep(stage.label(), CheckedStep.Status.FAIL, millis, detail));
    }

    /** Says of what was expected and did not come that it did not. */
    void close() {
        begun.clear();
        for (String name : expected) {
            boolean there = false;
            for (CheckedStep step : steps) {
                there |= step.name().equals(name);
            }
            if (!there) {
                steps.add(new CheckedStep(name, CheckedStep.Status.SKIP, -1, ""));
            }
        }
    }

    void add(CheckedStep step) {
        steps.add(step);
    }

    private @Nullable Begun end(WayStage stage) {
        Begun ended = null;
        for (Begun each : begun) {
            ended = each.stage == stage ? each : ended;
        }
        begun.remove(ended);
        return ended;
    }

    /** Adds a step, in the place of what was said of the same stage before: a connection was made anew. */
    private void put(CheckedStep step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(step.name())) {
                steps.set(i, step);
                return;
            }
        }
        steps.add(step);
    }
}
