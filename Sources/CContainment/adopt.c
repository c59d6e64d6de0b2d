// The worker's side of its start.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CContainment.h"
#include "descriptors.h"

static int socket_option(int name) {
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(SOCKET, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

static int compare(const void *left, const void *right) {
    uint64_t one = *(const uint64_t *)left, other = *(const uint64_t *)right;
    return (one > other) - (one < other);
}

/// If memory runs out, a worker ends before its host.
static void offer_memory(void) {
    int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    // A refusal is no reason not to run.
    if (write(file, "1000", 4) < 0) errno = 0;
    close(file);
}

volatile uint64_t *containment_adopt(void) {
    size_t size = (size_t)sysconf(_SC_PAGESIZE);
    struct stat file;
    if (socket_option(SO_DOMAIN) != AF_UNIX || socket_option(SO_TYPE) != SOCK_STREAM) return NULL;
    if (fstat(PAGE, &file) != 0 || !S_ISREG(file.st_mode) || (size_t)file.st_size != size) return NULL;
    void *page = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, PAGE, 0);
    if (page == MAP_FAILED) return NULL;
    // With arenas of their own, threads would reserve 64 MiB each, and need `mprotect`.
    mallopt(M_ARENA_MAX, 1);
    // The first large sort asks how much memory the machine has.
    static uint64_t sorted[1024];
    qsort(sorted, sizeof sorted / sizeof *sorted, sizeof *sorted, compare);
    offer_memory();
    if (close_range(PAGE, ~0U, 0) == 0) return page;
    munmap(page, size);
    return NULL;
}
