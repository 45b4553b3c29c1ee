package sshconnect.posix;

import org.teavm.interop.Address;
import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/** The C library: sockets. Nothing but bindings, see {@link Libc}. */
final class LibcSockets {

    private LibcSockets() {}

    @Import(name = "socket")
    @Include("sys/socket.h")
    static native int socket(int domain, int type, int protocol);

    @Import(name = "socketpair")
    @Include("sys/socket.h")
    static native int socketpair(int domain, int type, int protocol, int[] pair);

    @Import(name = "connect")
    @Include("sys/socket.h")
    static native int connect(int socket, Address address, int length);

    @Import(name = "bind")
    @Include("sys/socket.h")
    static native int bind(int socket, Address address, int length);

    @Import(name = "listen")
    @Include("sys/socket.h")
    static native int listen(int socket, int backlog);

    @Import(name = "accept4")
    @Include("sys/socket.h")
    static native int accept4(int socket, Address address, Address length, int flags);

    @Import(name = "getsockname")
    @Include("sys/socket.h")
    static native int getsockname(int socket, Address address, int[] length);

    @Import(name = "shutdown")
    @Include("sys/socket.h")
    static native int shutdown(int socket, int how);

    @Import(name = "getsockopt")
    @Include("sys/socket.h")
    static native int getsockopt(int socket, int level, int option, int[] value, int[] length);

    @Import(name = "setsockopt")
    @Include("sys/socket.h")
    static native int setsockopt(int socket, int level, int option, int[] value, int length);

    @Import(name = "recv")
    @Include("sys/socket.h")
    static native long recv(int socket, byte[] buffer, long count, int flags);

    @Import(name = "recv")
    @Include("sys/socket.h")
    static native long recv(int socket, Address buffer, long count, int flags);

    @Import(name = "send")
    @Include("sys/socket.h")
    static native long send(int socket, Address buffer, long count, int flags);

    @Import(name = "htons")
    @Include("arpa/inet.h")
    static native short htons(short value);

    @Import(name = "ntohs")
    @Include("arpa/inet.h")
    static native short ntohs(short value);

    @Import(name = "htonl")
    @Include("arpa/inet.h")
    static native int htonl(int value);

    @Variable
    @Import(name = "AF_UNSPEC")
    @Include("sys/socket.h")
    static native int AF_UNSPEC();

    @Variable
    @Import(name = "AF_INET")
    @Include("sys/socket.h")
    static native int AF_INET();

    @Variable
    @Import(name = "AF_INET6")
    @Include("sys/socket.h")
    static native int AF_INET6();

    @Variable
    @Import(name = "SOCK_STREAM")
    @Include("sys/socket.h")
    static native int SOCK_STREAM();

    @Variable
    @Import(name = "SOCK_SEQPACKET")
    @Include("sys/socket.h")
    static native int SOCK_SEQPACKET();

    @Variable
    @Import(name = "SOCK_DGRAM")
    @Include("sys/socket.h")
    static native int SOCK_DGRAM();

    @Variable
    @Import(name = "SOCK_CLOEXEC")
    @Include("sys/socket.h")
    static native int SOCK_CLOEXEC();

    @Variable
    @Import(name = "SOCK_NONBLOCK")
    @Include("sys/socket.h")
    static native int SOCK_NONBLOCK();

    @Variable
    @Import(name = "SOL_SOCKET")
    @Include("sys/socket.h")
    static native int SOL_SOCKET();

    @Variable
    @Import(name = "SO_ERROR")
    @Include("sys/socket.h")
    static native int SO_ERROR();

    @Variable
    @Import(name = "SO_KEEPALIVE")
    @Include("sys/socket.h")
    static native int SO_KEEPALIVE();

    @Variable
    @Import(name = "SO_LINGER")
    @Include("sys/socket.h")
    static native int SO_LINGER();

    @Variable
    @Import(name = "SO_REUSEADDR")
    @Include("sys/socket.h")
    static native int SO_REUSEADDR();

    @Variable
    @Import(name = "IPPROTO_TCP")
    @Include("netinet/in.h")
    static native int IPPROTO_TCP();

    @Variable
    @Import(name = "IPPROTO_IPV6")
    @Include("netinet/in.h")
    static native int IPPROTO_IPV6();

    @Variable
    @Import(name = "TCP_NODELAY")
    @Include("netinet/tcp.h")
    static native int TCP_NODELAY();

    @Variable
    @Import(name = "IPV6_V6ONLY")
    @Include("netinet/in.h")
    static native int IPV6_V6ONLY();

    @Variable
    @Import(name = "MSG_PEEK")
    @Include("sys/socket.h")
    static native int MSG_PEEK();

    @Variable
    @Import(name = "MSG_DONTWAIT")
    @Include("sys/socket.h")
    static native int MSG_DONTWAIT();

    @Variable
    @Import(name = "MSG_NOSIGNAL")
    @Include("sys/socket.h")
    static native int MSG_NOSIGNAL();

    @Variable
    @Import(name = "SHUT_WR")
    @Include("sys/socket.h")
    static native int SHUT_WR();

    @Variable
    @Import(name = "SHUT_RDWR")
    @Include("sys/socket.h")
    static native int SHUT_RDWR();

    @Variable
    @Import(name = "SOMAXCONN")
    @Include("sys/socket.h")
    static native int SOMAXCONN();

    /** {@code struct sockaddr}. */
    @Native(structKeyword = true)
    @Name("sockaddr")
    @Include("sys/socket.h")
    static final class SocketAddressHeader extends Structure {
        @Name("sa_family")
        short family;
    }

    /** {@code struct sockaddr_in}; port and address in network byte order. */
    @Native(structKeyword = true)
    @Name("sockaddr_in")
    @Include("netinet/in.h")
    static final class SocketAddressIpv4 extends Structure {
        @Name("sin_family")
        short family;

        @Name("sin_port")
        short port;

        @Name("sin_addr.s_addr")
        int address;
    }

    /** {@code struct sockaddr_in6}; port and address in network byte order. */
    @Native(structKeyword = true)
    @Name("sockaddr_in6")
    @Include("netinet/in.h")
    static final class SocketAddressIpv6 extends Structure {
        @Name("sin6_family")
        short family;

        @Name("sin6_port")
        short port;
        /** An array in C, so that reading it gives the place of its 16 bytes. */
        @Name("sin6_addr.s6_addr")
        Address addressBytes;

        @Name("sin6_scope_id")
        int scopeId;
    }
}
