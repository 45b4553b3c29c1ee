package sshconnect.check;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.base.Target;
import sshconnect.host.Channel;
import sshconnect.host.Deadline;
import sshconnect.host.Host;
import sshconnect.proto.Failure;
import sshconnect.tunnel.Opened;
import sshconnect.tunnel.WayListener;

/** Explains how a target is reached: hears what becomes of the way to it, and says so in the end. Nothing is sent to the target. */
public final class WayCheck {

    /** Servers that begin, begin at once; who waits for a client says nothing however long one waits. */
    private static final long BANNER_MILLIS = 2_000;

    static final String BANNER = "banner";
    private static final int SSH_PORT = 22;

    /** Hosts whose ssh listens on port 443 too, since many proxies allow nothing else, and by which name. */
    private static final String[][] SSH_AT_443 = {
        {"github.com", "ssh.github.com"},
        {"gitlab.com", "altssh.gitlab.com"},
        {"bitbucket.org", "altssh.bitbucket.org"},
    };

    private final Host host;
    private final WayReport report;

    /**
     * A check of one way.
     *
     * @param host the outside world
     */
    public WayCheck(Host host) {
        this.host = host;
        this.report = new WayReport(host.system());
    }

    /**
     * The one who has to hear what happens.
     *
     * @return the listener
     */
    public WayListener listener() {
        return report;
    }

    /**
     * Says where to go, before any way is tried.
     *
     * @param target the target
     */
    public void to(Target target) {
        report.to(target);
    }

    /**
     * There is no way to try.
     *
     * @param message what makes no sense
     */
    public void fail(String message) {
        report.fail(message);
    }

    /**
     * What was tried has come to an end. A tunnel is closed.
     *
     * @param target   where it was to lead
     * @param opened   what came of it
     * @param deadline when to give up
     */
    public void end(Target target, Opened opened, Deadline deadline) {
        Failure failure = opened instanceof Opened.Failed failed
                ? advised(failed.failure(), target)
                : readBanner(target, ((Opened.Open) opened).tunnel(), deadline);
        if (failure != null) {
            report.fail(failure);
        }
    }

    /**
     * Whether the target can be reached.
     *
     * @return true when nothing has failed
     */
    public boolean open() {
        return report.problem() == null;
    }

    /**
     * The report.
     *
     * @param json whether it is for programs
     * @return text in lines, with their ends
     */
    public String text(boolean json) {
        return json ? JsonReport.of(report) : TextReport.of(report);
    }

    private static Failure advised(Failure failure, Target target) {
        if (failure.cause() == Failure.Cause.REFUSED && target.port() == SSH_PORT) {
            for (String[] each : SSH_AT_443) {
                if (Ascii.lower(target.host()).equals(each[0])) {
                    String hint = "try " + each[1] + " port 443; see \"To port 443\" in connect(1)";
                    return new Failure(failure.hop(), failure.seen(), hint, failure.cause());
                }
            }
        }
        return failure;
    }

    private @Nullable Failure readBanner(Target target, Channel tunnel, Deadline deadline) {
        long began = host.system().monotonicMillis();
        long untilMillis = deadline.orAfterMillis(BANNER_MILLIS);
        byte[] chunk = new byte[Printable.MAX_CHARS];
        StringBuilder line = new StringBuilder();
        Result<Integer> count = tunnel.peek(chunk, untilMillis);
        boolean more = true;
        while (more && count.ok() && count.value() > 0) {
            byte[] received = Arrays.copyOf(chunk, count.value());
            int end = indexOfLineFeed(received);
            line.append(Printable.of(Arrays.copyOf(received, end)));
            more = end == received.length && line.length() < Printable.MAX_CHARS;
            tunnel.discard(received.length);
            count = more ? tunnel.peek(chunk, untilMillis) : count;
        }
        tunnel.close();
        long millis = host.system().monotonicMillis() - began;
        CheckedPlace place = report.places().get(report.places().size() - 1);
        if (line.length() > 0) {
            place.add(new CheckedStep(BANNER, CheckedStep.Status.OK, millis, line.toString()));
            return null;
        }
        if (!count.ok() && host.system().monotonicMillis() < untilMillis) {
            place.add(new CheckedStep(BANNER, CheckedStep.Status.FAIL, millis, deadline.explain(count.fault())));
            return new Failure(target.toString(), "no answer: " + deadline.explain(count.fault()), null);
        }
        String silence = count.ok() ? "none: closed the connection" : "none within " + BANNER_MILLIS / 1000 + " s";
        place.add(new CheckedStep(BANNER, CheckedStep.Status.INFO, -1, silence));
        return null;
    }

    private static int indexOfLineFeed(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }
}
