package sshconnect.way;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Ascii;

/**
 * What holds for every {@link Hop} of a kind, so that it is known before there is one: what to read, and how.
 *
 * @param noun         what a proxy of this kind is called in messages, for example {@code http proxy}
 * @param defaultPort  the port where a specification without a scheme has none
 * @param schemes      the schemes of its URLs, the usual one first
 * @param parameters   the parameters that count for it
 * @param passwords    what it takes passwords for; null when it takes none
 * @param colonProblem why no user name may hold a colon, to follow "the user name holds a colon, which"; null when one
 *                     may
 * @param usual        makes a hop whose settings nobody has said anything about
 */
public record HopKind(
        String noun,
        int defaultPort,
        List<Scheme> schemes,
        ParameterNames parameters,
        @Nullable PasswordUse passwords,
        @Nullable String colonProblem,
        Function<Peer, Hop> usual) {

    /**
     * A scheme of URLs.
     *
     * @param name             its name in lower case
     * @param remoteResolution whether it says that the proxy looks names up
     * @param tls              whether the proxy is spoken to inside TLS
     * @param defaultPort      the port of a URL that has none
     */
    public record Scheme(String name, boolean remoteResolution, boolean tls, int defaultPort) {

        /** What the name of a scheme ends with that is another one inside TLS. */
        static final String TLS_SUFFIX = "+tls";
    }

    /**
     * The schemes of a protocol that has two, by who looks names up, and TLS for either.
     *
     * @param defaultPort   the port of them all
     * @param name          the scheme that does not say who looks names up
     * @param remoteName    the one that says that the proxy does
     * @param tlsName       the first with TLS, constant as the other, so that no start has to put it together
     * @param remoteTlsName the second with TLS
     * @return all four, those in clear first
     */
    static List<Scheme> schemes(int defaultPort, String name, String remoteName, String tlsName, String remoteTlsName) {
        return List.of(
                new Scheme(name, false, false, defaultPort),
                new Scheme(remoteName, true, false, defaultPort),
                new Scheme(tlsName, false, true, defaultPort),
                new Scheme(remoteTlsName, true, true, defaultPort));
    }

    /**
     * The names of parameters; of each list, the first that is set counts.
     *
     * @param server   where the proxy is
     * @param resolve  who looks names up
     * @param user     the user name
     * @param direct   which targets need no proxy, see {@link DirectRules}
     * @param settings what this kind alone knows, each for itself
     */
    public record ParameterNames(
            List<String> server, List<String> resolve, List<String> user, List<String> direct, List<String> settings) {

        void addTo(Set<String> names) {
            names.addAll(server);
            names.addAll(resolve);
            names.addAll(user);
            names.addAll(direct);
            names.addAll(settings);
        }

        boolean contains(String name) {
            return server.contains(name)
                    || resolve.contains(name)
                    || user.contains(name)
                    || direct.contains(name)
                    || settings.contains(name);
        }
    }

    /**
     * How passwords for a kind are called.
     *
     * @param parameters     the parameters that hold one; the first that is set counts
     * @param suggested      the one of them to suggest, which belongs to this kind alone
     * @param helperProtocol the protocol's name for credential helpers, as git says it of its own proxies
     * @param ofSchemes      whether a password can be for one authentication scheme and not for another
     */
    public record PasswordUse(List<String> parameters, String suggested, String helperProtocol, boolean ofSchemes) {}

    /**
     * Finds one of the schemes.
     *
     * @param name its name, in any case
     * @return the scheme, or null
     */
    @Nullable
    Scheme scheme(String name) {
        for (Scheme scheme : schemes) {
            if (Ascii.equalsIgnoreCase(scheme.name(), name)) {
                return scheme;
            }
        }
        return null;
    }

    /**
     * Finds the scheme for what is known of a hop.
     *
     * @param remoteResolution whether it is to say that the proxy looks names up
     * @param tls              whether the proxy is spoken to inside TLS
     * @return the scheme; the usual one of the kind where there is none like that
     */
    Scheme scheme(boolean remoteResolution, boolean tls) {
        Scheme found = schemes.get(0);
        for (Scheme scheme : schemes) {
            boolean better = scheme.tls() == tls && scheme.remoteResolution() == remoteResolution;
            found = better || scheme.tls() == tls && found.tls() != tls ? scheme : found;
        }
        return found;
    }

    /**
     * The usual scheme with TLS.
     *
     * @return its name, or null when this kind has none
     */
    @Nullable
    String tlsScheme() {
        Scheme scheme = scheme(false, true);
        return scheme.tls() ? scheme.name() : null;
    }

    /**
     * The parameters that hold a password.
     *
     * @return their names, in order; empty when it takes none
     */
    public List<String> passwordParameters() {
        return passwords == null ? List.of() : passwords.parameters();
    }

    /**
     * Finds the kind that a URL is of.
     *
     * @param url a URL, of which only the scheme counts
     * @return the kind; null when there is none of that scheme
     */
    public static @Nullable HopKind ofUrl(String url) {
        int end = url.indexOf(ProxySpecParser.AUTHORITY_MARK);
        return end < 0 ? null : ofScheme(url.substring(0, end));
    }

    static @Nullable HopKind ofScheme(String name) {
        for (HopKind kind : Hop.kinds()) {
            if (kind.scheme(name) != null) {
                return kind;
            }
        }
        return null;
    }
}
