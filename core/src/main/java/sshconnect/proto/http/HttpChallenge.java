package sshconnect.proto.http;

import java.util.ArrayList;
import java.util.List;
import sshconnect.base.Ascii;

/**
 * One challenge of a {@code Proxy-Authenticate} or {@code WWW-Authenticate} field (RFC 9110, section 11.3):
 * {@code auth-scheme [ 1*SP ( token68 / #auth-param ) ]}.
 *
 * @param scheme     the scheme as the proxy spells it
 * @param token68    the token that follows it, or an empty string
 * @param parameters names in lower case and values without quotes, in order
 */
record HttpChallenge(String scheme, String token68, List<Parameter> parameters) {

    /**
     * A parameter of a challenge.
     *
     * @param name  in lower case
     * @param value without quotes and escapes
     */
    record Parameter(String name, String value) {}

    /**
     * The value of a parameter.
     *
     * @param name its name in lower case
     * @return the first value of that name, or an empty string
     */
    String parameter(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return "";
    }

    /**
     * Tells whether a parameter is there, be it with an empty value.
     *
     * @param name its name in lower case
     * @return true if it is
     */
    boolean has(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Picks the challenges for one scheme.
     *
     * @param scheme     the scheme
     * @param challenges the challenges
     * @return those for it, in order
     */
    static List<HttpChallenge> of(AuthScheme scheme, List<HttpChallenge> challenges) {
        List<HttpChallenge> matching = new ArrayList<>();
        for (HttpChallenge challenge : challenges) {
            if (Ascii.equalsIgnoreCase(challenge.scheme(), scheme.token())) {
                matching.add(challenge);
            }
        }
        return matching;
    }

    /**
     * Reads the challenges of some fields. Several can stand in one field, separated by the comma that also separates
     * the parameters of one (RFC 9110, section 11.6.1); what makes no sense is skipped up to the next comma.
     *
     * @param fields the values of the fields
     * @return the challenges in order
     */
    static List<HttpChallenge> parse(List<String> fields) {
        List<HttpChallenge> challenges = new ArrayList<>();
        for (String field : fields) {
            new Reader(field).read(challenges);
        }
        return challenges;
    }

    /** Goes through one field from left to right. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        void read(List<HttpChallenge> challenges) {
            HttpChallenge current = null;
            while (at < text.length()) {
                skip(" \t,");
                int start = at;
                String token = token();
                if (token.isEmpty()) {
                    skipElement();
                    continue;
                }
                skip(" \t");
                if (current != null && at < text.length() && text.charAt(at) == '=') {
                    at++;
                    skip(" \t");
                    current.parameters().add(new Parameter(Ascii.lower(token), value()));
                    skipElement();
                } else {
                    at = start + token.length();
                    current = new HttpChallenge(token, token68(), new ArrayList<>());
                    challenges.add(current);
                }
            }
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        /** Goes to the next comma that is not inside quotes. */
        private void skipElement() {
            while (at < text.length() && text.charAt(at) != ',') {
                if (text.charAt(at) == '"') {
                    quoted();
                } else {
                    at++;
                }
            }
        }

        /** RFC 9110, section 5.6.2. */
        private String token() {
            int start = at;
            while (at < text.length() && isTokenCharacter(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean isTokenCharacter(char c) {
            return c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0;
        }

        /** The word that follows a scheme up to the comma, if it is alone and not the name of a parameter. */
        private String token68() {
            int start = at;
            skip(" \t");
            int from = at;
            while (at < text.length() && isToken68Character(text.charAt(at))) {
                at++;
            }
            int to = at;
            while (at < text.length() && text.charAt(at) == '=') {
                at++;
            }
            int end = at;
            skip(" \t");
            boolean alone = at == text.length() || text.charAt(at) == ',';
            if (to > from && alone) {
                return text.substring(from, end);
            }
            at = start;
            return "";
        }

        private static boolean isToken68Character(char c) {
            return Ascii.isDigit(c) || Ascii.isLetter(c) || "-._~+/".indexOf(c) >= 0;
        }

        private String value() {
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (at < text.length() && ", \t".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        /** RFC 9110, section 5.6.4; a missing closing quote ends with the field. */
        private String quoted() {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            at++;
            return value.toString();
        }
    }
}
