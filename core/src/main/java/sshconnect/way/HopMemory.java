package sshconnect.way;

import java.util.List;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.http.HttpAuthPolicy;

/** What the connections of one run learn of a proxy, for the ones after them. */
public final class HopMemory {

    private final AuthScheme provenBefore;
    private HttpAuthPolicy httpAuth;

    /**
     * A memory.
     *
     * @param proven a better scheme than Basic that the HTTP proxy is known to take, or null
     */
    public HopMemory(AuthScheme proven) {
        this.provenBefore = proven;
    }

    /**
     * What the HTTP proxy is known to take by now.
     *
     * @return a better scheme than Basic that has opened a tunnel, or null
     */
    public AuthScheme provenScheme() {
        return httpAuth == null ? provenBefore : httpAuth.provenMethod();
    }

    HttpAuthPolicy httpAuth(List<AuthScheme> stated) {
        if (httpAuth == null) {
            httpAuth = new HttpAuthPolicy(stated, provenBefore);
        }
        return httpAuth;
    }
}
