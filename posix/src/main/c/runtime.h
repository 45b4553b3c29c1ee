/*
 * Included before TeaVM's generated C, which stays as it was generated.
 *
 * The runtime sets the locale from the environment, which opens up to 17 files and which nothing here wants:
 * text is UTF-8. It also makes a timer for threads, of which this program has one.
 */
#ifndef CONNECT_RUNTIME_H
#define CONNECT_RUNTIME_H

#define _GNU_SOURCE
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define setlocale(category, locale) ((char *) 0)
#define timer_create(clock, event, timer) ((void) (event), 0)

/* The runtime seeds rand(3), for java.util.Random, which nothing here uses. */
#define srand(seed) ((void) 0)

/*
 * The heap is a large mapping of which some pages are used. Where transparent huge pages are on for everybody, its first
 * object would cost 2 MiB of zeroed memory. The runtime does not look whether it has got one.
 */
static void *connect_mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
    static const char failure[] = "ERROR: cannot reserve memory; try a larger ulimit -v\n";
    void *memory = mmap(address, length, protection, flags, descriptor, offset);
    if (memory == MAP_FAILED) {
        ssize_t written = write(2, failure, sizeof failure - 1);
        (void) written;
        _exit(1);
    }
#ifdef MADV_NOHUGEPAGE
    if (length >= 1 << 20) {
        madvise(memory, length, MADV_NOHUGEPAGE);
    }
#endif
    return memory;
}

#define mmap connect_mmap

/*
 * The command line as C has it, for sshconnect.posix.Arguments: TeaVM's own main, which follows under another name,
 * decodes it by the locale, and has none to decode.
 */
static char **connect_arguments;

int connect_main(int count, char **arguments);

int main(int count, char **arguments)
{
    connect_arguments = arguments;
    return connect_main(count > 0, arguments);
}

#define main connect_main

/* For sshconnect.posix.LibcProcess: closes descriptors, one by one where the system (before Linux 5.9) has no better. */
static void connect_close_range(int first, int last)
{
    long limit;
    if (first > last) {
        return;
    }
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned int) first, (unsigned int) last, 0U) == 0) {
        return;
    }
#endif
    limit = sysconf(_SC_OPEN_MAX);
    for (long descriptor = first; descriptor <= last && descriptor < limit; descriptor++) {
        close((int) descriptor);
    }
}

/* The GSS-API's structures (RFC 2744, section 3), for sshconnect.posix.LibGssapi: its headers are in no C library. */
struct connect_gss_buffer {
    size_t length;
    void *value;
};

struct connect_gss_oid {
    unsigned int length;
    void *elements;
};

/* For sshconnect.posix.LibSsl: what a TLS session reads from and writes to, and what its callbacks have seen. */
struct connect_tls {
    void *received;
    int first;
    int last;
    void *toSend;
    int held;
    int room;
    int asked;
    int error;
    void *culprit;
};

/* For sshconnect.posix.FullExecutable: the build says so when it links statically. */
#ifndef CONNECT_FRONT
#define CONNECT_FRONT 0
#endif

/* How large the heap is in the beginning, and what to do for each allocation: see sshconnect.teavm.MemoryHooks. */
#ifndef CONNECT_HEAP
#define CONNECT_HEAP(bytes) (bytes)
#define CONNECT_ALLOCATED(bytes) ((void) 0)
#endif

/* A second use of a value, see sshconnect.teavm.Keep. */
#define CONNECT_KEEP(value) ((void) (value))

#endif
