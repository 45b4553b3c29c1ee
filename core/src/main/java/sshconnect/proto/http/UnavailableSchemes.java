package sshconnect.proto.http;

/** Why the schemes that were given up could not be done, for a person. */
final class UnavailableSchemes {

    private final StringBuilder all = new StringBuilder();
    private final StringBuilder missingLibraries = new StringBuilder();

    /**
     * Adds one.
     *
     * @param method   the scheme
     * @param obstacle what stands in its way
     * @return both in words
     */
    String add(AuthScheme method, Unavailable obstacle) {
        String words = method.token() + ": " + obstacle.reason();
        all.append(all.length() == 0 ? "" : "; ").append(words);
        if (obstacle.libraryMissing()) {
            missingLibraries.append(missingLibraries.length() == 0 ? "" : "; ").append(words);
        }
        return words;
    }

    /** All of them; empty when there are none. */
    String all() {
        return all.toString();
    }

    /** Those that a library would take away; empty when there are none. */
    String missingLibraries() {
        return missingLibraries.toString();
    }
}
