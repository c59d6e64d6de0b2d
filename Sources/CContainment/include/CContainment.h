#ifndef CCONTAINMENT_H
#define CCONTAINMENT_H

// A worker: a process that runs foreign code and can only compute.
//
// The host starts it by `containment_spawn`. The worker calls `containment_adopt` first, prepares what it needs, and calls
// `containment_lock` before it reads a byte that a stranger wrote. From then on it has one socket and one shared page, and
// may make the system calls that `containment_call_at` lists; any other ends it.
//
// In C because the filter of system calls is an array of instructions for the kernel, because `prctl` and `syscall` take
// variable arguments, and because the wait status is read by macros; Swift can use none of these.
//
// Every function may be called on any thread, except that a worker must be ended only once.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A worker that was started, as the host sees it.
typedef struct containment_worker {
    /// The process; it stays a zombie until `containment_end`, so that its number is not given to another.
    pid_t process;
    /// The host's end of the stream socket. Write to it with `MSG_NOSIGNAL`: a write to a dead worker raises SIGPIPE.
    /// After the worker's end a read returns 0, or fails with ECONNRESET if the worker had not read all.
    int socket;
    /// The page that both can write. What the worker wrote there can change at any time: copy it first, then judge the copy.
    volatile uint64_t *_Nullable page;
} containment_worker;

/// Starts a worker: executes `path` anew, with an empty environment and nothing open but
/// descriptor 3 (a stream socket, the worker's end) and 4 (a file in memory of one page, sealed against resizing).
///
/// The worker has default handlers, blocks no signal and is in a process group of its own, so that Ctrl-C goes to the host
/// only. It notices the host's end by the end of its socket.
///
/// - `arguments`: its arguments, the program's name first and NULL last.
///
/// Returns 0, or the `errno` of what failed; `worker` is then unchanged.
int containment_spawn(const char *_Nonnull path, char *_Nullable const *_Nonnull arguments,
                      containment_worker *_Nonnull worker);

/// Ends a worker by SIGKILL if it still runs, waits for its end, and closes its socket and page.
///
/// Returns the wait status for the functions below. If the worker ended by itself, it is the status of that end.
int containment_end(containment_worker *_Nonnull worker);

/// Whether the worker was killed because it made a system call that the lock forbids.
///
/// A trap of Swift's and `abort` look the same: they write to standard error, or send themselves a signal.
bool containment_was_killed_by_filter(int status);

/// The signal that ended the worker, or 0 if none did.
int containment_signal(int status);

/// The worker's exit status, or -1 if it didn't exit.
int containment_exit_status(int status);

/// In the worker, before anything else and while it has one thread: maps the shared page, closes descriptor 4 and all above,
/// and checks that descriptor 3 is a stream socket between processes. `malloc` then has one arena for all threads.
///
/// Returns the page, or NULL if this process was not started by `containment_spawn`.
volatile uint64_t *_Nullable containment_adopt(void);

/// How much a locked worker may use.
typedef struct containment_limits {
    /// The address space that it may map in addition to what it has mapped when it is locked. Memory that is only reserved
    /// counts, and so does what the stack of the first thread grows by.
    uint64_t address_space_bytes;
} containment_limits;

/// Locks the calling process for good, all its threads: closes every descriptor but 3, sets limits, handles no fault any more,
/// and forbids all system calls but those that `containment_call_at` lists.
///
/// Landlock, where the kernel has it, is a second line behind that. It holds for the calling thread and those that it
/// started after the lock, so lock on the thread that runs foreign code.
///
/// What needs a file must be done before, such as the first use of the time zone, and so must the start of a thread. Each
/// other thread must have begun to run its function, and must not return from it, because the C library's own calls around
/// that are forbidden. So are the system's random numbers, and what Swift's `Mutex` does if two threads want it at once.
///
/// Returns 0, or the `errno` of what failed. The process must then end, as it may be locked in part. A kernel without Landlock
/// is no failure; one without seccomp is.
int containment_lock(const containment_limits *_Nonnull limits);

/// A system call that a locked worker may make. A test compares the table with ARCHITECTURE.md.
typedef struct containment_call {
    const char *_Nonnull name;
    /// The arguments that are allowed, in words; `any` if all are.
    const char *_Nonnull arguments;
    /// What a worker needs it for.
    const char *_Nonnull reason;
} containment_call;

/// How many system calls a locked worker may make.
size_t containment_call_count(void);

/// One of the system calls that a locked worker may make; `index` is below `containment_call_count`.
containment_call containment_call_at(size_t index);

/// Whether this kernel can filter system calls and kill the process that makes a forbidden one.
bool containment_has_seccomp(void);

/// The version of this kernel's Landlock; 0 if it has none, or it is switched off.
int containment_landlock_version(void);

#endif
