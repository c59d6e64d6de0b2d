// Attempts on rarely used parts of the kernel, on the lock itself, and through other ways into the kernel.

#define _GNU_SOURCE
#include <linux/futex.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "attempts.h"

// Numbers of all architectures; 0 and NULL let the call fail if it is allowed.
static void try_io_uring(void) { syscall(SYS_io_uring_setup, 0, NULL); }
static void try_userfaultfd(void) { syscall(SYS_userfaultfd, 0); }
static void try_perf(void) { syscall(SYS_perf_event_open, NULL, 0, 0, 0, 0); }
static void try_bpf(void) { syscall(SYS_bpf, 0, NULL, 0); }
static void try_keyctl(void) { syscall(SYS_keyctl, 0, 0, 0, 0, 0); }
static void try_unshare(void) { unshare(0); }
static void try_setns(void) { setns(3, 0); }
static void try_personality(void) { personality(0xffffffff); }
static void try_seccomp(void) { syscall(SYS_seccomp, 1, 0, NULL); }
static void try_random(void) {
    char byte;
    getrandom(&byte, 1, 0);
}
static void try_shared_futex(void) {
    static uint32_t word;
    syscall(SYS_futex, &word, FUTEX_WAKE, 1, NULL, NULL, 0);
}
static void try_requeue(void) {
    static uint32_t word;
    syscall(SYS_futex, &word, FUTEX_CMP_REQUEUE_PI_PRIVATE, 1, NULL, &word, 0);
}

static void try_dumpable(void) { prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); }
static void try_raise_limit(void) {
    const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_NOFILE, &all);
}
static void try_unknown(void) { syscall(100000); }
static void try_negative(void) { syscall(-1); }

#ifdef __x86_64__
static void try_arch_prctl(void) { syscall(SYS_arch_prctl, 0, NULL); }
static void try_modify_ldt(void) { syscall(SYS_modify_ldt, 0, NULL, 0); }
/// 24 is `getuid` there, and `sched_yield` in 64 bits, which is allowed.
static void try_32_bits(void) {
    long result = 24;
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
}
/// `read` has number 0 in both.
static void try_x32(void) { syscall(0x40000000 | SYS_read, 3, NULL, 0); }
#endif

const struct attempt kernel_attempts[] = {
    {"io_uring_setup", try_io_uring},
    {"userfaultfd", try_userfaultfd},
    {"perf_event_open", try_perf},
    {"bpf", try_bpf},
    {"keyctl", try_keyctl},
    {"unshare", try_unshare},
    {"setns", try_setns},
    {"personality", try_personality},
    {"seccomp", try_seccomp},
    {"getrandom", try_random},
    {"shared futex", try_shared_futex},
    {"futex that inherits priority", try_requeue},
    {"be dumpable again", try_dumpable},
    {"raise a limit", try_raise_limit},
    {"unknown system call", try_unknown},
    {"negative system call", try_negative},
#ifdef __x86_64__
    {"arch_prctl", try_arch_prctl},
    {"modify_ldt", try_modify_ldt},
    {"32-bit system call", try_32_bits},
    {"x32 system call", try_x32},
#endif
    {NULL, NULL},
};
