// Attempts to start processes and threads, and on other processes.

#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attempts.h"

static char *const no_texts[] = {NULL};

static void end_child(long process) {
    if (process == 0) _exit(0);
}

static void try_execve(void) { execve("/bin/true", (char *[]){"true", NULL}, no_texts); }
static void try_execveat(void) { execveat(AT_FDCWD, "/bin/true", (char *[]){"true", NULL}, no_texts, 0); }
static void try_fork(void) {
#ifdef SYS_fork
    end_child(syscall(SYS_fork));
#else
    end_child(fork());
#endif
}
static void try_vfork(void) { end_child(vfork()); }
static void try_clone(void) { end_child(syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL)); }
static void try_clone3(void) {
    struct clone_args arguments = {.exit_signal = SIGCHLD};
    end_child(syscall(SYS_clone3, &arguments, sizeof arguments));
}
static void *do_nothing(void *unused) { return unused; }
static void try_thread(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, do_nothing, NULL);
}

static void try_trace_me(void) { ptrace(PTRACE_TRACEME, 0, NULL, NULL); }
static void try_trace_parent(void) { ptrace(PTRACE_PEEKDATA, parent, NULL, NULL); }
// No signal is sent; the call alone is the attempt.
static void try_kill_parent(void) { kill(parent, 0); }
static void try_kill_all(void) { kill(-1, 0); }
static void try_kill_self(void) { syscall(SYS_kill, self, 0); }
static void try_tgkill(void) { syscall(SYS_tgkill, parent, parent, 0); }
static void try_queue(void) { syscall(SYS_rt_sigqueueinfo, parent, 0, NULL); }
static void try_pidfd(void) { syscall(SYS_pidfd_open, parent, 0); }
static void try_pidfd_getfd(void) { syscall(SYS_pidfd_getfd, 3, 0, 0); }
static void try_pidfd_signal(void) { syscall(SYS_pidfd_send_signal, 3, 0, NULL, 0); }

static void try_read_parent(void) {
    char byte;
    const struct iovec here = {&byte, 0}, there = {&byte, 0};
    process_vm_readv(parent, &here, 1, &there, 1, 0);
}
static void try_write_parent(void) {
    char byte;
    const struct iovec here = {&byte, 0}, there = {&byte, 0};
    process_vm_writev(parent, &here, 1, &there, 1, 0);
}
static void try_clock_of_parent(void) {
    struct timespec time;
    syscall(SYS_clock_gettime, ~parent * 8 | 2, &time);
}
static void try_wait(void) { waitpid(-1, NULL, WNOHANG); }
static void try_group(void) { setpgid(0, 0); }
static void try_priority(void) { syscall(SYS_setpriority, 0, 0, 0); }
static void try_handler(void) { signal(SIGUSR1, SIG_IGN); }

const struct attempt process_attempts[] = {
    {"execve", try_execve},
    {"execveat", try_execveat},
    {"fork", try_fork},
    {"vfork", try_vfork},
    {"clone", try_clone},
    {"clone3", try_clone3},
    {"start a thread", try_thread},
    {"ptrace itself", try_trace_me},
    {"ptrace the parent", try_trace_parent},
    {"kill the parent", try_kill_parent},
    {"kill all", try_kill_all},
    {"kill itself", try_kill_self},
    {"tgkill", try_tgkill},
    {"queue a signal", try_queue},
    {"pidfd_open", try_pidfd},
    {"pidfd_getfd", try_pidfd_getfd},
    {"pidfd_send_signal", try_pidfd_signal},
    {"read the parent's memory", try_read_parent},
    {"write the parent's memory", try_write_parent},
    {"read the parent's clock", try_clock_of_parent},
    {"wait", try_wait},
    {"setpgid", try_group},
    {"setpriority", try_priority},
    {"handle a signal", try_handler},
    {NULL, NULL},
};
