package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Function;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;

/**
 * MIT's libgssapi_krb5, opened when it is first asked for. Nothing but bindings: the functions of RFC 2744, by their
 * names there.
 */
final class LibGssapi {

    /** The name that the library's interface has had since 2005. */
    static final String NAME = "libgssapi_krb5.so.2";

    private static LibGssapi opened;

    final ImportName gss_import_name;
    final InitSecContext gss_init_sec_context;
    final Wrap gss_wrap;
    final Unwrap gss_unwrap;
    final WrapSizeLimit gss_wrap_size_limit;
    final DisplayStatus gss_display_status;
    final Release gss_release_buffer;
    final Release gss_release_name;
    final InquireCred gss_inquire_cred;
    final DisplayName gss_display_name;
    final DeleteSecContext gss_delete_sec_context;
    /** The OID of names of the form {@code service@host}. */
    final Address GSS_C_NT_HOSTBASED_SERVICE;

    private LibGssapi(Address library) {
        gss_import_name = LibcDynamic.dlsym(library, CString.of("gss_import_name"));
        gss_init_sec_context = LibcDynamic.dlsym(library, CString.of("gss_init_sec_context"));
        gss_wrap = LibcDynamic.dlsym(library, CString.of("gss_wrap"));
        gss_unwrap = LibcDynamic.dlsym(library, CString.of("gss_unwrap"));
        gss_wrap_size_limit = LibcDynamic.dlsym(library, CString.of("gss_wrap_size_limit"));
        gss_display_status = LibcDynamic.dlsym(library, CString.of("gss_display_status"));
        gss_release_buffer = LibcDynamic.dlsym(library, CString.of("gss_release_buffer"));
        gss_release_name = LibcDynamic.dlsym(library, CString.of("gss_release_name"));
        gss_inquire_cred = LibcDynamic.dlsym(library, CString.of("gss_inquire_cred"));
        gss_display_name = LibcDynamic.dlsym(library, CString.of("gss_display_name"));
        gss_delete_sec_context = LibcDynamic.dlsym(library, CString.of("gss_delete_sec_context"));
        GSS_C_NT_HOSTBASED_SERVICE = LibcDynamic.variable(library, CString.of("GSS_C_NT_HOSTBASED_SERVICE"))
                .getAddress();
    }

    /** Opens the library; gives null where there is none. */
    static LibGssapi open() {
        if (opened == null) {
            Address library = LibcDynamic.dlopen(CString.of(NAME), LibcDynamic.RTLD_LAZY());
            opened = library == null ? null : new LibGssapi(library);
        }
        return opened;
    }

    /** {@code gss_buffer_desc}. */
    @Native(structKeyword = true)
    @Name("connect_gss_buffer")
    static final class Buffer extends Structure {
        long length;
        Address value;
    }

    /** {@code gss_OID_desc}. */
    @Native(structKeyword = true)
    @Name("connect_gss_oid")
    static final class Oid extends Structure {
        int length;
        Address elements;
    }

    /** See RFC 2744, section 5.16. */
    abstract static class ImportName extends Function {
        abstract int call(Address minor, Address text, Address type, Address name);
    }

    /** See RFC 2744, section 5.19. */
    abstract static class InitSecContext extends Function {
        abstract int call(
                Address minor,
                Address credential,
                Address context,
                Address name,
                Address mechanism,
                int flags,
                int seconds,
                Address bindings,
                Address input,
                Address usedMechanism,
                Address output,
                Address usedFlags,
                Address usedSeconds);
    }

    /** See RFC 2744, section 5.33. */
    abstract static class Wrap extends Function {
        abstract int call(
                Address minor,
                Address context,
                int confidential,
                int quality,
                Address input,
                Address isConfidential,
                Address output);
    }

    /** See RFC 2744, section 5.31. */
    abstract static class Unwrap extends Function {
        abstract int call(
                Address minor, Address context, Address input, Address output, Address isConfidential, Address quality);
    }

    /** See RFC 2744, section 5.34. */
    abstract static class WrapSizeLimit extends Function {
        abstract int call(
                Address minor, Address context, int confidential, int quality, int wrappedBytes, Address limit);
    }

    /** See RFC 2744, section 5.11. */
    abstract static class DisplayStatus extends Function {
        abstract int call(Address minor, int status, int type, Address mechanism, Address more, Address text);
    }

    /** See RFC 2744, sections 5.27 and 5.28. */
    abstract static class Release extends Function {
        abstract int call(Address minor, Address what);
    }

    /** See RFC 2744, section 5.21. */
    abstract static class InquireCred extends Function {
        abstract int call(
                Address minor, Address credential, Address name, Address seconds, Address usage, Address mechanisms);
    }

    /** See RFC 2744, section 5.10. */
    abstract static class DisplayName extends Function {
        abstract int call(Address minor, Address name, Address text, Address type);
    }

    /** See RFC 2744, section 5.9. */
    abstract static class DeleteSecContext extends Function {
        abstract int call(Address minor, Address context, Address token);
    }
}
