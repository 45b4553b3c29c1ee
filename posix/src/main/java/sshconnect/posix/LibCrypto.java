package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import sshconnect.security.DigestAlgorithm;

/** OpenSSL's libcrypto, opened when it is first asked for. Nothing but bindings: the functions of EVP_DigestInit(3). */
final class LibCrypto {

    /** The name of versions 3.x. */
    static final String NAME = "libcrypto.so.3";
    /** The name of versions 1.1.x, which many machines still have. */
    private static final String OLDER_NAME = "libcrypto.so.1.1";

    private static LibCrypto opened;

    final Digest EVP_Digest;
    private final Address library;

    private LibCrypto(Address library) {
        this.library = library;
        EVP_Digest = LibcDynamic.dlsym(library, CString.of("EVP_Digest"));
    }

    /** Opens the library; gives null where there is none. */
    static LibCrypto open() {
        if (opened == null) {
            Address library = LibcDynamic.dlopen(CString.of(NAME), LibcDynamic.RTLD_LAZY());
            if (library == null) {
                library = LibcDynamic.dlopen(CString.of(OLDER_NAME), LibcDynamic.RTLD_LAZY());
            }
            opened = library == null ? null : new LibCrypto(library);
        }
        return opened;
    }

    /** The {@code EVP_MD} of an algorithm; null where this version of the library does not know it. */
    Address type(DigestAlgorithm algorithm) {
        Type type = LibcDynamic.dlsym(
                library,
                CString.of(
                        switch (algorithm) {
                            case MD5 -> "EVP_md5";
                            case SHA_256 -> "EVP_sha256";
                            case SHA_512_256 -> "EVP_sha512_256";
                        }));
        return Function.isNull(type) ? null : type.call();
    }

    /** {@code EVP_md5} and its like. */
    abstract static class Type extends Function {
        abstract Address call();
    }

    /** {@code EVP_Digest}: 1 for success. */
    abstract static class Digest extends Function {
        abstract int call(Address data, long count, Address digest, Address size, Address type, Address engine);
    }
}
