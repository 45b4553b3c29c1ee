package sshconnect.proto.socks;

import sshconnect.base.ByteQueue;

/**
 * The answers of a SOCKS5 server: the method that it chooses, and its reply to a request (RFC 1928, section 6).
 *
 * <pre>
 * VER=05 REP RSV=00 ATYP BND.ADDR BND.PORT
 * 0      1   2      3    4
 * </pre>
 */
final class Socks5Reply {

    /** The places of fields. */
    static final int REP_AT = 1;

    static final int ATYP_AT = 3;
    private static final int BND_ADDR_AT = 4;

    static final int SUCCEEDED = 0;

    /** A request that is answered with the end of the connection. */
    static final String NO_REPLY = "closed the connection instead of answering the request";
    /** OpenSSH has its answer ready and drops it with the channel that could not be opened. */
    static final String NO_REPLY_HINT = "if it is ssh -D, it cannot reach the target";

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int MAX_NAME_BYTES = 255;
    private static final int PORT_BYTES = 2;

    /** The longest reply: the length of a name is one octet. */
    static final int MAX_BYTES = BND_ADDR_AT + 1 + MAX_NAME_BYTES + PORT_BYTES;

    private static final String[] REPLIES = {
        "succeeded",
        "general socks server failure",
        "connection not allowed by ruleset",
        "network unreachable",
        "host unreachable",
        "connection refused",
        "TTL expired",
        "command not supported",
        "address type not supported",
    };

    /** The methods that IANA has registered, by their numbers. */
    private static final String[] METHODS = {
        "no authentication",
        "gssapi",
        "user name and password",
        "challenge-handshake authentication protocol",
        "",
        "challenge-response authentication method",
        "secure sockets layer",
        "nds authentication",
        "multi-authentication framework",
        "json parameter block",
    };

    private static final int PRIVATE_METHODS = 0x80;

    private Socks5Reply() {}

    /** The number of an authentication method, and what is known of it. */
    static String methodName(int code) {
        String name = code < METHODS.length ? METHODS[code] : code >= PRIVATE_METHODS ? "a private one" : "";
        return code + (name.isEmpty() ? "" : " (" + name + ")");
    }

    /** The meaning of REP, with its number. */
    static String describe(int code) {
        return (code < REPLIES.length ? REPLIES[code] : "unknown reply") + " (" + code + ")";
    }

    /**
     * The length of a reply. BND.ADDR depends on ATYP; for a name, on the octet in front of it, which may be 0 (RFC
     * 1928, section 5).
     *
     * @return the length; 0 as long as it cannot be told, -1 for an unknown ATYP
     */
    static int length(ByteQueue input) {
        if (input.size() <= BND_ADDR_AT) {
            return 0;
        }
        int others = BND_ADDR_AT + PORT_BYTES;
        return switch (input.at(ATYP_AT)) {
            case Socks5Messages.ATYP_IPV4 -> others + IPV4_BYTES;
            case Socks5Messages.ATYP_IPV6 -> others + IPV6_BYTES;
            case Socks5Messages.ATYP_DOMAINNAME -> others + 1 + input.at(BND_ADDR_AT);
            default -> -1;
        };
    }
}
