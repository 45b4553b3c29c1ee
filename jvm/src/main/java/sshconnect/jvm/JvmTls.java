package sshconnect.jvm;

import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.Tls;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** TLS by the JDK. Names none of its classes here, so that a run without TLS loads none. */
final class JvmTls implements Tls {

    /** {@inheritDoc} Every runtime has it: it is a part of the module java.base. */
    @Override
    public Fault unavailableReason() {
        return null;
    }

    @Override
    public Result<TlsSession> session(TlsSettings settings) {
        return JvmTlsSession.of(settings);
    }
}
