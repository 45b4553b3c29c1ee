/*
 * Included instead of runtime.h before the same generated C, for an executable that finds mistakes. It is to be compiled
 * with AddressSanitizer and UndefinedBehaviorSanitizer. TeaVM checks its heap at every allocation and before and after
 * every garbage collection. What is copied or filled has to stay inside of one object.
 *
 * The heap is small in the beginning, so that it is collected in every run: one that was not is a failure. The heap of
 * the shipped executable is so large that a usual run never collects: one that allocates as much is a failure, too,
 * unless CONNECT_ALLOCATES=much is in the environment.
 */
#ifndef CONNECT_CHECKED_H
#define CONNECT_CHECKED_H

#define CONNECT_HEAP(bytes) connect_small_heap(bytes)
#define CONNECT_ALLOCATED(bytes) connect_allocated(bytes)

#include "runtime.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchar.h>
#include <unistd.h>
#include <wchar.h>

/* TeaVM's own switches: check the heap, report each collection to the log, let the log be defined here. */
#define TEAVM_MEMORY_TRACE 1
#define TEAVM_HEAP_DUMP 0
#define TEAVM_GC_STATS 1
#define TEAVM_CUSTOM_LOG 1

/* A page, which is less than what any run allocates. The collector lets it grow to twice of what is in use. */
#define CONNECT_SMALL_HEAP_BYTES 4096

static int64_t connect_shipped_heap;
static int64_t connect_allocated_bytes;
static bool connect_allocates_much;
static bool connect_collected;
static pid_t connect_process;

static void connect_fail(const char *message)
{
    fprintf(stderr, "checked executable: %s\n", message);
    abort();
}

static void connect_check_that_it_collected(void)
{
    if (!connect_collected && getpid() == connect_process) {
        connect_fail("this run never collected garbage");
    }
}

static int64_t connect_small_heap(int64_t shipped)
{
    const char *allocates = getenv("CONNECT_ALLOCATES");
    connect_allocates_much = allocates != NULL && strcmp(allocates, "much") == 0;
    connect_shipped_heap = shipped;
    connect_process = getpid();
    atexit(connect_check_that_it_collected);
    return CONNECT_SMALL_HEAP_BYTES;
}

static void connect_allocated(int32_t bytes)
{
    connect_allocated_bytes += bytes;
    if (connect_allocated_bytes >= connect_shipped_heap && !connect_allocates_much) {
        connect_fail("the shipped executable would collect garbage here");
    }
}

/* TeaVM's map of its heap: a byte for each eight, 1 where an object begins, 2 where it goes on, 0 where nothing is. */
extern uint8_t *teavm_gc_heapMap;
extern void *teavm_gc_heapAddress;
extern int64_t teavm_gc_availableBytes;

static void *connect_inside(const void *memory, size_t bytes, const char *function)
{
    uintptr_t offset = (uintptr_t) memory - (uintptr_t) teavm_gc_heapAddress;
    /* The collector moves blocks of objects. */
    if (bytes > 0 && teavm_gc_heapAddress != NULL && offset < (uintptr_t) teavm_gc_availableBytes
            && strncmp(function, "meth_otr_GC_", 12) != 0) {
        size_t last = (offset + bytes - 1) / 8;
        for (size_t i = offset / 8; i <= last; i++) {
            if (last * 8 >= (uintptr_t) teavm_gc_availableBytes || teavm_gc_heapMap[i] == 0
                    || (teavm_gc_heapMap[i] == 1 && i > offset / 8)) {
                connect_fail("bytes beyond an object are copied or filled");
            }
        }
    }
    return (void *) memory;
}

#define memset(to, value, bytes) memset(connect_inside(to, bytes, __func__), value, bytes)
#define memcpy(to, from, bytes) \
    memcpy(connect_inside(to, bytes, __func__), connect_inside(from, bytes, __func__), bytes)
#define memmove(to, from, bytes) \
    memmove(connect_inside(to, bytes, __func__), connect_inside(from, bytes, __func__), bytes)

/* Statistics of collections are for counting; everything else comes before an abort. */
void teavm_printWString(wchar_t *message) {
    static const wchar_t collection[] = L"[GC] Garbage collection";
    static const wchar_t detail[] = L"[GC]   ";
    static const wchar_t resized[] = L"[GC] Heap resized";
    if (wcsncmp(message, collection, wcslen(collection)) == 0) {
        connect_collected = true;
    } else if (wcsncmp(message, detail, wcslen(detail)) != 0 && wcsncmp(message, resized, wcslen(resized)) != 0) {
        fprintf(stderr, "checked executable: %ls", message);
    }
}

void teavm_printString(char16_t *message) {
    for (; *message != 0; message++) {
        putc((char) *message, stderr);
    }
}

void teavm_printInt(int32_t number) {
    fprintf(stderr, "%d", (int) number);
}

void teavm_logCodePoint(int32_t point) {
    putc((char) point, stderr);
}

/* The heap lives as long as the program. */
const char *__asan_default_options(void) {
    return "detect_leaks=0:abort_on_error=1";
}

const char *__ubsan_default_options(void) {
    return "print_stacktrace=1:abort_on_error=1";
}

#endif
