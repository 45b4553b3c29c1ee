package sshconnect.proto.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Target;
import sshconnect.proto.Carrier;
import sshconnect.proto.Failure;
import sshconnect.proto.Trace;

/**
 * The meaning of an answer to CONNECT that neither opens the tunnel nor demands authentication: whether the proxy could not
 * reach the target, so that another address may do better, or would not.
 */
final class HttpRefusal {

    private static final int INTERNAL_SERVER_ERROR = 500;
    /** Squid's own word for what went wrong, with the system's number for it: {@code ERR_CONNECT_FAIL 111}. */
    private static final String SQUID_ERROR = "X-Squid-Error";
    /** The words of squid for a target out of reach, and now and then with status 500. */
    private static final List<String> SQUID_UNREACHABLE =
            List.of("ERR_CONNECT_FAIL", "ERR_DNS_FAIL", "ERR_CANNOT_FORWARD");

    private static final String MITMPROXY = "mitmproxy";

    private static final String NO_CONNECT = "does it allow CONNECT?";

    private HttpRefusal() {}

    /**
     * Reads the answer.
     *
     * @param hop    the proxy
     * @param trace  what may be shown of what it says
     * @param target what it was asked for
     * @param head   the head of its answer
     * @param within what it came through
     * @return the failure
     */
    static Failure of(String hop, Trace trace, Target target, HttpHead head, Carrier within) {
        String line = trace.quote(head.statusLine());
        if (head.status() < 0) {
            return new Failure(hop, "sent a status line that is not http: \"" + line + "\"", null);
        }
        if (isOfTarget(head)) {
            String error = squidError(head);
            return new Failure(
                    hop,
                    "cannot reach " + target + ": " + line + (error.isEmpty() ? "" : " (" + trace.quote(error) + ")"),
                    null,
                    Failure.Cause.TARGET);
        }
        return new Failure(
                hop,
                "refused the tunnel to " + target + ": " + line,
                hint(head.status(), within),
                Failure.Cause.REFUSED);
    }

    /** RFC 9110, sections 15.6.3 to 15.6.5; a proxy that has failed by itself says 500, and some say it of targets. */
    private static boolean isOfTarget(HttpHead head) {
        return switch (head.status()) {
            case 502, 503, 504 -> true;
            case INTERNAL_SERVER_ERROR -> SQUID_UNREACHABLE.contains(firstWord(squidError(head))) || isMitmproxys(head);
            default -> false;
        };
    }

    private static String squidError(HttpHead head) {
        List<String> values = head.values(SQUID_ERROR);
        return values.isEmpty() ? "" : values.get(0);
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static boolean isMitmproxys(HttpHead head) {
        for (String server : head.values("Server")) {
            if (Ascii.lower(server).startsWith(MITMPROXY)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String hint(int status, Carrier within) {
        return switch (status) {
            // nginx says this at a port with TLS.
            case 400 -> within == Carrier.CLEAR ? NO_CONNECT + " it may want TLS" : NO_CONNECT;
            case 405, 501 -> NO_CONNECT;
            case 403 -> "its rules may forbid this host or port; many allow port 443 only";
            default -> null;
        };
    }
}
