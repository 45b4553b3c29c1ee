package sshconnect.vectors;

import static sshconnect.vectors.HandshakeRun.CLOSE;
import static sshconnect.vectors.HandshakeRun.SILENCE;
import static sshconnect.vectors.HttpVectors.ESTABLISHED;
import static sshconnect.vectors.HttpVectors.FAILS;
import static sshconnect.vectors.HttpVectors.REJECTED;
import static sshconnect.vectors.HttpVectors.REQUEST;

import java.util.List;

/** NTLM in the whole handshake. The third messages were computed with another implementation. */
final class HttpNtlmVectors {

    private static final String NEGOTIATE = "TlRMTVNTUAABAAAAB4IIoAAAAAAAAAAAAAAAAAAAAAA=";
    /** The proxy sends its time, other channel bindings, and a flag of its own. */
    private static final String TIMED_CHALLENGE =
            "TlRMTVNTUAACAAAABgAGADAAAAAFgokAASNFZ4mrze8AAAAAAAAAAEAAQAA2AAAATABBAEIAAgAGAEwAQQBCAAEA"
                    + "BgBTAFIAVgAGAAQAAQAAAAcACAAAwKGyw9TVAQoAEAD/////////////////////AAAAAA==";

    private static final String TIMED_ANSWER =
            "TlRMTVNTUAADAAAAGAAYAHwAAABwAHAAlAAAAAYABgBYAAAACAAIAF4AAAAWABYAZgAAAAAAAAAEAQAABYKIAAAAAAAA"
                    + "AAAAsajqg8FPLqFTYdHXn8uB3kwAQQBCAHUAcwBlAHIAVwBPAFIASwBTAFQAQQBUAEkATwBOAAAAAAAAAAAAAAAAAAAA"
                    + "AAAAAAAAAAAAAArtH8qVs/oD0ThBNlIFUCABAQAAAAAAAADAobLD1NUBAQIDBAUGBwgAAAAAAgAGAEwAQQBCAAEABgBT"
                    + "AFIAVgAHAAgAAMChssPU1QEGAAQAAwAAAAoAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    /** The proxy sends nothing but its domain. */
    private static final String CHALLENGE =
            "TlRMTVNTUAACAAAABgAGADAAAAAFgokAASNFZ4mrze8AAAAAAAAAAA4ADgA2AAAATABBAEIAAgAGAEwAQQBCAAAA" + "AAA=";

    private static final String ANSWER =
            "TlRMTVNTUAADAAAAGAAYAHYAAAA+AD4AjgAAAAAAAABYAAAACAAIAFgAAAAWABYAYAAAAAAAAADMAAAABYKIAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAHUAcwBlAHIAVwBPAFIASwBTAFQAQQBUAEkATwBOAAhZgpOc8weF0SZtSaSE"
                    + "4fcBAgMEBQYHCByHndHgDJo809Ujl9TQ3M4BAQAAAAAAAACAPtXesZ0BAQIDBAUGBwgAAAAAAgAGAEwAQQBCAAAA"
                    + "AAAAAAAA";
    private static final String ANSWER_OF_PRINCIPAL =
            "TlRMTVNTUAADAAAAGAAYAIgAAAA+AD4AoAAAAAAAAABYAAAAGgAaAFgAAAAWABYAcgAAAAAAAADeAAAABYKIAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAHUAcwBlAHIAQABsAGEAYgAuAHQAZQBzAHQAVwBPAFIASwBTAFQAQQBUAEkA"
                    + "TwBOAKTo+oxFVVBD9oS60S6yryIBAgMEBQYHCMaTHOcpKbqV7waP73eFD8oBAQAAAAAAAACAPtXesZ0BAQIDBAUG"
                    + "BwgAAAAAAgAGAEwAQQBCAAAAAAAAAAAA";
    private static final String ANSWER_IN_UNICODE =
            "TlRMTVNTUAADAAAAGAAYAH4AAAA+AD4AlgAAAAYABgBYAAAACgAKAF4AAAAWABYAaAAAAAAAAADUAAAABYKIAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAEwA5ABiAEoA9gByAGcARARXAE8AUgBLAFMAVABBAFQASQBPAE4AkuivwNlk"
                    + "u1EemlBXpA2vTQECAwQFBgcIHufRjPvEgf2JszZk49tcHwEBAAAAAAAAAIA+1d6xnQEBAgMEBQYHCAAAAAACAAYA"
                    + "TABBAEIAAAAAAAAAAAA=";
    /** The proxy sends the least that makes a challenge. */
    private static final String SHORT_CHALLENGE = "TlRMTVNTUAACAAAAAAAAAAAAAAABAgAAASNFZ4mrze8=";

    private static final String SHORT_ANSWER =
            "TlRMTVNTUAADAAAAGAAYAHYAAAAwADAAjgAAAAAAAABYAAAACAAIAFgAAAAWABYAYAAAAAAAAAC+AAAAAQIAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAHUAcwBlAHIAVwBPAFIASwBTAFQAQQBUAEkATwBOAAhZgpOc8weF0SZtSaSE"
                    + "4fcBAgMEBQYHCEwQbKFewSHQ+zcXXGl1YroBAQAAAAAAAACAPtXesZ0BAQIDBAUGBwgAAAAAAAAAAA==";
    private static final String NOWHERE_CHALLENGE = "TlRMTVNTUAACAAAACQAJAK6qqqoBAgAAASNFZ4mrze8=";
    private static final String OEM_CHALLENGE =
            "TlRMTVNTUAACAAAAAwADADAAAAAGgokAASNFZ4mrze8AAAAAAAAAAA4ADgAzAAAATEFCAgAGAEwAQQBCAAAAAAA=";
    private static final String OEM_ANSWER =
            "TlRMTVNTUAADAAAAGAAYAGoAAAA+AD4AggAAAAMAAwBYAAAABAAEAFsAAAALAAsAXwAAAAAAAADAAAAABoKIAAAAAAAA"
                    + "AAAAAAAAAAAAAAAAAAAAAAAAAExBQnVzZXJXT1JLU1RBVElPTii8bWX3HW7Gu4eUZPeIFcEBAgMEBQYHCD8dAnT3uOfS"
                    + "98UwgJOrbhIBAQAAAAAAAACAPtXesZ0BAQIDBAUGBwgAAAAAAgAGAEwAQQBCAAAAAAAAAAAA";
    private static final String TIMED_OEM_CHALLENGE =
            "TlRMTVNTUAACAAAAAwADADAAAAAGgokAASNFZ4mrze8AAAAAAAAAAEAAQAAzAAAATEFCAgAGAEwAQQBCAAEABgBTAFIA"
                    + "VgAGAAQAAQAAAAcACAAAwKGyw9TVAQoAEAD/////////////////////AAAAAA==";
    private static final String TIMED_OEM_ANSWER =
            "TlRMTVNTUAADAAAAGAAYAGoAAABwAHAAggAAAAMAAwBYAAAABAAEAFsAAAALAAsAXwAAAAAAAADyAAAABoKIAAAAAAAA"
                    + "AAAAft7xVqqCIuQL6Jr9wkwMskxBQnVzZXJXT1JLU1RBVElPTgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAArtH8qVs/oD"
                    + "0ThBNlIFUCABAQAAAAAAAADAobLD1NUBAQIDBAUGBwgAAAAAAgAGAEwAQQBCAAEABgBTAFIAVgAHAAgAAMChssPU1QEG"
                    + "AAQAAwAAAAoAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String CHALLENGE_IN_NO_CHARACTER_SET =
            "TlRMTVNTUAACAAAAAwADADAAAAAEgokAASNFZ4mrze8AAAAAAAAAAA4ADgAzAAAATEFCAgAGAEwAQQBCAAAAAAA=";
    private static final String ENDLESS_CHALLENGE =
            "TlRMTVNTUAACAAAABgAGADAAAAAFgokAASNFZ4mrze8AAAAAAAAAAAoACgA2AAAATABBAEIAAgAGAEwAQQBCAA==";
    private static final String FAR_CHALLENGE =
            "TlRMTVNTUAACAAAABgAGADAAAAAFgokAASNFZ4mrze8AAAAAAAAAAA4ADgCghgEATABBAEIAAgAGAEwAQQBCAAAA" + "AAA=";
    private static final String NEGATIVE_CHALLENGE =
            "TlRMTVNTUAACAAAABgAGADAAAAAFgokAASNFZ4mrze8AAAAAAAAAAA4ADgD4////TABBAEIAAgAGAEwAQQBCAAAA" + "AAA=";

    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String BODY = "Content-Length: 35000\r\n\r\n" + "b".repeat(35000);
    private static final String ASKS = REQUEST + "asks NTLM \"\"\n";

    private HttpNtlmVectors() {}

    static List<Vector> all() {
        HandshakeCases cases = new HandshakeCases("http ntlm");
        messages(cases);
        connections(cases);
        failures(cases);
        return cases.all();
    }

    private static String demand(String challenge) {
        return "HTTP/1.1 407 x\r\nProxy-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static String sends(String message) {
        return "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\nProxy-Authorization: NTLM " + message
                + "\\r\\nProxy-Connection: Keep-Alive\\r\\n\\r\\n\n";
    }

    private static void message(HandshakeCases cases, String name, String challenge, String answer) {
        cases.add(
                name,
                HttpVectors::http,
                ASKS + sends(NEGOTIATE) + sends(answer) + ESTABLISHED,
                demand("NTLM"),
                demand("NTLM " + challenge),
                OK);
    }

    private static void messages(HandshakeCases cases) {
        message(cases, "a plain user name, without a time of the proxy", CHALLENGE, ANSWER);
        message(cases, "a short challenge", SHORT_CHALLENGE, SHORT_ANSWER);
        message(cases, "a domain that is nowhere in the message", NOWHERE_CHALLENGE, SHORT_ANSWER);
        cases.credential("LAB\\user", "pass");
        message(cases, "domain\\user, and a code over all messages", TIMED_CHALLENGE, TIMED_ANSWER);
        message(cases, "the OEM character set", OEM_CHALLENGE, OEM_ANSWER);
        message(cases, "no character set at all", CHALLENGE_IN_NO_CHARACTER_SET, OEM_ANSWER);
        message(cases, "the OEM character set, and a code over all messages", TIMED_OEM_CHALLENGE, TIMED_OEM_ANSWER);
        cases.credential("LAB/user", "pass");
        message(cases, "domain/user", TIMED_CHALLENGE, TIMED_ANSWER);
        cases.credential("user@lab.test", "p\u20acss\ud83d\ude00");
        message(cases, "user@domain, and a password that is not ASCII", CHALLENGE, ANSWER_OF_PRINCIPAL);
        cases.credential("L\u00e4b\\J\u00f6rg\u0444", "pass");
        message(cases, "names that are not ASCII", CHALLENGE, ANSWER_IN_UNICODE);
        cases.credential("user", "pass");
    }

    private static void connections(HandshakeCases cases) {
        String rounds = sends(NEGOTIATE) + sends(ANSWER) + ESTABLISHED;
        String closing = "HTTP/1.0 407 x\r\nProxy-Authenticate: NTLM\r\nContent-Length: 0\r\n\r\n";
        cases.add(
                "bodies of 35 KB are drained",
                HttpVectors::http,
                ASKS + rounds,
                "HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM\r\n" + BODY,
                "HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM " + CHALLENGE + "\r\n" + BODY,
                OK);
        cases.add(
                "the proxy closes after the demand: both messages on the next",
                HttpVectors::http,
                ASKS + "reconnects\n" + rounds,
                closing,
                demand("NTLM " + CHALLENGE),
                OK);
        cases.add(
                "the demand's end is its connection's",
                HttpVectors::http,
                ASKS + "reconnects\n" + rounds,
                "HTTP/1.1 407 x\r\nProxy-Authenticate: NTLM\r\n\r\nno",
                demand("NTLM " + CHALLENGE),
                OK);
        cases.add(
                "the proxy closes silently before the first message",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE) + "reconnects\n" + rounds,
                demand("NTLM"),
                CLOSE,
                demand("NTLM " + CHALLENGE),
                OK);
        cases.add(
                "a message that belongs to its connection is waited for",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE) + "stuck",
                demand("NTLM"),
                SILENCE);
        cases.add(
                "the proxy is content with the first message",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE) + ESTABLISHED,
                demand("NTLM"),
                OK);
        cases.add(
                "401",
                HttpVectors::http,
                ASKS + both(NEGOTIATE) + both(ANSWER) + ESTABLISHED,
                origin("NTLM"),
                origin("NTLM " + CHALLENGE),
                OK);
    }

    private static String origin(String challenge) {
        return "HTTP/1.1 401 x\r\nWWW-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static String both(String message) {
        return sends(message).replace("Proxy-Connection", "Authorization: NTLM " + message + "\\r\\nProxy-Connection");
    }

    private static void failures(HandshakeCases cases) {
        cases.add(
                "a wrong password fails once, and is not sent with Basic",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE)
                        + sends(ANSWER) + REJECTED
                        + "authentication failed: rejected user name or password of user (NTLM, realm "
                        + "\"LAB\"): HTTP/1.1 407 x",
                demand("NTLM, Basic"),
                demand("NTLM " + CHALLENGE),
                demand("NTLM, Basic"));
        cases.add(
                "the proxy closes in place of rejecting a password",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE)
                        + sends(ANSWER) + FAILS
                        + "closed the connection inside the authentication by NTLM; user name or password "
                        + "may be wrong: HTTP/1.1 407 x",
                demand("NTLM"),
                demand("NTLM " + CHALLENGE),
                CLOSE);
        cases.add(
                "the proxy will not keep the connection",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE) + FAILS
                        + "ends the connection inside an authentication that is bound to it: HTTP/1.1 407 x",
                demand("NTLM"),
                demand("NTLM " + CHALLENGE).replace("Content", "Connection: close\r\nContent"));
        fallback(cases, "the first message is not answered", "NTLM");
        fallback(cases, "a challenge that is not Base64", "NTLM T!");
        fallback(cases, "a challenge that is none", "NTLM AAAA");
        fallback(cases, "target information without end", "NTLM " + ENDLESS_CHALLENGE);
        fallback(cases, "target information outside of the message", "NTLM " + FAR_CHALLENGE);
        fallback(cases, "target information in front of the message", "NTLM " + NEGATIVE_CHALLENGE);
        fallback(cases, "our own message as the challenge", "NTLM " + NEGOTIATE);
        String[][] others = {{"\u00fcser", "pass"}, {"L\u00c4B\\user", "pass"}, {"user", "p\u00e4ss"}};
        for (String[] other : others) {
            cases.credential(other[0], other[1])
                    .add(
                            "the OEM character set, " + other[0] + ", " + other[1],
                            HttpVectors::http,
                            ASKS + sends(NEGOTIATE) + FAILS
                                    + "wants authentication by NTLM, and none of these can be done (NTLM: the "
                                    + "challenge is not in Unicode, and user name, domain and password are not all ASCII): HTTP/1.1 407 x",
                            demand("NTLM"),
                            demand("NTLM " + OEM_CHALLENGE));
        }
        cases.credential("user", "pass");
        cases.add(
                "a new challenge for every message",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE) + sends(ANSWER) + REJECTED
                        + "authentication failed: rejected user name or password of user (NTLM, realm \"LAB\"): HTTP/1.1 407 x",
                demand("NTLM"),
                demand("NTLM " + CHALLENGE),
                demand("NTLM " + CHALLENGE));
    }

    /**
     * No password has been sent yet, so that the next scheme may send it, on a connection that has seen none of this;
     * nobody is asked for it again.
     */
    private static void fallback(HandshakeCases cases, String name, String second) {
        cases.add(
                name + ": Basic is next",
                HttpVectors::http,
                ASKS + sends(NEGOTIATE) + "reconnects\n"
                        + "sends CONNECT h.test:22 HTTP/1.1\\r\\nHost: h.test:22\\r\\nProxy-Authorization: Basic dXNlcjpwYXNz\\r\\n\\r\\n\n"
                        + ESTABLISHED,
                demand("NTLM, Basic"),
                demand(second + ", Basic"),
                OK);
    }
}
