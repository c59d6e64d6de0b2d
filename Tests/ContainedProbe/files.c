// Attempts on files and on descriptors.

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "attempts.h"

static const char secret[] = "/etc/passwd";
static char buffer[16];


static void try_openat(void) { openat(AT_FDCWD, secret, O_RDONLY); }
#ifdef SYS_open
static void try_open(void) { syscall(SYS_open, secret, O_RDONLY); }
#endif
static void try_openat2(void) {
    uint64_t how[3] = {O_RDONLY};
    syscall(SYS_openat2, AT_FDCWD, secret, how, sizeof how);
}
static void try_creat(void) { creat("/nowhere/file", 0600); }
static void try_memory_of_self(void) { open("/proc/self/mem", O_RDWR); }
static void try_memory_of_parent(void) { open("/proc/1/mem", O_RDWR); }
static void try_stat(void) {
    struct stat file;
    stat(secret, &file);
}
static void try_readlink(void) { readlink("/proc/self/exe", buffer, sizeof buffer); }
static void try_unlink(void) { unlink("/nowhere/file"); }
static void try_rename(void) { rename("/nowhere/file", "/nowhere/other"); }
static void try_mkdir(void) { mkdir("/nowhere/folder", 0700); }
static void try_link(void) { symlink(secret, "/nowhere/link"); }
static void try_mount(void) { mount(NULL, "/nowhere", NULL, 0, NULL); }
static void try_chroot(void) { chroot("/nowhere"); }
static void try_chdir(void) { chdir("/"); }

static void try_read_input(void) { read(0, buffer, 1); }
static void try_write_input(void) { write(0, "", 1); }
static void try_write_output(void) { write(1, "", 1); }
static void try_write_error(void) { write(2, "", 1); }
static void try_write_page(void) { write(4, "", 1); }
static void try_write_other(void) { write(5, "", 1); }
static void try_write_many(void) {
    const struct iovec parts = {buffer, 0};
    writev(3, &parts, 1);
}
static void try_dup(void) { dup(3); }
static void try_dup2(void) { dup3(3, 9, 0); }
static void try_owner(void) { fcntl(3, F_SETOWN, self); }
static void try_notify(void) { fcntl(3, F_NOTIFY, 0); }
static void try_ioctl(void) {
    int count;
    ioctl(3, FIONREAD, &count);
}
static void try_close(void) { close(9); }
static void try_pipe(void) {
    int ends[2];
    pipe(ends);
}
static void try_memfd(void) { syscall(SYS_memfd_create, "attempt", 0); }

const struct attempt file_attempts[] = {
#ifdef SYS_open
    {"open", try_open},
#endif
    {"openat", try_openat},
    {"openat2", try_openat2},
    {"creat", try_creat},
    {"open /proc/self/mem", try_memory_of_self},
    {"open another process's memory", try_memory_of_parent},
    {"stat", try_stat},
    {"readlink", try_readlink},
    {"unlink", try_unlink},
    {"rename", try_rename},
    {"mkdir", try_mkdir},
    {"symlink", try_link},
    {"mount", try_mount},
    {"chroot", try_chroot},
    {"chdir", try_chdir},
    {"read standard input", try_read_input},
    {"write to descriptor 0", try_write_input},
    {"write to descriptor 1", try_write_output},
    {"write to descriptor 2", try_write_error},
    {"write to descriptor 4", try_write_page},
    {"write to descriptor 5", try_write_other},
    {"writev", try_write_many},
    {"dup", try_dup},
    {"dup3", try_dup2},
    {"F_SETOWN on the socket", try_owner},
    {"F_NOTIFY on the socket", try_notify},
    {"ioctl on the socket", try_ioctl},
    {"close", try_close},
    {"pipe", try_pipe},
    {"memfd_create", try_memfd},
    {NULL, NULL},
};
