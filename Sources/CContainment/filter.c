// The table of system calls as a program that the kernel runs at each of them.

#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "calls.h"

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__AARCH64EL__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "The filter of system calls is written for x86_64 and aarch64."
#endif

enum { MOST_INSTRUCTIONS = 128 };

struct program {
    struct sock_filter instructions[MOST_INSTRUCTIONS];
    unsigned short count;
    bool is_too_long;
};

static void add(struct program *program, struct sock_filter instruction) {
    if (program->count == MOST_INSTRUCTIONS) {
        program->is_too_long = true;
    } else {
        program->instructions[program->count++] = instruction;
    }
}

static void add_load(struct program *program, size_t offset) {
    add(program, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

static void add_return(struct program *program, uint32_t verdict) {
    add(program, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, verdict));
}

/// Skips so many instructions if the loaded word has a value, so many others if not.
static void add_skips(struct program *program, uint32_t value, size_t if_equal, size_t if_not) {
    add(program, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, (uint8_t)if_equal, (uint8_t)if_not));
}

/// Kills unless an argument has one of its values.
///
/// Looks at the lower half of the argument alone: it is an `int` to the kernel, or the kernel knows no bit in the upper half.
static void add_check(struct program *program, const struct check *check) {
    add_load(program, offsetof(struct seccomp_data, args) + check->argument * sizeof(uint64_t));
    add(program, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, ~check->ignored));
    for (size_t index = 0; index < check->value_count; index++) {
        add_skips(program, check->values[index], check->value_count - index, 0);
    }
    add_return(program, SECCOMP_RET_KILL_PROCESS);
}

/// Allows a call whose arguments are as the table says; the number of the call is loaded before and, unless it is this call,
/// behind.
static void add_call(struct program *program, const struct call *call) {
    size_t length = 1;
    for (size_t index = 0; index < call->check_count; index++) length += 3 + call->checks[index].value_count;
    add_skips(program, call->number, 0, length);
    for (size_t index = 0; index < call->check_count; index++) add_check(program, &call->checks[index]);
    add_return(program, SECCOMP_RET_ALLOW);
}

/// A 32-bit call has another architecture. One of x32 has the same, and a number above all of the table.
static void write_program(struct program *program) {
    add_load(program, offsetof(struct seccomp_data, arch));
    add_skips(program, ARCHITECTURE, 1, 0);
    add_return(program, SECCOMP_RET_KILL_PROCESS);
    add_load(program, offsetof(struct seccomp_data, nr));
    for (size_t index = 0; index < call_count; index++) add_call(program, &calls[index]);
    add_return(program, SECCOMP_RET_KILL_PROCESS);
}

int filter_calls(void) {
    struct program program = {.count = 0};
    write_program(&program);
    if (program.is_too_long) return E2BIG;
    struct sock_fprog filter = {.len = program.count, .filter = program.instructions};
    long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
    if (result < 0) return errno;
    // The number of a thread that has a filter of its own, and can't take this one.
    return result > 0 ? ESRCH : 0;
}

bool containment_has_seccomp(void) {
    uint32_t verdict = SECCOMP_RET_KILL_PROCESS;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &verdict) == 0;
}
