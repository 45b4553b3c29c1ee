package sshconnect.jvm;

import sshconnect.base.Digits;

/** The format of {@code /etc/services}, see services(5): {@code name port/protocol aliases... # comment}. */
final class ServicesFile {

    private static final String TCP = "/tcp";
    private static final int MAX_PORT = 65535;

    private ServicesFile() {}

    /**
     * Looks a TCP service up.
     *
     * @param content the file
     * @param name    a name or an alias
     * @return the port, or 0 when there is no such service
     */
    static int port(String content, String name) {
        int at = 0;
        while (at < content.length()) {
            int lineEnd = content.indexOf('\n', at);
            int next = lineEnd < 0 ? content.length() : lineEnd;
            int port = portInLine(content.substring(at, next), name);
            if (port != 0) {
                return port;
            }
            at = next + 1;
        }
        return 0;
    }

    private static int portInLine(String line, String name) {
        int comment = line.indexOf('#');
        String entry = comment < 0 ? line : line.substring(0, comment);
        String port = null;
        boolean found = false;
        int word = 0;
        int at = 0;
        while (at < entry.length()) {
            int start = at;
            while (at < entry.length() && entry.charAt(at) > ' ') {
                at++;
            }
            if (at > start) {
                String text = entry.substring(start, at);
                port = word == 1 ? text : port;
                found |= word != 1 && text.equals(name);
                word++;
            }
            at++;
        }
        return found && port != null && port.endsWith(TCP) ? number(port) : 0;
    }

    private static int number(String port) {
        long value = Digits.number(port, 0, port.length() - TCP.length(), 10, MAX_PORT);
        return value == Digits.NO_NUMBER ? 0 : (int) value;
    }
}
