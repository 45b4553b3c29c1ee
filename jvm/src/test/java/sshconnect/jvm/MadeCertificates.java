package sshconnect.jvm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that the JDK's keytool makes: an authority, and servers and clients that it has signed, or has not. */
final class MadeCertificates {

    private static final String PASSWORD = "changeit";
    private static final String SERVER_NAMES = "san=dns:server.test,dns:*.wild.test,ip:127.0.0.1,ip:::1";

    private static MadeCertificates made;

    private final Path store;
    private final KeyStore entries;

    /** The certificates, which are made once for all tests, since that takes seconds. */
    static synchronized MadeCertificates get() throws Exception {
        if (made == null) {
            Path folder = Files.createTempDirectory("certificates");
            made = new MadeCertificates(folder);
            Files.delete(made.store);
            Files.delete(folder);
        }
        return made;
    }

    private MadeCertificates(Path folder) throws Exception {
        store = folder.resolve("made.p12");
        make("ca", "EC", "CN=Test CA", "-ext", "bc:c");
        signed("good", "EC", "CN=server.test,O=a\\, b", "-ext", SERVER_NAMES);
        signed("expired", "EC", "CN=server.test", "-ext", SERVER_NAMES, "-startdate", "-20d", "-validity", "10");
        signed("early", "EC", "CN=server.test", "-ext", SERVER_NAMES, "-startdate", "+10d");
        make("self", "EC", "CN=server.test");
        make("other ca", "EC", "CN=Other CA", "-ext", "bc:c");
        make("unknown", "EC", "CN=server.test", "-ext", SERVER_NAMES, "-signer", "other ca");
        signed("mailer", "EC", "CN=server.test", "-ext", SERVER_NAMES, "-ext", "eku=emailProtection");
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            signed("client " + algorithm, algorithm, "CN=client", "-ext", "eku=clientAuth");
        }
        entries = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            entries.load(in, PASSWORD.toCharArray());
        }
    }

    private void signed(String alias, String algorithm, String name, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-signer", "ca"));
        make(alias, algorithm, name, all.toArray(new String[0]));
    }

    private void make(String alias, String algorithm, String name, String... options) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(List.of(keytool, "-J-XX:TieredStopAtLevel=1", "-genkeypair"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        command.addAll(List.of("-alias", alias, "-dname", name, "-keyalg", algorithm));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private KeyStore.PrivateKeyEntry entry(String alias) throws GeneralSecurityException {
        KeyStore.ProtectionParameter password = new KeyStore.PasswordProtection(PASSWORD.toCharArray());
        return (KeyStore.PrivateKeyEntry) entries.getEntry(alias, password);
    }

    /** A server's or client's certificate with those above it, as PEM. */
    byte[] chain(String alias) {
        try {
            StringBuilder text = new StringBuilder("a comment\n");
            for (Certificate each : entry(alias).getCertificateChain()) {
                text.append(pem("CERTIFICATE", each.getEncoded()));
            }
            return text.toString().getBytes(US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PrivateKey key(String alias) {
        try {
            return entry(alias).getPrivateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(String label, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** What a server needs that shows a certificate and trusts clients of the authority. */
    SSLContext server(String alias) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry("server", key(alias), new char[0], entry(alias).getCertificateChain());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", entry("ca").getCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
