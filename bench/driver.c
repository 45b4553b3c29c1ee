/*
 * The near end of every measurement, in ssh's place: starts a relay with pipes as its standard input and output, uses
 * it, and prints one line of JSON. One run is one sample.
 *
 *   driver start COMMAND...              until the first byte of the target
 *   driver upload BYTES COMMAND...       until the target has confirmed them all
 *   driver download BYTES COMMAND...     until the last one is here
 *   driver roundtrip COUNT COMMAND...    so often one byte to the target and back
 *
 * "tcp PORT" instead of a command is no relay but a connection of the driver's own, to see what the two ends cost.
 * Times are in nanoseconds, from just before the relay is started; the processor time is that of the relay, from its
 * start to its end, in user and kernel mode.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* About what ssh reads and writes at a time when it is busy. */
enum { BLOCK_BYTES = 64 * 1024 };
enum { ORDER_BYTES = 9 };

static const char NO_RELAY[] = "tcp";

typedef struct {
    pid_t process; /* 0 for none */
    int to, from;
} Relay;

static uint8_t block[BLOCK_BYTES];

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * UINT64_C(1000000000) + time.tv_nsec;
}

static Relay connect_to(const char *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(port)),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1;
    int tcp = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    setsockopt(tcp, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(tcp, (struct sockaddr *) &address, sizeof address) != 0) {
        fail("connect");
    }
    return (Relay) {.to = tcp, .from = tcp};
}

static Relay spawn(char **command)
{
    extern char **environ;
    posix_spawn_file_actions_t actions;
    int input[2], output[2];
    Relay relay;
    if (strcmp(command[0], NO_RELAY) == 0) {
        return connect_to(command[1]);
    }
    if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) {
        fail("make pipes");
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
    if (posix_spawn(&relay.process, command[0], &actions, NULL, command, environ) != 0) {
        fail(command[0]);
    }
    close(input[0]);
    close(output[1]);
    relay.to = input[1];
    relay.from = output[0];
    return relay;
}

static void put(Relay relay, const void *bytes, size_t count)
{
    const uint8_t *next = bytes;
    while (count > 0) {
        ssize_t done = write(relay.to, next, count);
        if (done < 0) {
            fail("write to the relay");
        }
        next += done;
        count -= done;
    }
}

static size_t get(Relay relay, size_t limit)
{
    ssize_t done = read(relay.from, block, limit);
    if (done <= 0) {
        fail(done < 0 ? "read from the relay" : "the relay ended early");
    }
    return done;
}

static void order(Relay relay, char letter, uint64_t count)
{
    uint8_t bytes[ORDER_BYTES] = {letter};
    for (int i = ORDER_BYTES - 1; i > 0; i--, count >>= 8) {
        bytes[i] = count;
    }
    put(relay, bytes, ORDER_BYTES);
}

static void upload(Relay relay, uint64_t count)
{
    order(relay, 'U', count);
    while (count > 0) {
        size_t part = count < BLOCK_BYTES ? count : BLOCK_BYTES;
        put(relay, block, part);
        count -= part;
    }
    get(relay, 1);
}

static void download(Relay relay, uint64_t count)
{
    order(relay, 'D', count);
    while (count > 0) {
        count -= get(relay, BLOCK_BYTES);
    }
}

static uint64_t *round_trips(Relay relay, uint64_t count)
{
    uint64_t *times = calloc(count, sizeof *times);
    order(relay, 'E', count);
    for (uint64_t i = 0; i < count; i++) {
        uint64_t before = now();
        put(relay, "r", 1);
        get(relay, 1);
        times[i] = now() - before;
    }
    return times;
}

/* Ends the relay as ssh does, by closing its pipes, and prints what it has used. */
static void finish(Relay relay, uint64_t elapsed, const uint64_t *times, uint64_t count)
{
    struct rusage usage = {0};
    close(relay.to);
    if (relay.process != 0) {
        wait4(relay.process, NULL, 0, &usage);
    }
    uint64_t cpu = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * UINT64_C(1000000)
            + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
    printf("{\"elapsed_nanos\": %lu, \"cpu_micros\": %lu, \"minor_faults\": %ld, \"times_nanos\": [",
            elapsed, cpu, usage.ru_minflt);
    for (uint64_t i = 0; i < count; i++) {
        printf(i == 0 ? "%lu" : ", %lu", times[i]);
    }
    printf("]}\n");
}

int main(int count, char **arguments)
{
    if (count < 3) {
        return 1;
    }
    const char *measure = arguments[1];
    signal(SIGPIPE, SIG_IGN);
    memset(block, 'b', BLOCK_BYTES); /* touches its pages before the clock runs */
    if (strcmp(measure, "start") == 0) {
        uint64_t before = now();
        Relay relay = spawn(arguments + 2);
        get(relay, 1);
        finish(relay, now() - before, NULL, 0);
        return 0;
    }
    uint64_t amount = strtoull(arguments[2], NULL, 10);
    uint64_t before = now();
    Relay relay = spawn(arguments + 3);
    if (strcmp(measure, "roundtrip") == 0) {
        uint64_t *times = round_trips(relay, amount);
        finish(relay, now() - before, times, amount);
    } else {
        (strcmp(measure, "upload") == 0 ? upload : download)(relay, amount);
        finish(relay, now() - before, NULL, 0);
    }
    return 0;
}
