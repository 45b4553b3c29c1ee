package sshconnect.proto.http;

import sshconnect.base.Ascii;

/** The part of a status line (RFC 9112, section 4) that is no secret, whatever a password looks like. */
public final class HttpStatusLine {

    private static final String VERSION_PREFIX = "HTTP/";
    private static final int STATUS_BEGIN = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_BEGIN + 3;

    /** IANA's HTTP Status Code Registry; most are of RFC 9110, section 15. */
    private static final String[] STANDARD = {
        "100 Continue",
        "101 Switching Protocols",
        "102 Processing",
        "103 Early Hints",
        "200 OK",
        "201 Created",
        "202 Accepted",
        "203 Non-Authoritative Information",
        "204 No Content",
        "205 Reset Content",
        "206 Partial Content",
        "207 Multi-Status",
        "208 Already Reported",
        "226 IM Used",
        "300 Multiple Choices",
        "301 Moved Permanently",
        "302 Found",
        "303 See Other",
        "304 Not Modified",
        "305 Use Proxy",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
        "400 Bad Request",
        "401 Unauthorized",
        "402 Payment Required",
        "403 Forbidden",
        "404 Not Found",
        "405 Method Not Allowed",
        "406 Not Acceptable",
        "407 Proxy Authentication Required",
        "408 Request Timeout",
        "409 Conflict",
        "410 Gone",
        "411 Length Required",
        "412 Precondition Failed",
        "413 Content Too Large",
        "414 URI Too Long",
        "415 Unsupported Media Type",
        "416 Range Not Satisfiable",
        "417 Expectation Failed",
        "421 Misdirected Request",
        "422 Unprocessable Content",
        "423 Locked",
        "424 Failed Dependency",
        "425 Too Early",
        "426 Upgrade Required",
        "428 Precondition Required",
        "429 Too Many Requests",
        "431 Request Header Fields Too Large",
        "451 Unavailable For Legal Reasons",
        "500 Internal Server Error",
        "501 Not Implemented",
        "502 Bad Gateway",
        "503 Service Unavailable",
        "504 Gateway Timeout",
        "505 HTTP Version Not Supported",
        "506 Variant Also Negotiates",
        "507 Insufficient Storage",
        "508 Loop Detected",
        "511 Network Authentication Required",
    };

    private HttpStatusLine() {}

    /**
     * Measures what cannot hold a secret: version and status code, and the reason phrase where it is the standard one
     * (in any case). A mask there would hide what matters, and tell the password to whoever knows what stood there.
     *
     * @param text text of a peer; one that begins with no status line is no error
     * @return how many characters, all of them ASCII, at the beginning of the text are no secret; 0 for other text
     */
    public static int publicLength(String text) {
        if (!beginsWithStatus(text)) {
            return 0;
        }
        int lineFeed = text.indexOf('\n');
        int end = lineFeed < 0 ? text.length() : lineFeed;
        String seen = text.substring(STATUS_BEGIN, STATUS_END) + " " + Ascii.strip(text.substring(STATUS_END, end));
        for (String standard : STANDARD) {
            if (Ascii.equalsIgnoreCase(standard, seen)) {
                return end;
            }
        }
        return STATUS_END;
    }

    private static boolean beginsWithStatus(String text) {
        if (text.length() < STATUS_END || !text.startsWith(VERSION_PREFIX)) {
            return false;
        }
        boolean version = isDigit(text, 5) && text.charAt(6) == '.' && isDigit(text, 7);
        boolean status = text.charAt(8) == ' ' && isDigit(text, 9) && isDigit(text, 10) && isDigit(text, 11);
        return version && status && (text.length() == STATUS_END || " \r\n".indexOf(text.charAt(STATUS_END)) >= 0);
    }

    private static boolean isDigit(String text, int index) {
        return Ascii.digit(text.charAt(index), 10) >= 0;
    }
}
