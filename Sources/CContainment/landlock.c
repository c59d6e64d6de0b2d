// The second line of the lock, should the filter of system calls have a hole.

#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "CContainment.h"
#include "landlock.h"

/// The kernel's `landlock_ruleset_attr` of version 6; Debian 12's header has that of version 2. An older kernel takes it as
/// long as the fields that it doesn't know are 0.
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

enum { CREATE_RULESET_VERSION = 1 };

static long create_ruleset(const struct ruleset *ruleset, size_t size, unsigned flags) {
    return syscall(SYS_landlock_create_ruleset, ruleset, size, flags);
}

int containment_landlock_version(void) {
    long version = create_ruleset(NULL, 0, CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

/// All that a version can forbid.
static struct ruleset everything(int version) {
    // Bits 0–12 from the start; 13 REFER, 14 TRUNCATE and 15 IOCTL_DEV came with later versions.
    int file_rights = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (struct ruleset){
        .files = (UINT64_C(1) << file_rights) - 1,
        .network = version >= 4 ? 3 : 0,  // BIND_TCP, CONNECT_TCP
        .scopes = version >= 6 ? 3 : 0,   // ABSTRACT_UNIX_SOCKET, SIGNAL
    };
}

int restrict_by_landlock(void) {
    int version = containment_landlock_version();
    if (version == 0) return 0;
    struct ruleset ruleset = everything(version);
    int descriptor = (int)create_ruleset(&ruleset, sizeof ruleset, 0);
    if (descriptor < 0) return errno;
    int error = syscall(SYS_landlock_restrict_self, descriptor, 0) == 0 ? 0 : errno;
    close(descriptor);
    return error;
}
