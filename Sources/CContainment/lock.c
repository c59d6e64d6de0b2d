// The worker's side of its lock.

#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "CContainment.h"
#include "descriptors.h"
#include "filter.h"
#include "landlock.h"

/// Reads how much address space this process has mapped.
static int read_mapped_bytes(uint64_t *bytes) {
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL) return errno;
    uint64_t pages = 0;
    bool is_read = fscanf(file, "%" SCNu64, &pages) == 1;
    fclose(file);
    *bytes = pages * (uint64_t)sysconf(_SC_PAGESIZE);
    return is_read ? 0 : EIO;
}

static int limit(int resource, uint64_t most) {
    const struct rlimit both = {most, most};
    return setrlimit(resource, &both) == 0 ? 0 : errno;
}

/// No descriptor can be opened any more, nor a thread be started.
static int limit_all(uint64_t address_space_bytes) {
    static const int none[] = {RLIMIT_CORE, RLIMIT_NOFILE, RLIMIT_NPROC, RLIMIT_FSIZE, RLIMIT_MEMLOCK};
    int error = 0;
    for (size_t index = 0; index < sizeof none / sizeof none[0] && error == 0; index++) error = limit(none[index], 0);
    return error == 0 ? limit(RLIMIT_AS, address_space_bytes) : error;
}

static int close_all_but_socket(void) {
    bool is_done = close_range(0, SOCKET - 1, 0) == 0 && close_range(SOCKET + 1, ~0U, 0) == 0;
    return is_done ? 0 : errno;
}

/// Swift's runtime handles faults to show a backtrace, which a locked worker can't: a fault shall end it as what it is.
static void handle_no_fault(void) {
    static const int faults[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
    for (size_t index = 0; index < sizeof faults / sizeof faults[0]; index++) signal(faults[index], SIG_DFL);
}

static int set_attribute(int attribute, unsigned long value) {
    return prctl(attribute, value, 0UL, 0UL, 0UL) == 0 ? 0 : errno;
}

int containment_lock(const containment_limits *limits) {
    uint64_t mapped = 0, most;
    int error = read_mapped_bytes(&mapped);
    if (error == 0 && __builtin_add_overflow(mapped, limits->address_space_bytes, &most)) error = EINVAL;
    if (error == 0) error = set_attribute(PR_SET_NO_NEW_PRIVS, 1);
    // Needs a descriptor, so it comes before the limits.
    if (error == 0) error = restrict_by_landlock();
    if (error == 0) error = close_all_but_socket();
    if (error == 0) error = limit_all(most);
    if (error == 0) error = set_attribute(PR_SET_DUMPABLE, 0);
    handle_no_fault();
    return error == 0 ? filter_calls() : error;
}
