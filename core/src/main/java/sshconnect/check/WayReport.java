package sshconnect.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Target;
import sshconnect.host.SystemEnvironment;
import sshconnect.proto.Failure;
import sshconnect.tunnel.WayListener;
import sshconnect.tunnel.WayStage;
import sshconnect.way.Hop;
import sshconnect.way.UseRule;
import sshconnect.way.Way;
import sshconnect.way.WayText;

/** Collects what becomes of the ways to a target. */
final class WayReport implements WayListener {

    /** The code of what a person wrote and makes no sense. */
    private static final String USAGE = "usage";
    /** The code for rules of which none decides. */
    private static final String RULE = "rule";

    /**
     * A rule that was looked at.
     *
     * @param rule     the rule
     * @param obstacle why it does not decide; null when it does
     * @param because  what was seen of this machine's place; empty for nothing
     */
    record Ruled(UseRule rule, @Nullable String obstacle, String because) {}

    /**
     * A way that could not be entered.
     *
     * @param way  the way, as it is written
     * @param error why
     */
    record Left(String way, Problem error) {}

    /**
     * What is in the way.
     *
     * @param code  the kind of problem, for programs
     * @param hop   at which hop, counted from 1; 0 for none of them
     * @param cause what happened, and to whom
     * @param hint  what to try; null where there is nothing to suggest
     */
    record Problem(
            String code, int hop, String cause, @Nullable String hint) {}

    private final SystemEnvironment system;
    private final List<Ruled> rules = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private @Nullable Target target;
    private String way = "";
    private List<CheckedPlace> places = List.of();
    private @Nullable Problem problem;

    WayReport(SystemEnvironment system) {
        this.system = system;
    }

    /** Says where to go, before any way is tried. */
    void to(Target where) {
        target = where;
    }

    List<Ruled> rules() {
        return rules;
    }

    List<Left> left() {
        return left;
    }

    /** The way that was tried last, as it is written; empty when none was. */
    String way() {
        return way;
    }

    /** The hops that are passed on it, and the target behind them; none when no way was tried. */
    List<CheckedPlace> places() {
        return places;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    @Override
    public void rule(UseRule rule, @Nullable String obstacle, String because) {
        rules.add(new Ruled(rule, obstacle, because));
    }

    @Override
    public void tries(Way tried, int hops) {
        Target where = target;
        if (where == null) {
            return;
        }
        List<Hop> passed = tried.hops().subList(0, hops);
        way = WayText.print(passed);
        places = new ArrayList<>();
        for (Hop hop : passed) {
            List<String> steps =
                    steps(hop.server(), places.isEmpty(), hop.peer().tls() != null);
            steps.add(WayStage.TUNNEL.label());
            String kind = hop.kind().schemes().get(0).name();
            places.add(new CheckedPlace(hop.name(), kind, hop.server().toString(), steps));
        }
        List<String> steps = steps(where, places.isEmpty(), tried.targetTls() != null);
        steps.add(WayCheck.BANNER);
        places.add(new CheckedPlace(where.toString(), "", where.toString(), steps));
    }

    private static List<String> steps(Target server, boolean first, boolean tls) {
        List<String> steps = new ArrayList<>();
        if (first && server instanceof Target.Name) {
            steps.add(WayStage.NAME.label());
        }
        if (first) {
            steps.add((server instanceof Target.UnixSocket ? WayStage.UNIX : WayStage.TCP).label());
        }
        if (tls) {
            steps.add(WayStage.TLS.label());
        }
        return steps;
    }

    @Override
    public void leaves(Failure failure) {
        left.add(new Left(way, problem(failure)));
    }

    @Override
    public void begins(int place, WayStage stage, String detail) {
        places.get(place).begin(stage, system.monotonicMillis(), detail);
    }

    @Override
    public void ends(int place, WayStage stage, String detail) {
        if (stage == WayStage.TUNNEL) {
            places.get(place).succeed(WayStage.AUTH, system.monotonicMillis(), "");
        }
        places.get(place).succeed(stage, system.monotonicMillis(), detail);
    }

    @Override
    public void notes(int place, WayStage stage, String detail) {
        places.get(place).note(stage, detail);
    }

    /** The way is not open. */
    void fail(Failure failure) {
        problem = problem(failure);
        int place = place(failure);
        if (place >= 0) {
            CheckedPlace failed = places.get(place);
            failed.fail(stage(failure, failed), system.monotonicMillis(), failure.seen());
        }
        places.forEach(CheckedPlace::close);
    }

    /** There is no way at all, for something that a person wrote makes no sense. */
    void fail(String message) {
        boolean decided = rules.isEmpty() || rules.get(rules.size() - 1).obstacle() == null;
        problem = new Problem(decided ? USAGE : RULE, 0, message, null);
    }

    private Problem problem(Failure failure) {
        int place = place(failure);
        boolean hop = place >= 0 && place < places.size() - 1;
        return new Problem(
                failure.cause().code(), hop ? place + 1 : 0, failure.hop() + ": " + failure.seen(), failure.hint());
    }

    /** Where something failed: several hops may have one name, and then it is the one where something is going on. */
    private int place(Failure failure) {
        int found = -1;
        for (int i = 0; i < places.size(); i++) {
            CheckedPlace each = places.get(i);
            boolean better = found < 0 || each.open() != null;
            found = each.name().equals(failure.hop()) && better ? i : found;
        }
        return found;
    }

    private static WayStage stage(Failure failure, CheckedPlace place) {
        WayStage open = place.open();
        return switch (failure.cause()) {
            case CREDENTIALS, AUTHENTICATION -> WayStage.AUTH;
            case TLS, CERTIFICATE -> WayStage.TLS;
            case NAME -> WayStage.NAME;
            default -> open == null ? WayStage.TUNNEL : open;
        };
    }
}
