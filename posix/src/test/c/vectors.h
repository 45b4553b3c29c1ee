/*
 * Included before the C of sshconnect.posix.NativeVectors: what the product's own C is compiled with, and where the
 * inputs of a fuzzer come from. AFL++ runs one process for many inputs, each of which is standard input from its start;
 * without AFL++ (CONNECT_FUZZED) there is one.
 */
#ifndef CONNECT_VECTORS_H
#define CONNECT_VECTORS_H

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include "../../main/c/checked.h"
#else
#include "../../main/c/runtime.h"
#endif

#ifdef CONNECT_FUZZED

/* After so many inputs a new process begins, so that each finding can be led back to few of them. */
#define CONNECT_INPUTS_PER_PROCESS 1000

/* Of AFL++'s runtime: what was seen, and the loop over inputs. */
extern uint8_t *__afl_area_ptr;
int __afl_persistent_loop(unsigned int inputs);

/* By this afl-fuzz knows that there is such a loop. */
static volatile const char *connect_persistent = "##SIG_AFL_PERSISTENT##";

#define CONNECT_SEEN_BYTES 65536

/*
 * gcc's -fsanitize-coverage=trace-pc calls this from every block of code: pairs of blocks are counted as AFL counts
 * them. AFL++ has plug-ins for compilers that do it; clang's takes minutes for C of this kind, and Debian's for gcc
 * fits another gcc.
 */
__attribute__((no_sanitize_coverage, no_sanitize_address, no_sanitize_undefined))
void __sanitizer_cov_trace_pc(void)
{
    static uintptr_t before;
    uintptr_t here = (uintptr_t) __builtin_return_address(0) - (uintptr_t) &__sanitizer_cov_trace_pc;
    __afl_area_ptr[(here ^ before) % CONNECT_SEEN_BYTES]++;
    before = here >> 1;
}

#endif

static int connect_next_input(void)
{
#ifdef CONNECT_FUZZED
    return __afl_persistent_loop(CONNECT_INPUTS_PER_PROCESS) != 0 && connect_persistent != NULL;
#else
    static int inputs;
    return inputs++ == 0;
#endif
}

#endif
