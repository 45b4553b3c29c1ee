package sshconnect.jvm;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.TlsProblem;
import sshconnect.security.TlsSettings;

/**
 * Decides whether a server is who it should be: the JDK verifies the chain, the name is compared here. Remembers what is
 * wrong, of which the JDK's exceptions tell too little.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    private static X509ExtendedTrustManager system;

    private final TlsSettings settings;
    private final X509ExtendedTrustManager authorities;
    private volatile TlsProblem problem;

    private ServerTrust(TlsSettings settings, X509ExtendedTrustManager authorities) {
        this.settings = settings;
        this.authorities = authorities;
    }

    /** What decides about a server; or what is wrong with the authorities' file or the system's store. */
    static Result<ServerTrust> of(TlsSettings settings) {
        try {
            TlsSettings.Pem file = settings.trusted();
            if (!settings.verified()) {
                return Result.of(new ServerTrust(settings, null));
            }
            if (file == null) {
                return Result.of(new ServerTrust(settings, system()));
            }
            Result<X509Certificate[]> trusted = PemCertificates.read(file);
            return trusted.ok()
                    ? Result.of(new ServerTrust(settings, manager(store(trusted.value()))))
                    : Result.failed(trusted.fault());
        } catch (GeneralSecurityException | IOException e) {
            return Result.failed(Fault.Kind.OTHER, "prepare", "TLS", TlsProblems.words(e));
        }
    }

    /** The JVM's store holds more than a hundred certificates: one reading of it is for all. */
    private static synchronized X509ExtendedTrustManager system() throws GeneralSecurityException {
        system = system == null ? manager(null) : system;
        return system;
    }

    private static KeyStore store(X509Certificate[] trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < trusted.length; i++) {
            store.setCertificateEntry(Integer.toString(i), trusted[i]);
        }
        return store;
    }

    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager manager) {
                return manager;
            }
        }
        throw new GeneralSecurityException("this Java runtime cannot verify certificates");
    }

    /** What is wrong with the server's certificate; null for nothing. */
    TlsProblem problem() {
        return problem;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (authorities == null) {
            return;
        }
        CertificateException failure = failure(chain, authType, engine);
        problem = problem(chain, failure);
        if (problem != null) {
            // What this exception is decides about the alert.
            throw failure == null ? new CertificateException("it is not the server's") : failure;
        }
    }

    private CertificateException failure(X509Certificate[] chain, String authType, SSLEngine engine) {
        if (authorities.getAcceptedIssuers().length == 0) {
            return new CertificateException("nobody is trusted");
        }
        try {
            authorities.checkServerTrusted(chain, authType, engine);
            return null;
        } catch (CertificateException e) {
            return e;
        }
    }

    /** The first thing that is wrong, in the order of OpenSSL: who has signed, for whom, for when, and all the rest. */
    private TlsProblem problem(X509Certificate[] chain, CertificateException failure) {
        CertificatePath path = failure == null ? null : CertificatePath.of(chain, authorities.getAcceptedIssuers());
        TlsProblem found = path == null ? null : path.distrust();
        found = found == null ? otherName(chain[0]) : found;
        if (found != null) {
            return found;
        }
        // The JDK asks no certificate for its dates that is itself among the trusted ones.
        found = path == null ? CertificatePath.untimely(chain[0]) : path.untimely();
        return found != null || failure == null ? found : new TlsProblem.Certificate(TlsProblems.words(failure));
    }

    private TlsProblem otherName(X509Certificate certificate) {
        boolean matches = settings.address() == null
                ? CertificateNames.areFor(certificate, settings.serverName())
                : CertificateNames.areFor(certificate, settings.address());
        return matches ? null : new TlsProblem.OtherName(CertificateNames.all(certificate));
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        refuse();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        refuse();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        refuse();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        refuse();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        refuse();
    }

    /** Only a client with an engine asks here. */
    private static void refuse() throws CertificateException {
        throw new CertificateException("not asked for");
    }
}
