package sshconnect.jvm;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import sshconnect.base.Result;
import sshconnect.security.TlsSettings;

/** The certificate of this side, shown to a server that asks for one, whichever authorities it names. */
final class ClientIdentity extends X509ExtendedKeyManager {

    private static final String ALIAS = "client";

    private final X509Certificate[] certificates;
    private final PrivateKey key;
    private volatile boolean asked;

    private ClientIdentity(X509Certificate[] certificates, PrivateKey key) {
        this.certificates = certificates;
        this.key = key;
    }

    /** The identity that is stated, perhaps none; or which file is of no use. */
    static Result<ClientIdentity> of(TlsSettings.Identity stated) {
        if (stated == null) {
            return Result.of(new ClientIdentity(new X509Certificate[0], null));
        }
        Result<X509Certificate[]> certificates = PemCertificates.read(stated.certificates());
        if (!certificates.ok()) {
            return Result.failed(certificates.fault());
        }
        Result<PrivateKey> key = PemPrivateKey.read(stated, certificates.value()[0].getPublicKey());
        return key.ok() ? Result.of(new ClientIdentity(certificates.value(), key.value())) : Result.failed(key.fault());
    }

    /** Whether the server has asked for a certificate, and there is none. */
    boolean isMissing() {
        return asked && key == null;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        asked = true;
        return key != null && List.of(keyTypes).contains(key.getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return certificates.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
