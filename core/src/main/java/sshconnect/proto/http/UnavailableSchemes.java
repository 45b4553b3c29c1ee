package sshconnect.proto.http;

/**
 * The schemes that were given up, each with the reason, for a person.
 *
 * @param all              all of them; empty when there are none
 * @param missingLibraries those that a library would make available; empty when there are none
 */
record UnavailableSchemes(String all, String missingLibraries) {

    /** None yet. */
    static final UnavailableSchemes NONE = new UnavailableSchemes("", "");

    /** These and one more. */
    UnavailableSchemes and(AuthScheme scheme, Unavailable reason) {
        String words = describe(scheme, reason);
        return new UnavailableSchemes(
                append(all, words), reason.libraryMissing() ? append(missingLibraries, words) : missingLibraries);
    }

    /** A scheme and what stands in its way, in words. */
    static String describe(AuthScheme scheme, Unavailable reason) {
        return scheme.token() + ": " + reason.reason();
    }

    private static String append(String list, String words) {
        return list.isEmpty() ? words : list + "; " + words;
    }
}
