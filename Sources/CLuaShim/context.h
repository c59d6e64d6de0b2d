#pragma once

// What the files of this target share: what a state carries beside Lua's own data, and the charge for work done in C.

#include <lauxlib.h>
#include <lua.h>
#include <stdatomic.h>
#include <stdint.h>

#include "luashim.h"

struct luashim_control {
    atomic_bool is_cancelled;
    /// The deadline of the running call, in the nanoseconds of the monotonic clock; UINT64_MAX where there is none.
    _Atomic uint64_t deadline;
};

/// Every coroutine sees it through its extra space, which Lua copies from the main thread.
struct context {
    size_t memory_limit;
    size_t memory;
    /// What is denied without need, for tests.
    struct luashim_fault fault;
    /// The instructions between two looks at the budget: fewer the larger the largest string and the largest other block may be,
    /// since one instruction may go through all of one.
    int interval;
    size_t largest_string;
    size_t largest_other;
    /// Bytes of large blocks that Lua holds.
    size_t large_held;
    /// Bytes of large blocks that Lua was given since the last look.
    size_t large_bytes;

    uint64_t deadline;
    uint64_t steps;
    /// What `charge` may still take before it looks at the budget, and what it was given for that.
    uint64_t fuel, given;
    enum luashim_stop stop;
    /// Whether the running call is not looked at at all.
    bool is_unwatched;
    struct luashim_control *control;

    struct luashim_host host;

    int error_line;
    char error_chunk[1024];
    /// Whether that is the place of the stop, which no later error on its way out may replace.
    bool is_place_of_stop;

    /// The thread that runs: the main one or a coroutine; NULL before the state is open.
    lua_State *running;
    /// The host's observer in the registry; 0 where there is none.
    int observer;
    /// How many counts of nested C calls are under way; see `MOST_COUNTS`.
    int counts;
    /// How many objects `tostring` has numbered.
    lua_Integer objects;
    /// What `string.gsub` works in where it calls a script back, and whether one does. After an error it stays taken until the host's
    /// next call.
    void *workplace;
    bool is_workplace_taken;
};

static inline struct context *context_of(lua_State *L) { return *(struct context **)lua_getextraspace(L); }

enum {
    /// What `charge` takes before it looks at the budget, for each instruction between two looks: what goes through large blocks or
    /// has garbage collected does so in C as well.
    FUEL_OF_INSTRUCTION = 10,

    /// Lua counts the C calls that stand on one another, up to 200, and a coroutine goes on counting where the one that resumes it
    /// stands. Two calls begin a count of their own: closing a coroutine, which has the count of when it last ran, and a call of
    /// the host's from within one of its functions, if that stands in a coroutine. So many counts may stand on one another: with
    /// each as deep as it gets, they take less than half of the stack of `LuaThread`.
    MOST_COUNTS = 32,
};

/// Looks at the budget after `work`, and raises where it is used up.
void settle(lua_State *L, uint64_t work);

/// Takes the steps of work done in C from the running budget, and raises once the script is to stop: one for each element or
/// turn of a loop, or see `charge_bytes`. A loop charges at least every few thousand turns.
static inline void charge(lua_State *L, uint64_t work) {
    struct context *context = context_of(L);
    if (work >= context->fuel) settle(L, work);
    else context->fuel -= work;
}

/// Charges for bytes that were copied or read in one go. To be called after the memory for them was got, so that a size that
/// is out of bounds is an error of memory and not of steps.
static inline void charge_bytes(lua_State *L, size_t count) { charge(L, 1 + count / 8); }

/// Collects garbage where so many bytes don't fit otherwise. For objects of its own Lua does that by itself, for the buffers in
/// which strings are made it doesn't.
void make_room(lua_State *L, size_t bytes);

/// Raises the stop: from now on every instruction of the thread does.
int raise_stop(lua_State *L);

/// Has the thread looked at as often as the budget asks.
void watch(lua_State *L);

/// Forgets large blocks that Lua holds no more.
void relax_interval(struct context *context);

/// Lets `charge` take no more than the interval allows before it looks.
void bound_fuel(struct context *context);

/// Has the running thread looked at before its next instruction or charge.
void look_soon(struct context *context);

/// Finds a script's code at `level` of the stack or further out; the host's own Lua and C are nobody's line.
bool find_script(lua_State *L, int *level, lua_Debug *record);

/// Notes that code as the place of an error.
void set_place(struct context *context, const lua_Debug *record);

/// Runs `function` on `arguments` values from the top, protected, with `data` as an extra light userdata in front of them.
int protect(lua_State *L, lua_CFunction function, void *data, int arguments, int results);

/// Marks a function with a large frame that calls no script back; it is kept out of those that do.
#define LEAF __attribute__((noinline))

/// Pushes a buffer that lies in Lua's memory, where a function may call a script back: the frames of such functions stand on one
/// another by the hundred, so each has to be small.
luaL_Buffer *push_buffer(lua_State *L);

// The parts of the standard library that are written here, each put into the table on top of the stack in place of Lua's own.
void set_base_functions(lua_State *L);
void set_coroutine_functions(lua_State *L);
void set_pattern_functions(lua_State *L);
void set_string_functions(lua_State *L);
void set_format_functions(lua_State *L);
void set_pack_functions(lua_State *L);
void set_table_functions(lua_State *L);
void set_utf8_functions(lua_State *L);

/// Pushes the value at `index` as text, as `tostring` does: an object without a text of its own shows a number, in the order
/// in which objects were first shown, and no address.
const char *push_text(lua_State *L, int index, size_t *count);

/// The number of the object at `index`, in the order in which objects were first shown.
lua_Integer object_number(lua_State *L, int index);

/// Pushes the table in the registry under that key, whose own keys are weak; it is made at its first use.
void push_weak_table(lua_State *L, const void *key);

/// Pushes the table that lies behind a read-only one and returns true, or pushes nothing.
///
/// Where `__behind` is the host's observer, it is called, since somebody looks at the table as a whole, and may raise.
bool push_behind(lua_State *L, int index);

/// `pairs` and `next` in a fixed order.
int ordered_pairs(lua_State *L);
int ordered_next(lua_State *L);
