package sshconnect.way;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import sshconnect.base.IpAddress;
import sshconnect.base.ListenAddress;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;

/**
 * Where to wait for clients, as people write it: {@code port}, {@code address:port} or a path, as ssh(1) takes it for
 * its forwardings. Where no address is written, that is the loopback interface. An empty one, which for ssh(1) means
 * every interface, is refused: a script's variable that is not set must not open the port to the whole network.
 */
public final class ListenSyntax {

    private static final String EVERY_INTERFACE = "*";
    private static final String LOOPBACK = "localhost";
    private static final String CHOSEN_BY_THE_SYSTEM = "0";

    private ListenSyntax() {}

    /**
     * Reads a place to listen.
     *
     * @param text     {@code [address:]port}, the address an IPv4 address, an IPv6 address in brackets, {@code *} or
     *                 {@code localhost}, the port as {@link PortNumber} has it or 0; or the path of a Unix socket,
     *                 which holds a slash
     * @param services looks a service name up; answers 0 for an unknown one
     * @return the place, or what is wrong with the text
     */
    public static Parsed<ListenAddress> parse(String text, ToIntFunction<String> services) {
        if (text.indexOf('/') >= 0) {
            return Parsed.of(new ListenAddress.UnixSocket(text));
        }
        int colon = text.lastIndexOf(':');
        String portText = text.substring(colon + 1);
        OptionalInt number = PortNumber.parse(portText, services);
        if (number.isEmpty() && !portText.equals(CHOSEN_BY_THE_SYSTEM)) {
            return failed(text, "the port is not 0 and not " + PortNumber.EXPECTED);
        }
        int port = number.orElse(0);
        String host = colon < 0 ? LOOPBACK : text.substring(0, colon);
        if (host.equals(LOOPBACK)) {
            return Parsed.of(ListenAddress.Tcp.loopback(port));
        }
        if (host.equals(EVERY_INTERFACE)) {
            return Parsed.of(ListenAddress.Tcp.everyInterface(port));
        }
        boolean bare = host.indexOf(':') >= 0 && host.equals(HostSyntax.withoutBrackets(host));
        IpAddress address = bare ? null : IpAddress.parse(HostSyntax.withoutBrackets(host));
        return address == null
                ? failed(
                        text,
                        "expected an IP address in front of the port, that of IPv6 in brackets, or " + EVERY_INTERFACE
                                + " for every interface")
                : Parsed.of(new ListenAddress.Tcp(List.of(address), port));
    }

    private static Parsed<ListenAddress> failed(String text, String cause) {
        return Parsed.wrong("listen on" + (text.isEmpty() ? "" : " " + Printable.of(text)), cause);
    }
}
