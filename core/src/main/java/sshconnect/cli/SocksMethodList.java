package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Ascii;
import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.proto.socks.Socks5;
import sshconnect.way.Parameters;
import sshconnect.way.Protocol;

/** Reads which authentication methods are offered to a SOCKS5 server, and in which order. */
final class SocksMethodList {

    private SocksMethodList() {}

    /**
     * Reads the option, or else the parameter.
     *
     * @param line       the command line
     * @param parameters the parameters
     * @param protocol   what the proxy speaks, null for none; the parameter is for SOCKS5 alone
     * @return the methods, the preferred one first; empty when nobody says anything
     */
    static Result<List<Socks5.Method>> read(CommandLine line, Parameters parameters, Protocol protocol) {
        String list = line.has(Option.AUTH)
                ? line.value(Option.AUTH)
                : protocol == Protocol.SOCKS5 ? parameters.text("SOCKS5_AUTH") : null;
        List<Socks5.Method> methods = new ArrayList<>();
        for (String name : list == null ? List.<String>of() : Ascii.elements(list)) {
            Socks5.Method method = method(name);
            if (method == null) {
                return Result.failed(
                        Fault.Kind.OTHER,
                        "unknown authentication method",
                        "\"" + Printable.of(name) + "\"",
                        "known are none, gssapi and userpass");
            }
            if (!methods.contains(method)) {
                methods.add(method);
            }
        }
        return Result.of(methods);
    }

    private static Socks5.Method method(String name) {
        return switch (name) {
            case "none" -> Socks5.Method.NO_AUTH;
            case "gssapi" -> Socks5.Method.GSSAPI;
            case "userpass" -> Socks5.Method.USERPASS;
            default -> null;
        };
    }
}
