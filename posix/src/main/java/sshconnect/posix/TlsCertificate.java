package sshconnect.posix;

import org.teavm.interop.Address;
import sshconnect.base.IpAddress;
import sshconnect.base.Printable;
import sshconnect.base.Utf8;

/** What a certificate says, for a person. */
final class TlsCertificate {

    /** NID_commonName and NID_subject_alt_name. */
    private static final int COMMON_NAME = 13;

    private static final int ALTERNATIVE_NAMES = 85;
    /** GEN_DNS and GEN_IPADD. */
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;
    /** More names than these say nothing to a person. */
    private static final int MAX_NAMES = 20;
    /** XN_FLAG_RFC2253. */
    private static final long RFC_2253 = 0x1110317;

    private static final int BIO_CTRL_INFO = 3;
    private static final long SECONDS_PER_DAY = 24 * 60 * 60;
    private static final long MILLIS_PER_SECOND = 1000;

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private final LibX509 library;
    private final Address certificate;

    /**
     * A certificate.
     *
     * @param certificate an {@code X509}, which stays the caller's; null for none, which says nothing
     */
    TlsCertificate(LibX509 library, Address certificate) {
        this.library = library;
        this.certificate = certificate;
    }

    String subject() {
        return certificate == null ? "" : name(library.X509_get_subject_name.call(certificate));
    }

    String issuer() {
        return certificate == null ? "" : name(library.X509_get_issuer_name.call(certificate));
    }

    long notAfterMillis() {
        return certificate == null ? 0 : millis(library.X509_get0_notAfter.call(certificate));
    }

    long notBeforeMillis() {
        return certificate == null ? 0 : millis(library.X509_get0_notBefore.call(certificate));
    }

    /** The common name of a name, or else the whole name. */
    private String name(Address name) {
        int index = library.X509_NAME_get_index_by_NID.call(name, COMMON_NAME, -1);
        if (index < 0) {
            return wholeName(name);
        }
        Address entry = library.X509_NAME_get_entry.call(name, index);
        Address target = Libc.calloc(1, Address.sizeOf());
        int length = library.ASN1_STRING_to_UTF8.call(target, library.X509_NAME_ENTRY_get_data.call(entry));
        Address text = target.getAddress();
        String common = length < 0 ? "" : Printable.of(Utf8.decode(bytes(text, length)));
        library.CRYPTO_free.call(text, null, 0);
        Libc.free(target);
        return common;
    }

    private String wholeName(Address name) {
        Address bio = library.BIO_new.call(library.BIO_s_mem.call());
        library.X509_NAME_print_ex.call(bio, name, 0, RFC_2253);
        Address target = Libc.calloc(1, Address.sizeOf());
        int length = (int) library.BIO_ctrl.call(bio, BIO_CTRL_INFO, 0, target);
        String text = length <= 0 ? "" : Printable.of(Utf8.decode(bytes(target.getAddress(), length)));
        Libc.free(target);
        library.BIO_free.call(bio);
        return text;
    }

    /** Whom it is for: the names and addresses (RFC 5280, section 4.2.1.6), or else the common name. */
    String names() {
        Address all =
                certificate == null ? null : library.X509_get_ext_d2i.call(certificate, ALTERNATIVE_NAMES, null, null);
        if (all == null) {
            return subject();
        }
        Address type = Libc.calloc(1, Address.sizeOf());
        StringBuilder names = new StringBuilder();
        int count = Math.min(MAX_NAMES, library.OPENSSL_sk_num.call(all));
        for (int i = 0; i < count; i++) {
            Address value = library.GENERAL_NAME_get0_value.call(library.OPENSSL_sk_value.call(all, i), type);
            String name = alternative(type.getInt(), value);
            names.append(names.length() == 0 || name.isEmpty() ? "" : ", ").append(name);
        }
        Libc.free(type);
        library.GENERAL_NAMES_free.call(all);
        return Printable.of(names.toString());
    }

    private String alternative(int type, Address value) {
        if (type != DNS_NAME && type != IP_ADDRESS) {
            return "";
        }
        byte[] bytes = bytes(library.ASN1_STRING_get0_data.call(value), library.ASN1_STRING_length.call(value));
        if (type == DNS_NAME) {
            return Utf8.decode(bytes);
        }
        boolean address = bytes.length == IPV4_BYTES || bytes.length == IPV6_BYTES;
        return address ? IpAddress.of(bytes).toString() : "";
    }

    private long millis(Address time) {
        Address epoch = library.ASN1_TIME_set.call(null, 0);
        Address days = Libc.calloc(1, Address.sizeOf());
        Address seconds = Libc.calloc(1, Address.sizeOf());
        library.ASN1_TIME_diff.call(days, seconds, epoch, time);
        long millis = (days.getInt() * SECONDS_PER_DAY + seconds.getInt()) * MILLIS_PER_SECOND;
        Libc.free(days);
        Libc.free(seconds);
        library.ASN1_STRING_free.call(epoch);
        return millis;
    }

    private static byte[] bytes(Address from, int length) {
        byte[] bytes = new byte[length];
        Address.moveMemoryBlock(from, Address.ofData(bytes), length);
        Address.pin(bytes);
        return bytes;
    }
}
