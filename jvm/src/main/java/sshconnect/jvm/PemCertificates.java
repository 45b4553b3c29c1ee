package sshconnect.jvm;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.TlsSettings;

/** Certificates that stand in a file. */
final class PemCertificates {

    private PemCertificates() {}

    /** Reads all certificates of a file, at least one. */
    static Result<X509Certificate[]> read(TlsSettings.Pem file) {
        List<byte[]> blocks = Pem.blocks(file.text(), "CERTIFICATE");
        X509Certificate[] certificates = new X509Certificate[blocks.size()];
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (int i = 0; i < certificates.length; i++) {
                certificates[i] =
                        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(blocks.get(i)));
            }
        } catch (CertificateException e) {
            return failed(file, "a certificate in it is damaged");
        }
        return certificates.length == 0 ? failed(file, "there is no certificate in it") : Result.of(certificates);
    }

    private static Result<X509Certificate[]> failed(TlsSettings.Pem file, String cause) {
        return Result.failed(Fault.Kind.OTHER, "read certificates from", file.file(), cause);
    }
}
