// A kernel that lacks something: the program that runs under this one finds a system call missing.

#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "attempts.h"

static const struct {
    const char *name;
    uint32_t number;
} calls[] = {
    {"seccomp", SYS_seccomp},
    {"landlock", SYS_landlock_create_ruleset},
    // Locks itself, and starts no worker.
    {"memfd", SYS_memfd_create},
    // Starts a worker, which can't lock itself.
    {"limits", SYS_prlimit64},
};

static int refuse(uint32_t number) {
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

int run_without(const char *name, char **arguments) {
    for (size_t index = 0; index < sizeof calls / sizeof calls[0]; index++) {
        if (strcmp(calls[index].name, name) != 0) continue;
        if (refuse(calls[index].number) == 0) execv(arguments[0], arguments);
        return 2;
    }
    return 3;
}
