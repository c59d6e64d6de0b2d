// A worker for tests, which tries what its arguments name.
//
// `ContainedProbe locked NAME` locks itself first, `free NAME` doesn't, and `landlock NAME` has Landlock alone. It exits with
// status 0 if it lives after the attempt, 2 if it can't start, and 3 if it knows no such attempt. The page has 1 before the
// attempt and 2 after it. `ContainedProbe forbidden` and `ContainedProbe start` say the names of what is forbidden, and what a
// worker has at its start.
//
// `ContainedProbe without NAME PROGRAM …` is no worker: it becomes a program for which the kernel lacks something.

#define _GNU_SOURCE
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "CContainment.h"
#include "attempts.h"
#include "landlock.h"

volatile uint64_t *page;
int parent, self;

static const struct attempt thread_attempts[] = {{"open on a thread from before", open_on_thread}, {NULL, NULL}};
static const struct attempt allowed_attempts[] = {{"use what is allowed", use_what_is_allowed}, {NULL, NULL}};

static const struct attempt *const forbidden[] = {
    file_attempts, socket_attempts, process_attempts, memory_attempts, kernel_attempts, thread_attempts, NULL,
};
static const struct attempt *const harmless[] = {allowed_attempts, limit_attempts, landlock_attempts, NULL};

static const struct attempt *find(const struct attempt *const tables[], const char *name) {
    for (; *tables != NULL; tables++) {
        for (const struct attempt *attempt = *tables; attempt->name != NULL; attempt++) {
            if (strcmp(attempt->name, name) == 0) return attempt;
        }
    }
    return NULL;
}

static void say_names(void) {
    for (size_t table = 0; forbidden[table] != NULL; table++) {
        for (const struct attempt *attempt = forbidden[table]; attempt->name != NULL; attempt++) {
            say(attempt->name);
            say("\n");
        }
    }
}

static int lock_as(const char *mode) {
    const containment_limits limits = {.address_space_bytes = 64 << 20};
    if (strcmp(mode, "locked") == 0) return containment_lock(&limits);
    if (strcmp(mode, "landlock") == 0) return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) | restrict_by_landlock();
    return strcmp(mode, "free");
}

static int try_as(const char *mode, const char *name) {
    const struct attempt *attempt = find(forbidden, name);
    if (attempt == NULL) attempt = find(harmless, name);
    if (attempt == NULL) return 3;
    parent = getppid();
    self = getpid();
    start_thread();
    if (lock_as(mode) != 0) return 2;
    page[0] = 1;
    attempt->make();
    page[0] = 2;
    return 0;
}

int main(int count, char **arguments) {
    bool is_alone = count == 2;
    if (is_alone && strcmp(arguments[1], "start") == 0) {
        describe_start();
        return 0;
    }
    if (count >= 4 && strcmp(arguments[1], "without") == 0) return run_without(arguments[2], arguments + 3);
    page = containment_adopt();
    if (page == NULL) return 2;
    if (is_alone && strcmp(arguments[1], "forbidden") == 0) {
        say_names();
        return 0;
    }
    _exit(count == 3 ? try_as(arguments[1], arguments[2]) : 3);
}
