package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;
import sshconnect.proto.http.AuthScheme;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.HttpHop;
import sshconnect.way.Peer;

/** Reads {@code -H} and {@code -h}, and what is for HTTP proxies alone. */
final class HttpHopReader extends HopReader {

    HttpHopReader() {
        super(Option.HTTP_PROXY, Option.HTTP_PROXY_FROM_ENVIRONMENT, List.of(HttpHop.KIND));
    }

    @Override
    Parsed<Function<Peer, Hop>> settings(Inputs inputs, @Nullable HopKind kind) {
        Parsed<List<AuthScheme>> schemes = schemes(inputs, kind != null);
        if (!schemes.ok()) {
            return Parsed.wrong(schemes.error());
        }
        Parsed<String> service = KerberosService.read(inputs.line(), HttpHop.USUAL_SERVICE);
        return service.ok()
                ? Parsed.of(peer -> new HttpHop(peer, schemes.value(), service.value()))
                : Parsed.wrong(service.error());
    }

    /** Which authentication schemes may be used, and in which order; none when nobody says anything. */
    private static Parsed<List<AuthScheme>> schemes(Inputs inputs, boolean parameterCounts) {
        String list = inputs.stated(Option.PROXY_AUTH, HttpHop.AUTH_PARAMETER, parameterCounts);
        if (list == null) {
            return Parsed.of(List.of());
        }
        boolean stated = inputs.line().has(Option.PROXY_AUTH);
        String source = stated ? Option.PROXY_AUTH.toString() : HttpHop.AUTH_PARAMETER;
        List<AuthScheme> schemes = new ArrayList<>();
        for (String name : Ascii.elements(list)) {
            AuthScheme scheme = AuthScheme.ofName(name);
            if (scheme == null) {
                return Parsed.wrong(new UsageError(
                        source, "unknown authentication scheme \"" + Printable.of(name) + "\"", knownNames()));
            }
            if (!schemes.contains(scheme)) {
                schemes.add(scheme);
            }
        }
        return schemes.isEmpty()
                ? Parsed.wrong(new UsageError(source, "names no authentication scheme", knownNames()))
                : Parsed.of(schemes);
    }

    private static String knownNames() {
        StringBuilder names = new StringBuilder("known are ");
        int last = AuthScheme.ALL.size() - 1;
        for (int i = 0; i <= last; i++) {
            names.append(i == 0 ? "" : i == last ? " and " : ", ")
                    .append(Ascii.lower(AuthScheme.ALL.get(i).token()));
        }
        return names.toString();
    }
}
