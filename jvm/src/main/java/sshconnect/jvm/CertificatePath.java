package sshconnect.jvm;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import sshconnect.security.TlsProblem;

/** From a server's certificate upwards, to tell what is wrong with a chain that was not accepted. */
final class CertificatePath {

    private final List<X509Certificate> certificates;
    private final boolean trusted;

    private CertificatePath(List<X509Certificate> certificates, boolean trusted) {
        this.certificates = certificates;
        this.trusted = trusted;
    }

    /**
     * The path as far as it goes.
     *
     * @param chain   what the server has sent, its own certificate first
     * @param anchors who is trusted
     */
    static CertificatePath of(X509Certificate[] chain, X509Certificate[] anchors) {
        List<X509Certificate> path = new ArrayList<>();
        X509Certificate next = chain[0];
        boolean trusted = false;
        while (next != null && !trusted && path.size() < chain.length) {
            path.add(next);
            trusted = List.of(anchors).contains(next) || issuer(next, anchors) != null;
            X509Certificate issuer = issuer(next, chain);
            next = issuer == null || path.contains(issuer) ? null : issuer;
        }
        return new CertificatePath(path, trusted);
    }

    private static X509Certificate issuer(X509Certificate certificate, X509Certificate[] candidates) {
        for (X509Certificate each : candidates) {
            if (each.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    && isSignedBy(certificate, each)) {
                return each;
            }
        }
        return null;
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Why the path does not end with somebody who is trusted; null when it does. */
    TlsProblem distrust() {
        if (trusted) {
            return null;
        }
        X509Certificate first = certificates.get(0);
        X509Certificate last = certificates.get(certificates.size() - 1);
        return first.getSubjectX500Principal().equals(first.getIssuerX500Principal())
                ? new TlsProblem.SelfSigned(CertificateNames.of(first.getSubjectX500Principal()))
                : new TlsProblem.UnknownIssuer(CertificateNames.of(last.getIssuerX500Principal()));
    }

    /** The first certificate that does not count now; null for none. */
    TlsProblem untimely() {
        TlsProblem problem = null;
        for (int i = 0; i < certificates.size() && problem == null; i++) {
            problem = untimely(certificates.get(i));
        }
        return problem;
    }

    /** Why a certificate does not count now; null when it does. */
    static TlsProblem untimely(X509Certificate certificate) {
        long now = System.currentTimeMillis();
        String subject = CertificateNames.of(certificate.getSubjectX500Principal());
        long notAfter = certificate.getNotAfter().toInstant().toEpochMilli();
        long notBefore = certificate.getNotBefore().toInstant().toEpochMilli();
        if (now > notAfter) {
            return new TlsProblem.Expired(subject, notAfter);
        }
        return now < notBefore ? new TlsProblem.NotYetValid(subject, notBefore) : null;
    }
}
