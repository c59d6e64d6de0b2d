// The table of what a locked worker may ask of the kernel.

#define _GNU_SOURCE
#include "calls.h"

#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "descriptors.h"

#define ONE_OF(index, ignored_bits, ...) \
    { \
        .argument = (index), .ignored = (ignored_bits), .values = {__VA_ARGS__}, \
        .value_count = sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t) \
    }

#define CALL(call, arguments, reason, ...) \
    { \
        .words = {#call, arguments, reason}, .number = SYS_##call, .checks = {__VA_ARGS__}, \
        .check_count = sizeof((struct check[]){__VA_ARGS__}) / sizeof(struct check) \
    }

/// What memory may be used for; never for execution.
#define DATA (PROT_READ | PROT_WRITE)

const struct call calls[] = {
    CALL(read, "descriptor 3", "receive what the host sends", ONE_OF(0, 0, SOCKET)),
    CALL(write, "descriptor 3", "answer the host", ONE_OF(0, 0, SOCKET)),
    CALL(futex, "wait and wake, private", "wait for another thread of the worker",
         ONE_OF(1, FUTEX_CLOCK_REALTIME, FUTEX_WAIT_PRIVATE, FUTEX_WAKE_PRIVATE, FUTEX_WAIT_BITSET_PRIVATE)),
    CALL(brk, "any", "get and give back the memory of small values"),
    CALL(mmap, "private, without a file, not executable, where the kernel chooses", "get memory",
         ONE_OF(2, DATA, 0), ONE_OF(3, MAP_NORESERVE | MAP_STACK, MAP_PRIVATE | MAP_ANONYMOUS),
         ONE_OF(4, 0, (uint32_t)-1)),
    CALL(munmap, "any", "give memory back"),
    CALL(mremap, "MREMAP_MAYMOVE", "let a large value grow", ONE_OF(3, 0, MREMAP_MAYMOVE)),
    CALL(clock_gettime, "the clocks 0 to 7", "look at a budget's time, where that needs a system call",
         ONE_OF(0, 7, 0)),
    CALL(gettimeofday, "any", "read the time, where that needs a system call"),
    CALL(gettid, "none", "let Swift's `Mutex` name its holder"),
    CALL(sched_yield, "none", "let another thread of the worker finish"),
    CALL(restart_syscall, "none", "go on waiting after the machine slept or the process was stopped"),
    CALL(exit_group, "any", "end"),
};

const size_t call_count = sizeof calls / sizeof calls[0];

size_t containment_call_count(void) { return call_count; }

containment_call containment_call_at(size_t index) { return calls[index].words; }
