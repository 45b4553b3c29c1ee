package sshconnect.way;

import sshconnect.base.Ascii;
import sshconnect.base.IpAddress;
import sshconnect.base.Parsed;
import sshconnect.base.Printable;
import sshconnect.base.UsageError;
import sshconnect.base.Utf8;

/**
 * What may stand for a host: a name, an IPv4 address, or an IPv6 address, perhaps with a zone. Names are held to the
 * characters that names have (RFC 1123, section 2.1, and the underscore that many networks use), because a host ends
 * up inside request lines and commands of proxies; whether a name exists is for resolvers to say. Characters outside
 * ASCII pass unless they can mislead a reader.
 */
final class HostSyntax {

    /** A SOCKS5 request has one octet for the length of a name (RFC 1928, section 5); DNS allows less. */
    private static final int MAX_BYTES = 255;

    private HostSyntax() {}

    /**
     * Takes the brackets off an address.
     *
     * @param text a host, perhaps in brackets
     * @return what is inside of them, or the text itself
     */
    static String withoutBrackets(String text) {
        return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * Reads a host.
     *
     * @param text the host, perhaps in brackets
     * @return the host, without brackets; or what is wrong with it
     */
    static Parsed<String> parse(String text) {
        String host = withoutBrackets(text);
        if (host.isEmpty()) {
            return wrong("the host is empty");
        }
        if (isLong(host)) {
            return Parsed.wrong("", "the host is longer than " + MAX_BYTES + " bytes");
        }
        if (host.indexOf(':') >= 0) {
            return isIpv6(host) ? Parsed.of(host) : wrong("a host with a colon is not an IPv6 address");
        }
        if (host.charAt(0) == '-') {
            return wrong("no host begins with a hyphen");
        }
        if (host.indexOf(' ') >= 0 || !Printable.isHarmless(host)) {
            return wrong("the host holds " + (host.indexOf(' ') >= 0 ? "a space" : "a control character"));
        }
        for (int i = 0; i < host.length(); i++) {
            if (!isOfName(host.charAt(i))) {
                return wrong("the host holds the character " + host.charAt(i));
            }
        }
        return Parsed.of(host);
    }

    /** Encodes only what may be too long: a character of a string has three bytes at most. */
    private static boolean isLong(String host) {
        return host.length() > MAX_BYTES / 3 && Utf8.encode(host).length > MAX_BYTES;
    }

    private static Parsed<String> wrong(String what) {
        return Parsed.wrong(new UsageError("", what, "expected a name or an IP address"));
    }

    /**
     * Whether this is an IPv6 address, the zone of a link-local one included (RFC 4007, section 11).
     *
     * @param host the host, without brackets
     * @return true if it is
     */
    static boolean isIpv6(String host) {
        int percent = host.indexOf('%');
        String address = percent < 0 ? host : host.substring(0, percent);
        String zone = percent < 0 ? "none" : host.substring(percent + 1);
        boolean valid = !zone.isEmpty() && address.indexOf(':') >= 0 && IpAddress.parse(address) != null;
        for (int i = 0; i < zone.length() && valid; i++) {
            valid = zone.charAt(i) < 0x80 && isOfName(zone.charAt(i));
        }
        return valid;
    }

    private static boolean isOfName(char c) {
        return Ascii.isLetter(c) || Ascii.isDigit(c) || c == '-' || c == '.' || c == '_' || c >= 0x80;
    }
}
