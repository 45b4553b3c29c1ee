/*
 * The near end of measurements of a relay that serves many clients on a port: connects all of them, and then moves bytes
 * through all at the same time.
 *
 *   clients upload BYTES COUNT PORT [TARGET-PORT]      so many bytes through all together, from so many clients
 *   clients download BYTES COUNT PORT [TARGET-PORT]    likewise, to them
 *   clients idle 0 COUNT PORT [TARGET-PORT]            only connects
 *
 * With a target's port, what listens on the port is a SOCKS5 server. Prints a line as soon as a byte has come back to
 * every client, waits for a line on standard input, works, prints the nanoseconds that took, and stays until standard
 * input ends: so whoever started it can look at the relay before and after, with its connections still there.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK_BYTES = 64 * 1024, DISCARD_BYTES = 1 << 20, ORDER_BYTES = 9, MAX_EVENTS = 64 };
/* So many connect at a time: a relay may have a process for each that does. */
enum { COMING = 32 };

typedef struct {
    int socket;
    int done;
    uint64_t left;
} Client;

static uint8_t block[BLOCK_BYTES], nowhere[DISCARD_BYTES];
static int queue;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void say(int socket, const void *bytes, ssize_t count)
{
    if (send(socket, bytes, count, 0) != count) {
        fail("write to the relay");
    }
}

static void hear(int socket, void *bytes, ssize_t count)
{
    if (recv(socket, bytes, count, MSG_WAITALL) != count) {
        fail("read from the relay");
    }
}

static void order(int socket, char letter, uint64_t count)
{
    uint8_t bytes[ORDER_BYTES] = {letter};
    for (int i = ORDER_BYTES - 1; i > 0; i--, count >>= 8) {
        bytes[i] = count;
    }
    say(socket, bytes, ORDER_BYTES);
}

/* RFC 1928, without authentication, to an IPv4 address. */
static void pass_socks(int socket, uint16_t target)
{
    uint8_t request[] = {5, 1, 0, 1, 127, 0, 0, 1, target >> 8, target & 0xff}, answer[10];
    say(socket, "\5\1", 3);
    hear(socket, answer, 2);
    say(socket, request, sizeof request);
    hear(socket, answer, sizeof answer);
    if (answer[1] != 0) {
        errno = ECONNREFUSED;
        fail("the SOCKS server");
    }
}

static int connect_to(uint16_t port, uint16_t target)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1;
    int tcp = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(tcp, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(tcp, (struct sockaddr *) &address, sizeof address) != 0) {
        fail("connect");
    }
    if (target != 0) {
        pass_socks(tcp, target);
    }
    order(tcp, 'G', 0);
    return tcp;
}

static void watch(Client *client, int operation, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.ptr = client};
    if (epoll_ctl(queue, operation, client->socket, &event) != 0) {
        fail("wait for a client");
    }
}

static void upload(Client *client)
{
    size_t part = client->left < BLOCK_BYTES ? client->left : BLOCK_BYTES;
    ssize_t count = part > 0 ? send(client->socket, block, part, 0) : recv(client->socket, nowhere, 1, 0);
    if (count <= 0) {
        if (count == 0 || errno != EAGAIN) {
            fail("upload");
        }
        return;
    }
    client->done = part == 0;
    if (part > 0) {
        client->left -= count;
        if (client->left == 0) {
            watch(client, EPOLL_CTL_MOD, EPOLLIN);
        }
    }
}

static void download(Client *client)
{
    ssize_t count = recv(client->socket, nowhere, DISCARD_BYTES, MSG_TRUNC);
    if (count <= 0) {
        if (count == 0 || errno != EAGAIN) {
            fail("download");
        }
        return;
    }
    client->left -= count;
    client->done = client->left == 0;
}

static void move(Client *clients, int count, int uploading, uint64_t bytes)
{
    struct epoll_event events[MAX_EVENTS];
    for (int i = 0; i < count; i++) {
        order(clients[i].socket, uploading ? 'U' : 'D', bytes);
        clients[i].left = bytes;
        fcntl(clients[i].socket, F_SETFL, O_NONBLOCK);
        watch(&clients[i], EPOLL_CTL_ADD, uploading ? EPOLLOUT : EPOLLIN);
    }
    for (int busy = count; busy > 0;) {
        int ready = epoll_wait(queue, events, MAX_EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            Client *client = events[i].data.ptr;
            (uploading ? upload : download)(client);
            if (client->done) {
                busy--;
                watch(client, EPOLL_CTL_DEL, 0);
            }
        }
    }
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * UINT64_C(1000000000) + time.tv_nsec;
}

int main(int argument_count, char **arguments)
{
    if (argument_count < 5) {
        return 1;
    }
    int count = atoi(arguments[3]);
    uint64_t bytes = strtoull(arguments[2], NULL, 10) / count;
    uint16_t target = argument_count > 5 ? atoi(arguments[5]) : 0;
    Client *clients = calloc(count, sizeof *clients);
    char line[8];
    signal(SIGPIPE, SIG_IGN);
    memset(block, 'b', BLOCK_BYTES);
    queue = epoll_create1(EPOLL_CLOEXEC);
    for (int i = 0; i < count;) {
        int first = i;
        for (; i < count && i < first + COMING; i++) {
            clients[i].socket = connect_to(atoi(arguments[4]), target);
        }
        for (int j = first; j < i; j++) {
            hear(clients[j].socket, line, 1);
        }
    }
    puts("ready");
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) {
        return 0;
    }
    uint64_t before = now();
    move(clients, count, strcmp(arguments[1], "upload") == 0, bytes);
    printf("%lu\n", now() - before);
    fflush(stdout);
    while (fgets(line, sizeof line, stdin)) {
        continue;
    }
    return 0;
}
