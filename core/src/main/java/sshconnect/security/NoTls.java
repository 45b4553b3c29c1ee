package sshconnect.security;

import sshconnect.base.Fault;
import sshconnect.base.Result;

/** The TLS of a host that has none. */
public final class NoTls implements Tls {

    @Override
    public Fault unavailableReason() {
        return new Fault(Fault.Kind.UNSUPPORTED, "speak", "TLS", "this program was built without it");
    }

    @Override
    public Result<TlsSession> session(TlsSettings settings) {
        return Result.failed(unavailableReason());
    }
}
