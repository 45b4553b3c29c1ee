package sshconnect.cli;

import sshconnect.base.Parsed;

/** Reads {@code --gssapi-service}, which counts for every protocol that takes Kerberos. */
final class KerberosService {

    private KerberosService() {}

    /**
     * Reads the name of the proxy's service.
     *
     * @param line  the command line
     * @param usual what is usual with the protocol
     * @return the name
     */
    static Parsed<String> read(CommandLine line, String usual) {
        String service = line.value(Option.GSSAPI_SERVICE);
        if (service == null) {
            return Parsed.of(usual);
        }
        return service.isEmpty()
                ? Parsed.wrong(Option.GSSAPI_SERVICE.toString(), "the service has no name")
                : Parsed.of(service);
    }
}
