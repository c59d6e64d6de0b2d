#pragma once

/// Forbids the calling thread, and those that it starts, all files, connections and signals that this kernel's Landlock can
/// forbid. A kernel without Landlock forbids nothing. `no_new_privs` must be set.
///
/// Returns 0 or an `errno`.
int restrict_by_landlock(void);
