/*
 * The far end of every measurement: a target, and a SOCKS and an HTTP proxy in front of it, in one process.
 *
 * The proxies open no second connection: they take the handshake, and then the same socket is the target's. So nothing
 * but the relay under measurement stands between the two ends. A proxy that is asked for a proxy is one of a chain: the
 * next handshake comes on the same socket. Uploads are discarded in the kernel (MSG_TRUNC) and
 * downloads are sent from pages that are already there (sendfile), which costs less than any relay spends.
 *
 * Prints its ports as one line of JSON, and serves until its standard input ends.
 *
 * What a target does is told by its port. "greet" sends one byte and closes. "work" takes an order of 9 bytes, a letter
 * and a count (big-endian), and closes: U discards that many bytes and answers with one; D sends that many; E sends that
 * many back. Before that, any number of orders G are answered with a byte each.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEAD_BYTES = 8192, ORDER_BYTES = 9, SOURCE_BYTES = 1 << 20, DISCARD_BYTES = 1 << 20, BACKLOG = 4096 };
enum { WORKER_STACK_BYTES = 64 * 1024 };

/* A connection, and what was received of it and not yet used. */
typedef struct {
    int socket;
    size_t start, end;
    uint8_t bytes[HEAD_BYTES];
} Connection;

typedef struct {
    int socket;
    uint16_t port;
    /* Takes a handshake and gives the port that was asked for; 0 when it is not one. */
    uint16_t (*handshake)(Connection *);
} Listener;

static uint16_t as_greet(Connection *);
static uint16_t as_work(Connection *);
static uint16_t as_socks(Connection *);
static uint16_t as_http(Connection *);

static Listener greet = {.handshake = as_greet}, work = {.handshake = as_work};
static Listener socks = {.handshake = as_socks}, http = {.handshake = as_http};
static int source;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static int send_all(int socket, const void *bytes, size_t count)
{
    return send(socket, bytes, count, MSG_NOSIGNAL) == (ssize_t) count;
}

/* Gives the next count bytes; null at the end of the stream. */
static const uint8_t *take(Connection *c, size_t count)
{
    while (c->end - c->start < count) {
        ssize_t got = recv(c->socket, c->bytes + c->end, HEAD_BYTES - c->end, 0);
        if (got <= 0) {
            return NULL;
        }
        c->end += got;
    }
    c->start += count;
    return c->bytes + c->start - count;
}

static uint16_t as_greet(Connection *c)
{
    (void) c;
    return greet.port;
}

static uint16_t as_work(Connection *c)
{
    (void) c;
    return work.port;
}

/* SOCKS4 and 4a: the version was taken. */
static uint16_t as_socks4(Connection *c)
{
    static const uint8_t granted[] = {0, 0x5a, 0, 0, 0, 0, 0, 0};
    const uint8_t *request = take(c, 7);
    if (!request) {
        return 0;
    }
    uint16_t port = request[1] << 8 | request[2];
    int texts = request[3] == 0 && request[4] == 0 && request[5] == 0 ? 2 : 1;
    while (texts > 0) {
        const uint8_t *letter = take(c, 1);
        if (!letter) {
            return 0;
        }
        texts -= *letter == 0;
    }
    return send_all(c->socket, granted, sizeof granted) ? port : 0;
}

/* RFC 1928 without authentication, and SOCKS4. */
static uint16_t as_socks(Connection *c)
{
    static const uint8_t method[] = {5, 0}, granted[] = {5, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    const uint8_t *part = take(c, 1);
    if (!part || *part == 4) {
        return part ? as_socks4(c) : 0;
    }
    part = take(c, 1);
    if (!part || !take(c, *part) || !send_all(c->socket, method, sizeof method)) {
        return 0;
    }
    part = take(c, 5);
    if (!part) {
        return 0;
    }
    size_t rest = part[3] == 1 ? 3 : part[3] == 4 ? 15 : part[4];
    part = take(c, rest + 2);
    if (!part || !send_all(c->socket, granted, sizeof granted)) {
        return 0;
    }
    return part[rest] << 8 | part[rest + 1];
}

/* RFC 9110 9.3.6: CONNECT host:port, and a head that ends with an empty line. */
static uint16_t as_http(Connection *c)
{
    static const char granted[] = "HTTP/1.1 200 OK\r\n\r\n", last[] = "\r\n\r\n";
    const size_t first = c->start;
    for (size_t matched = 0; matched < 4;) {
        const uint8_t *letter = take(c, 1);
        if (!letter) {
            return 0;
        }
        matched = *letter == last[matched] ? matched + 1 : *letter == '\r';
    }
    char *authority = (char *) c->bytes + first + strlen("CONNECT ");
    char *space = memchr(authority, ' ', c->start - first - strlen("CONNECT "));
    if (!space) {
        return 0;
    }
    while (space[-1] != ':' && space > authority) {
        space--;
    }
    return send_all(c->socket, granted, sizeof granted - 1) ? atoi(space) : 0;
}

static void discard(Connection *c, uint64_t count)
{
    static uint8_t nowhere[DISCARD_BYTES];
    uint64_t done = c->end - c->start;
    while (done < count) {
        ssize_t got = recv(c->socket, nowhere, DISCARD_BYTES, MSG_TRUNC);
        if (got <= 0) {
            return;
        }
        done += got;
    }
    send_all(c->socket, "K", 1);
}

static void supply(Connection *c, uint64_t count)
{
    while (count > 0) {
        off_t from = 0;
        ssize_t sent = sendfile(c->socket, source, &from, count < SOURCE_BYTES ? count : SOURCE_BYTES);
        if (sent <= 0) {
            return;
        }
        count -= sent;
    }
}

static void echo(Connection *c, uint64_t count)
{
    const uint8_t *first = c->bytes + c->start;
    ssize_t got = c->end - c->start;
    while (got >= 0 && send_all(c->socket, first, got) && count > (uint64_t) got) {
        count -= got;
        got = recv(c->socket, c->bytes, HEAD_BYTES, 0);
        first = c->bytes;
        if (got == 0) {
            return;
        }
    }
}

static void *run_order(void *connection)
{
    Connection *c = connection;
    const uint8_t *order = take(c, ORDER_BYTES);
    while (order && order[0] == 'G') {
        order = send_all(c->socket, "G", 1) ? take(c, ORDER_BYTES) : NULL;
    }
    uint64_t count = 0;
    for (int i = 1; order && i < ORDER_BYTES; i++) {
        count = count << 8 | order[i];
    }
    switch (order ? order[0] : 0) {
    case 'U':
        discard(c, count);
        break;
    case 'D':
        supply(c, count);
        break;
    case 'E':
        echo(c, count);
        break;
    }
    close(c->socket);
    free(c);
    return NULL;
}

static void start(void *(*routine)(void *), void *argument)
{
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, WORKER_STACK_BYTES);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&thread, &attributes, routine, argument) != 0) {
        fail("start a thread");
    }
    pthread_attr_destroy(&attributes);
}

/* Handshakes and greetings are answered by the thread that accepts: a new one would be part of what is measured. */
static void *serve(void *listener)
{
    Listener *l = listener;
    for (;;) {
        Connection *c = malloc(sizeof *c);
        int on = 1;
        c->start = c->end = 0;
        c->socket = accept(l->socket, NULL, NULL);
        setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        uint16_t port = l->handshake(c);
        while (port != 0 && (port == socks.port || port == http.port)) {
            port = port == socks.port ? as_socks(c) : as_http(c);
        }
        if (port == work.port) {
            start(run_order, c);
            continue;
        }
        if (port == greet.port) {
            send_all(c->socket, "G", 1);
        }
        close(c->socket);
        free(c);
    }
    return NULL;
}

static void open_listener(Listener *l)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    l->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (l->socket < 0 || bind(l->socket, (struct sockaddr *) &address, length) != 0
            || listen(l->socket, BACKLOG) != 0
            || getsockname(l->socket, (struct sockaddr *) &address, &length) != 0) {
        fail("listen on the loopback address");
    }
    l->port = ntohs(address.sin_port);
}

int main(void)
{
    Listener *all[] = {&greet, &work, &socks, &http};
    signal(SIGPIPE, SIG_IGN);
    source = memfd_create("source", 0);
    if (source < 0 || ftruncate(source, SOURCE_BYTES) != 0) {
        fail("make something to send");
    }
    for (int i = 0; i < 4; i++) {
        open_listener(all[i]);
    }
    for (int i = 0; i < 4; i++) {
        start(serve, all[i]);
    }
    printf("{\"greet\": %d, \"work\": %d, \"socks5\": %d, \"http\": %d}\n",
            greet.port, work.port, socks.port, http.port);
    fflush(stdout);
    char nothing;
    while (read(STDIN_FILENO, &nothing, 1) > 0) {
        continue;
    }
    return 0;
}
