package sshconnect.app;

import sshconnect.base.Fault;
import sshconnect.base.Outcome;
import sshconnect.base.Printable;
import sshconnect.route.Parameters;
import sshconnect.route.Protocol;
import sshconnect.security.Protection;

/**
 * What is stated about authentication by Kerberos.
 *
 * @param service    the name of the proxy's service; null for what is usual with its protocol
 * @param protection how a SOCKS5 server is to protect the tunnel at least; null for the most that it does
 */
public record KerberosSettings(String service, Protection protection) {

    /** Nothing is stated. */
    public static final KerberosSettings USUAL = new KerberosSettings(null, null);

    /**
     * Reads the options, or else the parameter.
     *
     * @param line       the command line
     * @param parameters the parameters
     * @param protocol   what the proxy speaks, null for none; the parameter is for SOCKS5 alone
     * @return what is stated
     */
    static Outcome<KerberosSettings> read(CommandLine line, Parameters parameters, Protocol protocol) {
        String level = line.has(Option.GSSAPI_PROTECTION) ? line.value(Option.GSSAPI_PROTECTION)
                : protocol == Protocol.SOCKS5 ? parameters.text("SOCKS5_GSSAPI_PROTECTION") : null;
        Protection protection = level == null ? null : Protection.of(level);
        String service = line.value(Option.GSSAPI_SERVICE);
        if (service != null && service.isEmpty()) {
            return Outcome.failed(Fault.Kind.OTHER, Option.GSSAPI_SERVICE.toString(), "", "the service has no name");
        }
        return level != null && protection == null
                ? Outcome.failed(Fault.Kind.OTHER, "unknown protection",
                        "\"" + Printable.of(level) + "\"", "known are none, integrity and confidentiality")
                : Outcome.of(new KerberosSettings(service, protection));
    }

    /**
     * The service's name.
     *
     * @param usual what is usual
     * @return what is stated, or else that
     */
    String serviceOr(String usual) {
        return service == null ? usual : service;
    }
}
