package sshconnect.way;

import sshconnect.base.Printable;
import sshconnect.base.Secret;
import sshconnect.base.Utf8;

/** Takes the passwords out of what stands in parameters. */
final class ParameterMask {

    private ParameterMask() {}

    /**
     * A value that anybody may see.
     *
     * @param name  the parameter
     * @param value its value
     * @return the value as text; of a secret, the mask
     */
    static String shown(String name, byte[] value) {
        return ParameterFile.PASSWORDS.contains(name) && value.length > 0
                ? Secret.MASK
                : Printable.of(withoutPasswords(name, Utf8.decode(value)));
    }

    /**
     * A value without the password of a URL, or those of the URLs of a way.
     *
     * @param name  the parameter
     * @param value its value
     * @return the value; the same where there is none
     */
    static String withoutPasswords(String name, String value) {
        return name.equals(Way.PARAMETER) ? withoutPasswordsOfWay(value) : withoutPassword(value);
    }

    /**
     * A way without passwords.
     *
     * @param text the way, which need not make sense
     * @return the way; the same where there are none
     */
    static String withoutPasswordsOfWay(String text) {
        StringBuilder way = new StringBuilder();
        int from = 0;
        while (from <= text.length()) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            way.append(from == 0 ? "" : ",").append(withoutPasswordOfHop(text.substring(from, to)));
            from = to + 1;
        }
        return way.toString();
    }

    /**
     * Takes the password out of one hop of a way, where a scheme may be left out.
     *
     * @param hop the hop
     * @return the hop without it
     */
    static String withoutPasswordOfHop(String hop) {
        String mark = ProxySpecParser.AUTHORITY_MARK;
        return hop.contains(mark)
                ? withoutPassword(hop)
                : withoutPassword(mark + hop).substring(mark.length());
    }

    /** The text without what stands between the first colon behind :// and the last @. */
    private static String withoutPassword(String text) {
        int authority = text.indexOf(ProxySpecParser.AUTHORITY_MARK);
        int colon = authority < 0 ? -1 : text.indexOf(':', authority + 1);
        int at = colon < 0 ? -1 : text.lastIndexOf('@');
        return at > colon ? text.substring(0, colon) + text.substring(at) : text;
    }
}
