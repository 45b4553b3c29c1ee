package sshconnect.posix;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.Function;
import sshconnect.base.Fault;
import sshconnect.base.Result;
import sshconnect.security.TlsSettings;

/** Makes the {@code SSL_CTX} for a session: what it trusts, and what it proves itself with. */
final class TlsContext {

    /** SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_2_VERSION, SSL_CTRL_CHAIN_CERT, SSL_OP_NO_RENEGOTIATION, SSL_VERIFY_PEER. */
    private static final int SET_LOWEST_VERSION = 123;

    private static final int TLS_1_2 = 0x0303;
    private static final int ADD_CHAIN_CERTIFICATE = 89;
    private static final long NO_RENEGOTIATION = 1L << 30;
    private static final int VERIFY_PEER = 1;

    /** ERR_LIB_PEM and PEM_R_NO_START_LINE: there is nothing more in a file. */
    private static final int OF_PEM = 9;

    private static final int NO_MORE = 108;

    private final LibSsl library;
    private final LibX509 certificates;
    private final TlsSettings settings;

    TlsContext(LibSsl library, LibX509 certificates, TlsSettings settings) {
        this.library = library;
        this.certificates = certificates;
        this.settings = settings;
    }

    /** The context, which is the caller's; or what is wrong with a certificate or a key. */
    Result<Address> make() {
        Address context = library.SSL_CTX_new.call(library.TLS_client_method.call());
        if (context == null) {
            return Result.failed(Fault.Kind.OTHER, "prepare", "TLS", TlsErrors.words(certificates));
        }
        library.SSL_CTX_ctrl.call(context, SET_LOWEST_VERSION, TLS_1_2, null);
        library.SSL_CTX_set_options.call(context, NO_RENEGOTIATION);
        LibSsl.VerifyCallback callback = Function.get(LibSsl.VerifyCallback.class, TlsExchange.class, "onVerification");
        library.SSL_CTX_set_verify.call(context, settings.verified() ? VERIFY_PEER : 0, callback);
        Fault fault = settings.verified() ? trust(context) : null;
        fault = fault == null ? identify(context) : fault;
        if (fault != null) {
            library.SSL_CTX_free.call(context);
            return Result.failed(fault);
        }
        return Result.of(context);
    }

    private @Nullable Fault trust(Address context) {
        TlsSettings.Pem trusted = settings.trusted();
        if (trusted == null) {
            library.SSL_CTX_set_default_verify_paths.call(context);
            return null;
        }
        Address store = library.SSL_CTX_get_cert_store.call(context);
        Address memory = copy(trusted.text());
        Address bio = certificates.BIO_new_mem_buf.call(memory, trusted.text().length);
        int count = 0;
        Address certificate = next(bio);
        while (certificate != null) {
            certificates.X509_STORE_add_cert.call(store, certificate);
            certificates.X509_free.call(certificate);
            count++;
            certificate = next(bio);
        }
        forget(bio, memory, trusted.text().length);
        return certificatesFault(trusted.file(), count);
    }

    private Address next(Address bio) {
        return certificates.PEM_read_bio_X509.call(bio, null, null, null);
    }

    /** What is wrong with a file of which so many certificates were read. */
    private @Nullable Fault certificatesFault(String file, int count) {
        long error = certificates.ERR_peek_error.call();
        boolean atEnd = TlsErrors.library(error) == OF_PEM && TlsErrors.reason(error) == NO_MORE;
        String cause = !atEnd ? TlsErrors.words(certificates) : count == 0 ? "there is no certificate in it" : "";
        certificates.ERR_clear_error.call();
        return cause.isEmpty() ? null : new Fault(Fault.Kind.OTHER, "read certificates from", file, cause);
    }

    private @Nullable Fault identify(Address context) {
        LibSsl.CertificateCallback wish =
                Function.get(LibSsl.CertificateCallback.class, TlsExchange.class, "onCertificateWish");
        library.SSL_CTX_set_cert_cb.call(context, wish, null);
        TlsSettings.Identity identity = settings.identity();
        if (identity == null) {
            return null;
        }
        Fault fault = use(context, identity.certificates());
        return fault == null ? useKey(context, identity) : fault;
    }

    private @Nullable Fault use(Address context, TlsSettings.Pem file) {
        Address memory = copy(file.text());
        Address bio = certificates.BIO_new_mem_buf.call(memory, file.text().length);
        int count = 0;
        boolean used = true;
        Address certificate = next(bio);
        while (certificate != null && used) {
            used = count == 0
                    ? library.SSL_CTX_use_certificate.call(context, certificate) == 1
                    : library.SSL_CTX_ctrl.call(context, ADD_CHAIN_CERTIFICATE, 1, certificate) == 1;
            certificates.X509_free.call(certificate);
            count++;
            certificate = used ? next(bio) : null;
        }
        forget(bio, memory, file.text().length);
        return certificatesFault(file.file(), count);
    }

    private @Nullable Fault useKey(Address context, TlsSettings.Identity identity) {
        byte[] text = identity.key().bytes();
        byte[] passphrase = identity.passphrase() == null
                ? new byte[0]
                : identity.passphrase().bytes();
        Address words = Libc.calloc(1, passphrase.length + 1L);
        Address.moveMemoryBlock(Address.ofData(passphrase), words, passphrase.length);
        Address.pin(passphrase);
        Address memory = copy(text);
        Address bio = certificates.BIO_new_mem_buf.call(memory, text.length);
        // Without words the library would ask at the terminal.
        Address key = certificates.PEM_read_bio_PrivateKey.call(bio, null, null, words);
        forget(bio, memory, text.length);
        certificates.OPENSSL_cleanse.call(words, passphrase.length);
        Libc.free(words);
        String cause = "";
        if (key == null) {
            cause = identity.passphrase() != null
                    ? "it cannot be decrypted with this passphrase"
                    : "there is no private key in it that can be read";
        } else {
            boolean used = library.SSL_CTX_use_PrivateKey.call(context, key) == 1;
            boolean fits = used && library.SSL_CTX_check_private_key.call(context) == 1;
            cause = fits ? "" : "it is not the key of the certificate";
            certificates.EVP_PKEY_free.call(key);
        }
        certificates.ERR_clear_error.call();
        return cause.isEmpty()
                ? null
                : new Fault(Fault.Kind.OTHER, "read a private key from", identity.keyFile(), cause);
    }

    private static Address copy(byte[] bytes) {
        Address memory = Libc.malloc(bytes.length + 1L);
        Address.moveMemoryBlock(Address.ofData(bytes), memory, bytes.length);
        Address.pin(bytes);
        return memory;
    }

    private void forget(Address bio, Address memory, int count) {
        certificates.BIO_free.call(bio);
        certificates.OPENSSL_cleanse.call(memory, count);
        Libc.free(memory);
    }
}
