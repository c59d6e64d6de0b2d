/// The numbers of system calls, most of which the C library has no function for.
enum SystemCall {
    /// By name.
    static let numbers: [String: Int] = {
        #if arch(x86_64)
        common.merging([
            "read": 0, "write": 1, "mmap": 9, "mprotect": 10, "ioctl": 16, "dup": 32, "socket": 41, "connect": 42,
            "sendmsg": 46, "socketpair": 53, "clone": 56, "execve": 59, "kill": 62, "fcntl": 72, "ptrace": 101,
            "prctl": 157, "tgkill": 234, "openat": 257, "setrlimit": 160, "perf_event_open": 298, "prlimit64": 302,
            "process_vm_readv": 310, "process_vm_writev": 311, "seccomp": 317, "getrandom": 318, "memfd_create": 319,
            "bpf": 321, "userfaultfd": 323, "shmget": 29, "getpid": 39, "chdir": 80, "unlink": 87, "mount": 165,
            "unshare": 272, "setuid": 105, "rt_sigaction": 13, "alarm": 37,
        ]) { own, _ in own }
        #else
        common.merging([
            "read": 63, "write": 64, "mmap": 222, "mprotect": 226, "ioctl": 29, "dup": 23, "socket": 198,
            "connect": 203,
            "sendmsg": 211, "socketpair": 199, "clone": 220, "execve": 221, "kill": 129, "fcntl": 25, "ptrace": 117,
            "prctl": 167, "tgkill": 131, "openat": 56, "setrlimit": 164, "perf_event_open": 241, "prlimit64": 261,
            "process_vm_readv": 270, "process_vm_writev": 271, "seccomp": 277, "getrandom": 278, "memfd_create": 279,
            "bpf": 280, "userfaultfd": 282, "shmget": 194, "getpid": 172, "chdir": 49, "unlink": 35, "mount": 40,
            "unshare": 97, "setuid": 146, "rt_sigaction": 134, "alarm": 103,
        ]) { own, _ in own }
        #endif
    }()

    /// Those that came when all machines had the same numbers.
    private static let common = [
        "pidfd_send_signal": 424, "io_uring_setup": 425, "pidfd_open": 434, "clone3": 435, "close_range": 436,
        "pidfd_getfd": 438, "landlock_create_ruleset": 444, "memfd_secret": 447,
    ]
}
