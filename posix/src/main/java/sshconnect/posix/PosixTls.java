package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.Tls;
import sshconnect.security.TlsSession;
import sshconnect.security.TlsSettings;

/** TLS by OpenSSL's libssl, which is opened when it is asked for and not before. */
final class PosixTls implements Tls {

    @Override
    public Fault unavailableReason() {
        return LibSsl.open() != null
                ? null
                : new Fault(
                        Fault.Kind.UNSUPPORTED,
                        "load",
                        LibSsl.NAME,
                        "it cannot be loaded; Debian's package with it is libssl3");
    }

    @Override
    public Result<TlsSession> session(TlsSettings settings) {
        Fault missing = unavailableReason();
        if (missing != null) {
            return Result.failed(missing);
        }
        LibSsl library = LibSsl.open();
        LibX509 certificates = LibX509.get();
        certificates.ERR_clear_error.call();
        Result<Address> context = new TlsContext(library, certificates, settings).make();
        return context.ok() ? PosixTlsSession.of(library, context.value(), settings) : Result.failed(context.fault());
    }
}
