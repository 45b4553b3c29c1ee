package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Ascii;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.proto.http.AuthScheme;
import sshconnect.way.Parameters;
import sshconnect.way.Protocol;

/** Reads which authentication schemes may be used with an HTTP proxy, and in which order. */
final class ProxyAuthList {

    private static final String PARAMETER = "HTTP_PROXY_AUTH";

    private ProxyAuthList() {}

    /**
     * Reads the option, or else the parameter.
     *
     * @param line       the command line
     * @param parameters the parameters
     * @param protocol   what the proxy speaks, null for none; the parameter is for HTTP alone
     * @return the schemes, the preferred one first; none when nobody says anything
     */
    static Result<List<AuthScheme>> read(CommandLine line, Parameters parameters, Protocol protocol) {
        boolean stated = line.has(Option.PROXY_AUTH);
        String list =
                stated ? line.value(Option.PROXY_AUTH) : protocol == Protocol.HTTP ? parameters.text(PARAMETER) : null;
        return list == null ? Result.of(List.of()) : parse(stated ? Option.PROXY_AUTH.toString() : PARAMETER, list);
    }

    private static Result<List<AuthScheme>> parse(String source, String list) {
        List<AuthScheme> methods = new ArrayList<>();
        for (String name : Ascii.elements(list)) {
            AuthScheme method = AuthScheme.ofName(name);
            if (method == null) {
                return Result.failed(
                        Fault.Kind.OTHER,
                        source,
                        "",
                        "unknown authentication scheme \"" + Printable.of(name) + "\"; known are " + knownNames());
            }
            if (!methods.contains(method)) {
                methods.add(method);
            }
        }
        return methods.isEmpty()
                ? Result.failed(
                        Fault.Kind.OTHER, source, "", "names no authentication scheme; known are " + knownNames())
                : Result.of(methods);
    }

    private static String knownNames() {
        StringBuilder names = new StringBuilder();
        int last = AuthScheme.ALL.size() - 1;
        for (int i = 0; i <= last; i++) {
            names.append(i == 0 ? "" : i == last ? " and " : ", ")
                    .append(Ascii.lower(AuthScheme.ALL.get(i).token()));
        }
        return names.toString();
    }
}
