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
#include <time.h>

#define setlocale(category, locale) ((char *) 0)
#define timer_create(clock, event, timer) ((void) (event), 0)

/*
 * The command line as C has it, for sshconnect.posix.Arguments: TeaVM's own main, which follows under another name,
 * decodes it by the locale.
 */
static char **connect_arguments;

int connect_main(int count, char **arguments);

int main(int count, char **arguments)
{
    connect_arguments = arguments;
    return connect_main(count, arguments);
}

#define main connect_main

/* A second use of a value, see sshconnect.teavm.Keep. */
#define CONNECT_KEEP(value) ((void) (value))

#endif
