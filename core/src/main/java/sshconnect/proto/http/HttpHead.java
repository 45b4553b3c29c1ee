package sshconnect.proto.http;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Ascii;
import sshconnect.base.ByteQueue;
import sshconnect.base.Digits;
import sshconnect.base.Utf8;

/**
 * The head of an HTTP response: status line and fields (RFC 9112, sections 4 and 5). Lines may end with a bare LF
 * (section 2.2), the reason phrase may be missing together with its space, and folded lines (section 5.2) are joined.
 */
final class HttpHead {

    private static final byte[] VERSION_PREFIX = {'H', 'T', 'T', 'P', '/'};

    /** A status code has three digits (RFC 9112, section 4). */
    private static final int MAX_STATUS = 999;

    /** Grows with each folded line; a head may consist of nothing else. */
    private record Field(String name, StringBuilder value) {}

    private final byte[] bytes;
    private final String statusLine;
    private final List<Field> fields = new ArrayList<>();

    private HttpHead(byte[] bytes) {
        this.bytes = bytes;
        String text = Utf8.decode(bytes);
        int end = lineEnd(text, 0);
        statusLine = Ascii.strip(text.substring(0, end));
        for (int at = end + 1; at < text.length(); at = end + 1) {
            end = lineEnd(text, at);
            addLine(text.substring(at, end));
        }
    }

    private static int lineEnd(String text, int from) {
        int lineFeed = text.indexOf('\n', from);
        return lineFeed < 0 ? text.length() : lineFeed;
    }

    private void addLine(String line) {
        int colon = line.indexOf(':');
        boolean folded = line.startsWith(" ") || line.startsWith("\t");
        if (folded && !fields.isEmpty()) {
            fields.get(fields.size() - 1).value().append(' ').append(Ascii.strip(line));
        } else if (colon > 0) {
            fields.add(new Field(
                    Ascii.strip(line.substring(0, colon)), new StringBuilder(Ascii.strip(line.substring(colon + 1)))));
        }
    }

    /**
     * Tells whether what was received may be the beginning of an HTTP response.
     *
     * @param input the unread bytes
     * @return false as soon as they differ from {@code HTTP/}
     */
    static boolean mayBegin(ByteQueue input) {
        for (int i = 0; i < VERSION_PREFIX.length && i < input.size(); i++) {
            if (input.at(i) != VERSION_PREFIX[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds the empty line that ends a head.
     *
     * @param input the unread bytes
     * @param from  the index up to which they are known to hold no such end
     * @return the length of the head with its end, or -1 when it is not there yet
     */
    static int length(ByteQueue input, int from) {
        int lineFeed = input.indexOf('\n', from);
        while (lineFeed >= 0) {
            int next = lineFeed + 1;
            if (next < input.size() && input.at(next) == '\r') {
                next++;
            }
            if (next < input.size() && input.at(next) == '\n') {
                return next + 1;
            }
            lineFeed = input.indexOf('\n', lineFeed + 1);
        }
        return -1;
    }

    /**
     * Reads a whole head.
     *
     * @param bytes the head as it was received, with the empty line
     * @return the head
     */
    static HttpHead parse(byte[] bytes) {
        return new HttpHead(bytes);
    }

    /**
     * The head as it was received.
     *
     * @return its bytes
     */
    byte[] bytes() {
        return bytes;
    }

    /**
     * The first line, for a person.
     *
     * @return the line without its end
     */
    String statusLine() {
        return statusLine;
    }

    /**
     * The status code.
     *
     * @return 100 to 599 and more, or -1 when the status line holds none
     */
    int status() {
        int space = statusLine.indexOf(' ');
        if (space < 0 || space + 4 > statusLine.length()) {
            return -1;
        }
        int code = (int) Digits.number(statusLine, space + 1, space + 4, 10, MAX_STATUS);
        boolean whole = space + 4 == statusLine.length() || statusLine.charAt(space + 4) == ' ';
        return whole && code >= 100 ? code : -1;
    }

    /**
     * The values of all fields of one name.
     *
     * @param name the field name, in any case
     * @return the values, in order, without white space around them
     */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            if (Ascii.equalsIgnoreCase(field.name(), name)) {
                values.add(field.value().toString());
            }
        }
        return values;
    }

    /**
     * Tells whether a field that is a list of tokens (RFC 9110, section 5.6.1) has a certain one.
     *
     * @param name  the field name
     * @param token the token, in lower case
     * @return true if some field of that name holds it
     */
    boolean hasToken(String name, String token) {
        for (String value : values(name)) {
            for (String element : Ascii.elements(value)) {
                if (Ascii.equalsIgnoreCase(element, token)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Tells whether the connection stays open after this response (RFC 9112, section 9.3). {@code Proxy-Connection} is not
     * in any RFC, but squid and others have sent it for decades.
     *
     * @return true if another request can follow
     */
    boolean keepsConnection() {
        if (hasToken("Connection", "close") || hasToken("Proxy-Connection", "close")) {
            return false;
        }
        return !statusLine.startsWith("HTTP/1.0")
                || hasToken("Connection", "keep-alive")
                || hasToken("Proxy-Connection", "keep-alive");
    }
}
