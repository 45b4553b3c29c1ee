package sshconnect.cli;

import sshconnect.base.Fault;
import sshconnect.base.Printable;
import sshconnect.base.Result;
import sshconnect.security.ProtectionLevel;
import sshconnect.tunnel.KerberosSettings;
import sshconnect.way.Parameters;
import sshconnect.way.Protocol;

/** Reads {@code --gssapi-service} and {@code --gssapi-protection}. */
final class KerberosOptions {

    private KerberosOptions() {}

    /**
     * Reads the options, or else the parameter.
     *
     * @param line       the command line
     * @param parameters the parameters
     * @param protocol   what the proxy speaks, null for none; the parameter is for SOCKS5 alone
     * @return what is stated
     */
    static Result<KerberosSettings> read(CommandLine line, Parameters parameters, Protocol protocol) {
        String level = line.has(Option.GSSAPI_PROTECTION)
                ? line.value(Option.GSSAPI_PROTECTION)
                : protocol == Protocol.SOCKS5 ? parameters.text("SOCKS5_GSSAPI_PROTECTION") : null;
        ProtectionLevel protection = level == null ? null : ProtectionLevel.of(level);
        String service = line.value(Option.GSSAPI_SERVICE);
        if (service != null && service.isEmpty()) {
            return Result.failed(Fault.Kind.OTHER, Option.GSSAPI_SERVICE.toString(), "", "the service has no name");
        }
        return level != null && protection == null
                ? Result.failed(
                        Fault.Kind.OTHER,
                        "unknown protection",
                        "\"" + Printable.of(level) + "\"",
                        "known are none, integrity and confidentiality")
                : Result.of(new KerberosSettings(service, protection));
    }
}
