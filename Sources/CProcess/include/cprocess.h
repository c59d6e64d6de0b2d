#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdbool.h>

/// Sees to it that no crash of this process leaves its memory in a file, and that no other process of the account may read it: no
/// core dump (`RLIMIT_CORE`), and not dumpable (`PR_SET_DUMPABLE`), which holds where a pipe takes core dumps, too.
///
/// In C because `prctl` takes variable arguments, which Swift can't call, and `setrlimit` a pointer.
///
/// Returns whether the system did both.
bool cprocess_forbid_dumps(void);

/// Sees to it that blocks of 256 KiB and more go back to the system as soon as they are free: else the C library comes to keep the
/// room of long texts in pieces, and memory grows with the number of users who have some.
///
/// In C because Swift's module of the C library lacks `mallopt`.
void cprocess_return_large_blocks(void);

/// The width of the terminal that the process belongs to, in columns; 0 if there is none, or it doesn't know.
///
/// In C because `ioctl` takes variable arguments, which Swift can't call.
int cprocess_terminal_columns(void);

/// Lets the process have as many open files, connections among them, as the account may: a shell gives it a thousand.
///
/// In C because `setrlimit` takes a pointer.
void cprocess_raise_open_files(void);

/// Who can connect to a socket that somebody else has opened.
typedef enum {
  /// It is no socket that listens.
  CPROCESS_NO_LISTENER,
  /// Only this machine: it listens on a loopback address or on a path.
  CPROCESS_LISTENER_OF_THIS_MACHINE,
  /// Other machines too.
  CPROCESS_LISTENER_OF_ALL,
} cprocess_listener;

/// Takes over a socket that the manager of services has opened, so that no process that is started later inherits it.
///
/// In C because `getsockname` and `getsockopt` take pointers.
///
/// Returns who can connect to it.
cprocess_listener cprocess_adopt_listener(int descriptor);

/// The version of the C library: 2 036 for 2.36.
///
/// In C because the function for that returns a pointer.
int cprocess_libc_version(void);

#endif
