/*
 * Included instead of runtime.h before the same generated C, for an executable that finds mistakes. It is to be compiled
 * with AddressSanitizer and UndefinedBehaviorSanitizer; TeaVM checks its heap at every allocation; and a garbage
 * collection ends the program, because a normal run never needs one.
 */
#ifndef CONNECT_CHECKED_H
#define CONNECT_CHECKED_H

#include "runtime.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <uchar.h>
#include <wchar.h>

/* TeaVM's own switches: check the heap, report each collection to the log, let the log be defined here. */
#define TEAVM_MEMORY_TRACE 1
#define TEAVM_HEAP_DUMP 0
#define TEAVM_GC_STATS 1
#define TEAVM_CUSTOM_LOG 1

void teavm_printWString(wchar_t *message) {
    static const wchar_t at_start[] = L"[GC] Heap resized";
    if (wcsncmp(message, at_start, wcslen(at_start)) != 0) {
        fprintf(stderr, "checked executable: %ls", message);
        abort();
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
