package sshconnect.posix;

import org.teavm.interop.Import;
import org.teavm.interop.Structure;
import org.teavm.interop.c.Include;
import org.teavm.interop.c.Name;
import org.teavm.interop.c.Native;
import org.teavm.interop.c.Variable;

/**
 * The C library: waiting for very many descriptors (epoll(7)), counting for many processes (eventfd(2)). Nothing but
 * bindings, see {@link Libc}.
 */
final class LibcEvents {

    private LibcEvents() {}

    @Import(name = "epoll_create1")
    @Include("sys/epoll.h")
    static native int epoll_create1(int flags);

    @Import(name = "epoll_ctl")
    @Include("sys/epoll.h")
    static native int epoll_ctl(int queue, int operation, int descriptor, Event event);

    @Import(name = "epoll_wait")
    @Include("sys/epoll.h")
    static native int epoll_wait(int queue, Event events, int most, int timeoutMillis);

    @Import(name = "eventfd")
    @Include("sys/eventfd.h")
    static native int eventfd(int initial, int flags);

    @Variable
    @Import(name = "EFD_CLOEXEC")
    @Include("sys/eventfd.h")
    static native int EFD_CLOEXEC();

    @Variable
    @Import(name = "EFD_NONBLOCK")
    @Include("sys/eventfd.h")
    static native int EFD_NONBLOCK();

    @Variable
    @Import(name = "EPOLL_CLOEXEC")
    @Include("sys/epoll.h")
    static native int EPOLL_CLOEXEC();

    @Variable
    @Import(name = "EPOLL_CTL_ADD")
    @Include("sys/epoll.h")
    static native int EPOLL_CTL_ADD();

    @Variable
    @Import(name = "EPOLL_CTL_MOD")
    @Include("sys/epoll.h")
    static native int EPOLL_CTL_MOD();

    @Variable
    @Import(name = "EPOLL_CTL_DEL")
    @Include("sys/epoll.h")
    static native int EPOLL_CTL_DEL();

    @Variable
    @Import(name = "EPOLLIN")
    @Include("sys/epoll.h")
    static native int EPOLLIN();

    @Variable
    @Import(name = "EPOLLOUT")
    @Include("sys/epoll.h")
    static native int EPOLLOUT();

    @Variable
    @Import(name = "EPOLLRDHUP")
    @Include("sys/epoll.h")
    static native int EPOLLRDHUP();

    @Variable
    @Import(name = "EPOLLERR")
    @Include("sys/epoll.h")
    static native int EPOLLERR();

    @Variable
    @Import(name = "EPOLLHUP")
    @Include("sys/epoll.h")
    static native int EPOLLHUP();

    /** {@code struct epoll_event}. */
    @Native(structKeyword = true)
    @Name("epoll_event")
    @Include("sys/epoll.h")
    static final class Event extends Structure {
        int events;

        @Name("data.u64")
        long key;
    }
}
