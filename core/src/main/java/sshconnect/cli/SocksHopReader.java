package sshconnect.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.proto.socks.Socks5;
import sshconnect.security.ProtectionLevel;
import sshconnect.way.Hop;
import sshconnect.way.HopKind;
import sshconnect.way.Peer;
import sshconnect.way.Socks4Hop;
import sshconnect.way.Socks5Hop;

/** Reads {@code -S} and {@code -s}, the version, and what is for SOCKS5 servers alone. */
final class SocksHopReader extends HopReader {

    SocksHopReader() {
        super(Option.SOCKS_PROXY, Option.SOCKS_PROXY_FROM_ENVIRONMENT, List.of(Socks5Hop.KIND, Socks4Hop.KIND));
    }

    @Override
    HopKind spoken(CommandLine line, @Nullable HopKind named) {
        boolean socks4 = line.has(Option.SOCKS4) || Socks4Hop.KIND.equals(named) && !line.has(Option.SOCKS5);
        return socks4 ? Socks4Hop.KIND : Socks5Hop.KIND;
    }

    @Override
    Parsed<Function<Peer, Hop>> settings(Inputs inputs, @Nullable HopKind kind) {
        boolean socks5 = Socks5Hop.KIND.equals(kind);
        Parsed<List<Socks5.Method>> methods = methods(inputs, socks5);
        if (!methods.ok()) {
            return Parsed.wrong(methods.error());
        }
        Parsed<String> service = KerberosService.read(inputs.line(), Socks5Hop.USUAL_SERVICE);
        if (!service.ok()) {
            return Parsed.wrong(service.error());
        }
        String level = inputs.stated(Option.GSSAPI_PROTECTION, Socks5Hop.PROTECTION_PARAMETER, socks5);
        ProtectionLevel protection = level == null ? null : ProtectionLevel.of(level);
        if (level != null && protection == null) {
            return Parsed.wrong(
                    "unknown protection \"" + Printable.of(level) + "\"",
                    "known are none, integrity and confidentiality");
        }
        return Parsed.of(peer ->
                socks5 ? new Socks5Hop(peer, methods.value(), service.value(), protection) : new Socks4Hop(peer));
    }

    /** Which authentication methods are offered, and in which order; none when nobody says anything. */
    private static Parsed<List<Socks5.Method>> methods(Inputs inputs, boolean parameterCounts) {
        String list = inputs.stated(Option.AUTH, Socks5Hop.AUTH_PARAMETER, parameterCounts);
        List<Socks5.Method> methods = new ArrayList<>();
        for (String name : list == null ? List.<String>of() : Ascii.elements(list)) {
            Socks5.Method method = method(name);
            if (method == null) {
                return Parsed.wrong(
                        "unknown authentication method \"" + Printable.of(name) + "\"",
                        "known are none, gssapi and userpass");
            }
            if (!methods.contains(method)) {
                methods.add(method);
            }
        }
        return Parsed.of(methods);
    }

    private static Socks5.@Nullable Method method(String name) {
        return switch (name) {
            case "none" -> Socks5.Method.NO_AUTH;
            case "gssapi" -> Socks5.Method.GSSAPI;
            case "userpass" -> Socks5.Method.USERPASS;
            default -> null;
        };
    }
}
