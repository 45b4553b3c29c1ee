package sshconnect.way;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sshconnect.proto.http.AuthScheme;
import sshconnect.proto.http.HttpAuthPolicy;

/** What the connections of one run learn of a proxy, for the ones after them. */
public final class HopMemory {

    private final @Nullable AuthScheme provenBefore;
    private @Nullable HttpAuthPolicy httpAuth;
    private boolean heard;
    private boolean passed;

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

    /** Remembers that the proxy has answered. */
    public void hear() {
        heard = true;
    }

    /**
     * Whether the proxy has answered, whatever it said.
     *
     * @return false as long as nothing came from it
     */
    public boolean wasHeard() {
        return heard;
    }

    /** Remembers that the proxy has made what it was asked for. */
    public void pass() {
        passed = true;
    }

    /**
     * Whether the proxy has led on, to the next one or to the target.
     *
     * @return false as long as it has not
     */
    public boolean wasPassed() {
        return passed;
    }

    HttpAuthPolicy httpAuth(List<AuthScheme> stated) {
        if (httpAuth == null) {
            httpAuth = new HttpAuthPolicy(stated, provenBefore);
        }
        return httpAuth;
    }
}
