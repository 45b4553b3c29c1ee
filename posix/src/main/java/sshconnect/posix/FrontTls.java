package sshconnect.posix;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.Tls;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** The TLS of the front, which can load no library: the full executable is required for it. */
final class FrontTls implements Tls {

    @Override
    public Fault unavailableReason() {
        return Objects.requireNonNull(required());
    }

    @Override
    public void announce() {
        required();
    }

    /** {@inheritDoc} Nothing of what is behind this is in the front. */
    @Override
    public <T> Result<T> ifAvailable(Use<T> use) {
        return Result.failed(unavailableReason());
    }

    @Override
    public Result<TlsSession> session(TlsSettings settings) {
        return Result.failed(unavailableReason());
    }

    private static @Nullable Fault required() {
        return Replacement.require("TLS");
    }
}
