package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;

/**
 * What TLS takes of OpenSSL's libcrypto: input and output (bio(7)), certificates (x509(7)), PEM and errors. Bindings,
 * and when to load the words for errors.
 */
final class LibX509 {

    /** What makes the words for errors of libssl and of the parts of libcrypto that TLS takes. */
    private static final String[] REASONS = {
        "ERR_load_ERR_strings",
        "ERR_load_SSL_strings",
        "ERR_load_ASN1_strings",
        "ERR_load_BIO_strings",
        "ERR_load_BN_strings",
        "ERR_load_CRYPTO_strings",
        "ERR_load_EC_strings",
        "ERR_load_EVP_strings",
        "ERR_load_PEM_strings",
        "ERR_load_RAND_strings",
        "ERR_load_RSA_strings",
        "ERR_load_X509_strings",
        "ERR_load_X509V3_strings"
    };

    private static LibX509 opened;

    private final Address library;
    private boolean reasonsLoaded;

    final NewMethod BIO_meth_new;
    final SetReading BIO_meth_set_read;
    final SetReading BIO_meth_set_write;
    final SetControl BIO_meth_set_ctrl;
    final LibSsl.Getter BIO_new;
    final LibSsl.Status BIO_free;
    final SetPointer BIO_set_data;
    final LibSsl.Getter BIO_get_data;
    final SetNumber BIO_set_init;
    final SetNumber BIO_set_flags;
    final SetNumber BIO_clear_flags;
    final MemoryBio BIO_new_mem_buf;
    final LibSsl.Maker BIO_s_mem;
    final LibSsl.Control BIO_ctrl;
    final Pem PEM_read_bio_X509;
    final Pem PEM_read_bio_PrivateKey;
    final LibSsl.Disposal EVP_PKEY_free;
    final LibSsl.Disposal X509_free;
    final LibSsl.Status X509_up_ref;
    final LibSsl.StatusOf X509_STORE_add_cert;
    final LibSsl.Status X509_STORE_CTX_get_error;
    final LibSsl.Getter X509_STORE_CTX_get_current_cert;
    final SetPeer X509_VERIFY_PARAM_set1_host;
    final SetPeer X509_VERIFY_PARAM_set1_ip;
    final SetNumber X509_VERIFY_PARAM_set_hostflags;
    final SetFlags X509_VERIFY_PARAM_set_flags;
    final Text X509_verify_cert_error_string;
    final LibSsl.Getter X509_get_subject_name;
    final LibSsl.Getter X509_get_issuer_name;
    final LibSsl.Getter X509_get0_notAfter;
    final LibSsl.Getter X509_get0_notBefore;
    final NameIndex X509_NAME_get_index_by_NID;
    final Index X509_NAME_get_entry;
    final LibSsl.Getter X509_NAME_ENTRY_get_data;
    final Print X509_NAME_print_ex;
    final LibSsl.StatusOf ASN1_STRING_to_UTF8;
    final LibSsl.Getter ASN1_STRING_get0_data;
    final LibSsl.Status ASN1_STRING_length;
    final Extension X509_get_ext_d2i;
    final LibSsl.Status OPENSSL_sk_num;
    final Index OPENSSL_sk_value;
    final Value GENERAL_NAME_get0_value;
    final LibSsl.Disposal GENERAL_NAMES_free;
    final Moment ASN1_TIME_set;
    final Difference ASN1_TIME_diff;
    final LibSsl.Disposal ASN1_STRING_free;
    final Free CRYPTO_free;
    final Cleanse OPENSSL_cleanse;
    final PeekError ERR_peek_error;
    final Nothing ERR_clear_error;
    private final Reason ERR_reason_error_string;

    private LibX509(Address library) {
        this.library = library;
        BIO_meth_new = LibcDynamic.dlsym(library, CString.of("BIO_meth_new"));
        BIO_meth_set_read = LibcDynamic.dlsym(library, CString.of("BIO_meth_set_read"));
        BIO_meth_set_write = LibcDynamic.dlsym(library, CString.of("BIO_meth_set_write"));
        BIO_meth_set_ctrl = LibcDynamic.dlsym(library, CString.of("BIO_meth_set_ctrl"));
        BIO_new = LibcDynamic.dlsym(library, CString.of("BIO_new"));
        BIO_free = LibcDynamic.dlsym(library, CString.of("BIO_free"));
        BIO_set_data = LibcDynamic.dlsym(library, CString.of("BIO_set_data"));
        BIO_get_data = LibcDynamic.dlsym(library, CString.of("BIO_get_data"));
        BIO_set_init = LibcDynamic.dlsym(library, CString.of("BIO_set_init"));
        BIO_set_flags = LibcDynamic.dlsym(library, CString.of("BIO_set_flags"));
        BIO_clear_flags = LibcDynamic.dlsym(library, CString.of("BIO_clear_flags"));
        BIO_new_mem_buf = LibcDynamic.dlsym(library, CString.of("BIO_new_mem_buf"));
        BIO_s_mem = LibcDynamic.dlsym(library, CString.of("BIO_s_mem"));
        BIO_ctrl = LibcDynamic.dlsym(library, CString.of("BIO_ctrl"));
        PEM_read_bio_X509 = LibcDynamic.dlsym(library, CString.of("PEM_read_bio_X509"));
        PEM_read_bio_PrivateKey = LibcDynamic.dlsym(library, CString.of("PEM_read_bio_PrivateKey"));
        EVP_PKEY_free = LibcDynamic.dlsym(library, CString.of("EVP_PKEY_free"));
        X509_free = LibcDynamic.dlsym(library, CString.of("X509_free"));
        X509_up_ref = LibcDynamic.dlsym(library, CString.of("X509_up_ref"));
        X509_STORE_add_cert = LibcDynamic.dlsym(library, CString.of("X509_STORE_add_cert"));
        X509_STORE_CTX_get_error = LibcDynamic.dlsym(library, CString.of("X509_STORE_CTX_get_error"));
        X509_STORE_CTX_get_current_cert = LibcDynamic.dlsym(library, CString.of("X509_STORE_CTX_get_current_cert"));
        X509_VERIFY_PARAM_set1_host = LibcDynamic.dlsym(library, CString.of("X509_VERIFY_PARAM_set1_host"));
        X509_VERIFY_PARAM_set1_ip = LibcDynamic.dlsym(library, CString.of("X509_VERIFY_PARAM_set1_ip"));
        X509_VERIFY_PARAM_set_hostflags = LibcDynamic.dlsym(library, CString.of("X509_VERIFY_PARAM_set_hostflags"));
        X509_VERIFY_PARAM_set_flags = LibcDynamic.dlsym(library, CString.of("X509_VERIFY_PARAM_set_flags"));
        X509_verify_cert_error_string = LibcDynamic.dlsym(library, CString.of("X509_verify_cert_error_string"));
        X509_get_subject_name = LibcDynamic.dlsym(library, CString.of("X509_get_subject_name"));
        X509_get_issuer_name = LibcDynamic.dlsym(library, CString.of("X509_get_issuer_name"));
        X509_get0_notAfter = LibcDynamic.dlsym(library, CString.of("X509_get0_notAfter"));
        X509_get0_notBefore = LibcDynamic.dlsym(library, CString.of("X509_get0_notBefore"));
        X509_NAME_get_index_by_NID = LibcDynamic.dlsym(library, CString.of("X509_NAME_get_index_by_NID"));
        X509_NAME_get_entry = LibcDynamic.dlsym(library, CString.of("X509_NAME_get_entry"));
        X509_NAME_ENTRY_get_data = LibcDynamic.dlsym(library, CString.of("X509_NAME_ENTRY_get_data"));
        X509_NAME_print_ex = LibcDynamic.dlsym(library, CString.of("X509_NAME_print_ex"));
        ASN1_STRING_to_UTF8 = LibcDynamic.dlsym(library, CString.of("ASN1_STRING_to_UTF8"));
        ASN1_STRING_get0_data = LibcDynamic.dlsym(library, CString.of("ASN1_STRING_get0_data"));
        ASN1_STRING_length = LibcDynamic.dlsym(library, CString.of("ASN1_STRING_length"));
        X509_get_ext_d2i = LibcDynamic.dlsym(library, CString.of("X509_get_ext_d2i"));
        OPENSSL_sk_num = LibcDynamic.dlsym(library, CString.of("OPENSSL_sk_num"));
        OPENSSL_sk_value = LibcDynamic.dlsym(library, CString.of("OPENSSL_sk_value"));
        GENERAL_NAME_get0_value = LibcDynamic.dlsym(library, CString.of("GENERAL_NAME_get0_value"));
        GENERAL_NAMES_free = LibcDynamic.dlsym(library, CString.of("GENERAL_NAMES_free"));
        ASN1_TIME_set = LibcDynamic.dlsym(library, CString.of("ASN1_TIME_set"));
        ASN1_TIME_diff = LibcDynamic.dlsym(library, CString.of("ASN1_TIME_diff"));
        ASN1_STRING_free = LibcDynamic.dlsym(library, CString.of("ASN1_STRING_free"));
        CRYPTO_free = LibcDynamic.dlsym(library, CString.of("CRYPTO_free"));
        OPENSSL_cleanse = LibcDynamic.dlsym(library, CString.of("OPENSSL_cleanse"));
        ERR_peek_error = LibcDynamic.dlsym(library, CString.of("ERR_peek_error"));
        ERR_clear_error = LibcDynamic.dlsym(library, CString.of("ERR_clear_error"));
        ERR_reason_error_string = LibcDynamic.dlsym(library, CString.of("ERR_reason_error_string"));
    }

    /** Takes what is loaded along with libssl. */
    static void open(Address library) {
        opened = new LibX509(library);
    }

    /** The library, once libssl is open. */
    static LibX509 get() {
        return opened;
    }

    /**
     * The words for an error, all of which are loaded before the first are asked for. A library that was built without
     * functions that OpenSSL has deprecated has fewer of them.
     *
     * @return a C string of the library's; null where it has none
     */
    Address reason(long error) {
        for (int i = 0; !reasonsLoaded && i < REASONS.length; i++) {
            LoadReasons load = LibcDynamic.dlsym(library, CString.of(REASONS[i]));
            if (!Function.isNull(load)) {
                load.call();
            }
        }
        reasonsLoaded = true;
        return ERR_reason_error_string.call(error);
    }

    /** For example {@code int ERR_load_SSL_strings(void)}. */
    abstract static class LoadReasons extends Function {
        abstract int call();
    }

    /** See BIO_meth_new(3). */
    abstract static class NewMethod extends Function {
        abstract Address call(int type, byte[] name);
    }

    /** See BIO_meth_set_read(3) and BIO_meth_set_write(3). */
    abstract static class SetReading extends Function {
        abstract int call(Address method, LibSsl.Bytes function);
    }

    /** See BIO_meth_set_ctrl(3). */
    abstract static class SetControl extends Function {
        abstract int call(Address method, LibSsl.Control function);
    }

    /** See BIO_set_data(3). */
    abstract static class SetPointer extends Function {
        abstract void call(Address bio, Address data);
    }

    /** For example BIO_set_flags(3). */
    abstract static class SetNumber extends Function {
        abstract void call(Address bio, int number);
    }

    /** See BIO_new_mem_buf(3). */
    abstract static class MemoryBio extends Function {
        abstract Address call(Address bytes, int count);
    }

    /** See PEM_read_bio_X509(3). */
    abstract static class Pem extends Function {
        abstract Address call(Address bio, Address target, Address callback, Address passphrase);
    }

    /** For example OPENSSL_sk_value(3). */
    abstract static class Index extends Function {
        abstract Address call(Address of, int index);
    }

    /** See X509_VERIFY_PARAM_set1_host(3) and X509_VERIFY_PARAM_set1_ip(3). */
    abstract static class SetPeer extends Function {
        abstract int call(Address parameters, Address peer, long count);
    }

    /** See X509_VERIFY_PARAM_set_flags(3). */
    abstract static class SetFlags extends Function {
        abstract int call(Address parameters, long flags);
    }

    /** See X509_verify_cert_error_string(3). */
    abstract static class Text extends Function {
        abstract Address call(long error);
    }

    /** See X509_NAME_get_index_by_NID(3). */
    abstract static class NameIndex extends Function {
        abstract int call(Address name, int kind, int after);
    }

    /** See X509_NAME_print_ex(3). */
    abstract static class Print extends Function {
        abstract int call(Address bio, Address name, int indent, long flags);
    }

    /** See X509_get_ext_d2i(3). */
    abstract static class Extension extends Function {
        abstract Address call(Address certificate, int kind, Address critical, Address index);
    }

    /** See GENERAL_NAME_get0_value(3). */
    abstract static class Value extends Function {
        abstract Address call(Address name, Address type);
    }

    /** See ASN1_TIME_set(3). */
    abstract static class Moment extends Function {
        abstract Address call(Address target, long seconds);
    }

    /** See ASN1_TIME_diff(3). */
    abstract static class Difference extends Function {
        abstract int call(Address days, Address seconds, Address from, Address to);
    }

    /** See OPENSSL_free(3). */
    abstract static class Free extends Function {
        abstract void call(Address memory, Address file, int line);
    }

    /** See OPENSSL_cleanse(3). */
    abstract static class Cleanse extends Function {
        abstract void call(Address memory, long count);
    }

    /** See ERR_peek_error(3). */
    abstract static class PeekError extends Function {
        abstract long call();
    }

    /** See ERR_clear_error(3). */
    abstract static class Nothing extends Function {
        abstract void call();
    }

    /** See ERR_reason_error_string(3). */
    abstract static class Reason extends Function {
        abstract Address call(long error);
    }
}
