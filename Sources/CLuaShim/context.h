#pragma once

// What a state holds in addition to Lua's own data.

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <stdatomic.h>
#include <stdint.h>

#include "luashim.h"

struct luashim_control {
    atomic_bool is_cancelled;
};

enum {
    /// How many observers the host may have.
    OBSERVERS = 2,
    /// In how many sizes small blocks are kept that Lua has freed.
    KEPT_SIZES = 16,
};

/// Every coroutine sees it through its extra space, which Lua copies from the main thread.
struct context {
    size_t memory_limit;
    size_t memory;
    /// Allocations that fail on purpose, for tests.
    struct luashim_fault fault;
    /// Blocks that Lua has freed, by their size in steps, and their bytes.
    struct kept_block *kept[KEPT_SIZES + 1];
    size_t kept_bytes;
    /// The instructions between two checks of the budget: fewer the larger the largest string and the largest other block may be,
    /// since one instruction may process all of one.
    int interval;
    size_t largest_string;
    size_t largest_other;
    /// Bytes of large blocks that Lua holds.
    size_t large_held;
    /// Bytes of large blocks that Lua got since the last check.
    size_t large_bytes;

    uint64_t deadline;
    uint64_t steps;
    /// What `charge` may still take before it checks the budget, and what it had at the start.
    uint64_t fuel, given;
    enum luashim_stop stop;
    /// Whether the running call is not checked at all.
    bool is_unwatched;
    struct luashim_control *control;

    struct luashim_host host;

    int error_line;
    char error_chunk[1024];
    /// Whether that is the location of the stop, which no later error on its way out may replace.
    bool is_stop_located;

    /// The thread that runs: the main one or a coroutine; NULL before the state is open.
    lua_State *running;
    /// The host's observers in the registry; 0 behind the last one.
    int observers[OBSERVERS];
    /// How many counts of nested C calls are under way; see `MOST_COUNTS`.
    int counts;
    /// How many objects `tostring` has numbered.
    lua_Integer objects;
    /// The buffer of a `string.gsub` that calls back a script, and whether it is in use. After an error it stays in use until the
    /// host's next call.
    void *workspace;
    bool is_workspace_taken;
};

static inline struct context *context_of(lua_State *L) { return *(struct context **)lua_getextraspace(L); }

enum {
    /// Lua counts nested C calls, up to 200, and a coroutine continues the count of the one that resumes it. Two calls start a
    /// new count: closing a coroutine, which has the count of when it last ran, and a call of the host from one of its functions,
    /// if that runs in a coroutine. So many counts may be nested: with each at its deepest, they take less than half of the stack
    /// of `LuaThread`.
    MOST_COUNTS = 32,
};

/// Marks a function with a large frame that calls back no script; it isn't inlined into those that do.
#define LEAF __attribute__((noinline))
