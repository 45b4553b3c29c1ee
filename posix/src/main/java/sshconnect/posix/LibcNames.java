package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The C library: hosts, services, accounts and interfaces by name. Nothing but bindings, see {@link Libc}. */
final class LibcNames {

    private LibcNames() {}

    @Import(name = "getaddrinfo")
    @Include("netdb.h")
    static native int getaddrinfo(byte[] name, byte[] service, AddressInfo hints, Address result);

    @Import(name = "freeaddrinfo")
    @Include("netdb.h")
    static native void freeaddrinfo(AddressInfo first);

    @Import(name = "gai_strerror")
    @Include("netdb.h")
    static native Address gai_strerror(int error);

    @Variable
    @Import(name = "EAI_NONAME")
    @Include("netdb.h")
    static native int EAI_NONAME();

    /** No address of the wanted family: not in POSIX any more, and in most C libraries. */
    @Variable
    @Import(name = "EAI_NODATA")
    @Include("netdb.h")
    static native int EAI_NODATA();

    @Variable
    @Import(name = "EAI_SYSTEM")
    @Include("netdb.h")
    static native int EAI_SYSTEM();

    @Import(name = "getservbyname")
    @Include("netdb.h")
    static native ServiceEntry getservbyname(byte[] name, byte[] protocol);

    @Import(name = "getuid")
    @Include("unistd.h")
    static native int getuid();

    @Import(name = "geteuid")
    @Include("unistd.h")
    static native int geteuid();

    @Import(name = "getpwuid")
    @Include("pwd.h")
    static native PasswordEntry getpwuid(int user);

    @Import(name = "getifaddrs")
    @Include("ifaddrs.h")
    static native int getifaddrs(Address result);

    @Variable
    @Import(name = "IFF_UP")
    @Include("net/if.h")
    static native int IFF_UP();

    @Import(name = "freeifaddrs")
    @Include("ifaddrs.h")
    static native void freeifaddrs(InterfaceAddress first);

    /** {@code struct addrinfo}. */
    @Native(structKeyword = true)
    @Name("addrinfo")
    @Include("netdb.h")
    static final class AddressInfo extends Structure {
        @Name("ai_family")
        int family;

        @Name("ai_socktype")
        int socketType;

        @Name("ai_addr")
        Address address;

        @Name("ai_next")
        AddressInfo next;
    }

    /** {@code struct servent}; port in network byte order. */
    @Native(structKeyword = true)
    @Name("servent")
    @Include("netdb.h")
    static final class ServiceEntry extends Structure {
        @Name("s_port")
        int port;
    }

    /** {@code struct passwd}. */
    @Native(structKeyword = true)
    @Name("passwd")
    @Include("pwd.h")
    static final class PasswordEntry extends Structure {
        @Name("pw_name")
        Address name;

        @Name("pw_dir")
        Address directory;
    }

    /** {@code struct ifaddrs}. */
    @Native(structKeyword = true)
    @Name("ifaddrs")
    @Include("ifaddrs.h")
    static final class InterfaceAddress extends Structure {
        @Name("ifa_next")
        InterfaceAddress next;

        @Name("ifa_name")
        Address name;

        @Name("ifa_flags")
        int flags;

        @Name("ifa_addr")
        Address address;

        @Name("ifa_netmask")
        Address netmask;
    }
}
