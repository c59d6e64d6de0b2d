#pragma once

/// Lets the kernel kill this process at the first system call that the table doesn't allow, on any thread. `no_new_privs` must
/// be set.
///
/// Returns 0 or an `errno`.
int filter_calls(void);
