package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/**
 * OpenSSL's libssl, opened when it is first asked for. Nothing but bindings: the functions of ssl(7), by their names
 * there. What it takes of libcrypto is in {@link LibX509}.
 */
final class LibSsl {

    /** The name of versions 3.x. */
    static final String NAME = "libssl.so.3";

    /** OPENSSL_INIT_NO_ATEXIT: sessions are freed, and the memory of the rest goes with the process. */
    private static final long NO_CLEANING_AT_EXIT = 0x80000;

    /**
     * OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS and OPENSSL_INIT_NO_LOAD_SSL_STRINGS: the words for thousands of errors, which a
     * run needs that fails; see {@link LibX509#reason}.
     */
    private static final long NO_REASONS = 1 | 0x100000;

    private static LibSsl opened;

    final Initialization OPENSSL_init_ssl;
    final Maker TLS_client_method;
    final Getter SSL_CTX_new;
    final Disposal SSL_CTX_free;
    final Control SSL_CTX_ctrl;
    final Options SSL_CTX_set_options;
    final Verify SSL_CTX_set_verify;
    final Status SSL_CTX_set_default_verify_paths;
    final Getter SSL_CTX_get_cert_store;
    final StatusOf SSL_CTX_use_certificate;
    final StatusOf SSL_CTX_use_PrivateKey;
    final Status SSL_CTX_check_private_key;
    final CertificateWish SSL_CTX_set_cert_cb;
    final Getter SSL_new;
    final Disposal SSL_free;
    final Control SSL_ctrl;
    final Getter SSL_get0_param;
    final Bytes SSL_set_alpn_protos;
    final Bios SSL_set_bio;
    final Disposal SSL_set_connect_state;
    final Status SSL_do_handshake;
    final Bytes SSL_read;
    final Bytes SSL_write;
    final Status SSL_shutdown;
    final ErrorOf SSL_get_error;
    final Getter SSL_get1_peer_certificate;
    final Getter SSL_get_version;
    final Getter SSL_get_current_cipher;
    final Getter SSL_CIPHER_standard_name;
    final Alpn SSL_get0_alpn_selected;

    private LibSsl(Address library) {
        OPENSSL_init_ssl = LibcDynamic.dlsym(library, CString.of("OPENSSL_init_ssl"));
        TLS_client_method = LibcDynamic.dlsym(library, CString.of("TLS_client_method"));
        SSL_CTX_new = LibcDynamic.dlsym(library, CString.of("SSL_CTX_new"));
        SSL_CTX_free = LibcDynamic.dlsym(library, CString.of("SSL_CTX_free"));
        SSL_CTX_ctrl = LibcDynamic.dlsym(library, CString.of("SSL_CTX_ctrl"));
        SSL_CTX_set_options = LibcDynamic.dlsym(library, CString.of("SSL_CTX_set_options"));
        SSL_CTX_set_verify = LibcDynamic.dlsym(library, CString.of("SSL_CTX_set_verify"));
        SSL_CTX_set_default_verify_paths = LibcDynamic.dlsym(library, CString.of("SSL_CTX_set_default_verify_paths"));
        SSL_CTX_get_cert_store = LibcDynamic.dlsym(library, CString.of("SSL_CTX_get_cert_store"));
        SSL_CTX_use_certificate = LibcDynamic.dlsym(library, CString.of("SSL_CTX_use_certificate"));
        SSL_CTX_use_PrivateKey = LibcDynamic.dlsym(library, CString.of("SSL_CTX_use_PrivateKey"));
        SSL_CTX_check_private_key = LibcDynamic.dlsym(library, CString.of("SSL_CTX_check_private_key"));
        SSL_CTX_set_cert_cb = LibcDynamic.dlsym(library, CString.of("SSL_CTX_set_cert_cb"));
        SSL_new = LibcDynamic.dlsym(library, CString.of("SSL_new"));
        SSL_free = LibcDynamic.dlsym(library, CString.of("SSL_free"));
        SSL_ctrl = LibcDynamic.dlsym(library, CString.of("SSL_ctrl"));
        SSL_get0_param = LibcDynamic.dlsym(library, CString.of("SSL_get0_param"));
        SSL_set_alpn_protos = LibcDynamic.dlsym(library, CString.of("SSL_set_alpn_protos"));
        SSL_set_bio = LibcDynamic.dlsym(library, CString.of("SSL_set_bio"));
        SSL_set_connect_state = LibcDynamic.dlsym(library, CString.of("SSL_set_connect_state"));
        SSL_do_handshake = LibcDynamic.dlsym(library, CString.of("SSL_do_handshake"));
        SSL_read = LibcDynamic.dlsym(library, CString.of("SSL_read"));
        SSL_write = LibcDynamic.dlsym(library, CString.of("SSL_write"));
        SSL_shutdown = LibcDynamic.dlsym(library, CString.of("SSL_shutdown"));
        SSL_get_error = LibcDynamic.dlsym(library, CString.of("SSL_get_error"));
        SSL_get1_peer_certificate = LibcDynamic.dlsym(library, CString.of("SSL_get1_peer_certificate"));
        SSL_get_version = LibcDynamic.dlsym(library, CString.of("SSL_get_version"));
        SSL_get_current_cipher = LibcDynamic.dlsym(library, CString.of("SSL_get_current_cipher"));
        SSL_CIPHER_standard_name = LibcDynamic.dlsym(library, CString.of("SSL_CIPHER_standard_name"));
        SSL_get0_alpn_selected = LibcDynamic.dlsym(library, CString.of("SSL_get0_alpn_selected"));
    }

    /** Opens the library; gives null where there is none. */
    static LibSsl open() {
        if (opened == null) {
            Address library = LibcDynamic.dlopen(CString.of(NAME), LibcDynamic.RTLD_LAZY());
            opened = library == null ? null : new LibSsl(library);
            if (opened != null) {
                LibX509.open(library);
                opened.OPENSSL_init_ssl.call(NO_CLEANING_AT_EXIT | NO_REASONS, null);
            }
        }
        return opened;
    }

    /** The bytes between a session and its BIO, and what callbacks have seen: {@code struct connect_tls}. */
    @Native(structKeyword = true)
    @Name("connect_tls")
    static final class Exchange extends Structure {
        /** What was received, of which the bytes from {@code first} to {@code last} are not read. */
        Address received;

        int first;
        int last;
        /** What is to be sent: {@code held} bytes, where {@code room} is in all. */
        Address toSend;

        int held;
        int room;
        /** Whether the server has asked for a certificate. */
        int asked;
        /** The first error of the verification, X509_V_ERR_..., and the certificate that it is about, or null. */
        int error;

        Address culprit;
    }

    /** See OPENSSL_init_ssl(3). */
    abstract static class Initialization extends Function {
        abstract int call(long options, Address settings);
    }

    /** For example {@code const SSL_METHOD *TLS_client_method(void)}. */
    abstract static class Maker extends Function {
        abstract Address call();
    }

    /** For example {@code SSL *SSL_new(SSL_CTX *ctx)}. */
    abstract static class Getter extends Function {
        abstract Address call(Address of);
    }

    /** For example {@code void SSL_free(SSL *ssl)}. */
    abstract static class Disposal extends Function {
        abstract void call(Address of);
    }

    /** For example {@code int SSL_do_handshake(SSL *ssl)}. */
    abstract static class Status extends Function {
        abstract int call(Address of);
    }

    /** For example {@code int SSL_CTX_use_certificate(SSL_CTX *ctx, X509 *x)}. */
    abstract static class StatusOf extends Function {
        abstract int call(Address of, Address what);
    }

    /** {@code long SSL_ctrl(SSL *ssl, int cmd, long larg, void *parg)} and its like. */
    abstract static class Control extends Function {
        abstract long call(Address of, int command, long number, Address pointer);
    }

    /** See SSL_CTX_set_options(3). */
    abstract static class Options extends Function {
        abstract long call(Address context, long options);
    }

    /** See SSL_CTX_set_verify(3). */
    abstract static class Verify extends Function {
        abstract void call(Address context, int mode, VerifyCallback callback);
    }

    /** {@code int SSL_verify_cb(int preverify_ok, X509_STORE_CTX *x509_ctx)}. */
    abstract static class VerifyCallback extends Function {
        abstract int call(int ok, Address verification);
    }

    /** See SSL_CTX_set_cert_cb(3). */
    abstract static class CertificateWish extends Function {
        abstract void call(Address context, CertificateCallback callback, Address argument);
    }

    /** {@code int cert_cb(SSL *ssl, void *arg)}. */
    abstract static class CertificateCallback extends Function {
        abstract int call(Address session, Address argument);
    }

    /** For example {@code int SSL_read(SSL *ssl, void *buf, int num)}. */
    abstract static class Bytes extends Function {
        abstract int call(Address session, Address bytes, int count);
    }

    /** See SSL_set_bio(3). */
    abstract static class Bios extends Function {
        abstract void call(Address session, Address reading, Address writing);
    }

    /** See SSL_get_error(3). */
    abstract static class ErrorOf extends Function {
        abstract int call(Address session, int result);
    }

    /** See SSL_get0_alpn_selected(3). */
    abstract static class Alpn extends Function {
        abstract void call(Address session, Address bytes, Address length);
    }
}
