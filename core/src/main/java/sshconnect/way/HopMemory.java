package sshconnect.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.http.HttpAuthPolicy;

/** What the connections of one run learn of a proxy, for the ones after them. */
public final class HopMemory {

    private final @Nullable AuthScheme provenBefore;
    private @Nullable HttpAuthPolicy httpAuth;

    /**
     * A memory.
     *
     * @param proven a better scheme than Basic that the HTTP proxy is known to take, or null
     */
    public HopMemory(@Nullable AuthScheme proven) {
        this.provenBefore = proven;
    }

    /**
     * What the HTTP proxy is known to take by now.
     *
     * @return a better scheme than Basic that has opened a tunnel, or null
     */
    public @Nullable AuthScheme provenScheme() {
        return httpAuth == null ? provenBefore : httpAuth.provenMethod();
    }

    HttpAuthPolicy httpAuth(List<AuthScheme> stated) {
        if (httpAuth == null) {
            httpAuth = new HttpAuthPolicy(stated, provenBefore);
        }
        return httpAuth;
    }
}
