package sshconnect.posix;

import java.util.Objects;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.Tls;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** The TLS of the front, which can load no library: the full executable is required for it. */
final class FrontTls implements Tls {

    @Override
    public Fault unavailableReason() {
        return Objects.requireNonNull(Replacement.require("TLS"));
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
}
