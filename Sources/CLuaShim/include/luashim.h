#pragma once

// The only C that Swift calls to work with Lua.
//
// Lua raises errors with `longjmp`, which must not cross a Swift frame, and under a memory limit nearly every function of its
// API can raise. So Swift calls Lua directly only where the manual marks a function `-`; all else goes through the functions
// below, which run it in a protected call and return a status (`LUA_OK`, or an error status with the error value on the
// stack). In the other direction a host function returns before its error is raised, in `call_host` of call.c.

#include <lua5.4/lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The index of the registry; Swift can't import the macro of lua.h.
static const int luashim_registry = LUA_REGISTRYINDEX;

/// Why a script was stopped. A stop holds until the next `luashim_begin`: no `pcall` of the script's outlives it.
enum luashim_stop {
    LUASHIM_RUNNING = 0,
    /// The time is up.
    LUASHIM_TIME,
    /// The steps are used up.
    LUASHIM_STEPS,
    /// Another thread asked for the end.
    LUASHIM_CANCELLED,
    /// A host function ended the call; its error is kept by the host.
    LUASHIM_HOST,
};

/// A stop in words, such as `stopped: its time is up`.
const char *_Nonnull luashim_words(enum luashim_stop stop);

/// The host's side of a state.
struct luashim_host {
    /// What the functions receive.
    void *_Nonnull self;
    /// Calls the host function of that number, which pushes its results on `L` and returns how many; or pushes an error value
    /// and returns -1.
    int (*_Nonnull call)(void *_Nonnull self, lua_State *_Nonnull L, int64_t number);
    /// Releases the host function of that number: no Lua value reaches it any more.
    void (*_Nonnull release)(void *_Nonnull self, int64_t number);
};

/// Allocations that fail though there is memory, for tests: so many are granted, then so many denied.
struct luashim_fault {
    uint64_t granted;
    uint64_t denied;
};

/// What other threads may read and do of a state; it may outlive the state.
struct luashim_control;

/// Makes the control of a state. The process ends if there is no memory for it.
struct luashim_control *_Nonnull luashim_make_control(void);

/// Stops the running script and all later ones; may be called on any thread.
void luashim_cancel(struct luashim_control *_Nonnull control);

/// Frees the control; no state may use it any more.
void luashim_free_control(struct luashim_control *_Nonnull control);

/// Opens a state without libraries whose allocations never exceed `memory_limit` bytes. NULL when memory runs out; then `fault`
/// holds its rest.
///
/// In C because Lua calls the allocator at points where nothing else may happen.
lua_State *_Nullable luashim_open(size_t memory_limit, struct luashim_fault *_Nonnull fault,
                                  struct luashim_control *_Nonnull control, struct luashim_host host);

/// Closes the state. Returns the bytes that it did not free: 0.
size_t luashim_close(lua_State *_Nonnull L);

/// How many of a fault's failures are left.
uint64_t luashim_denials_left(lua_State *_Nonnull L);

/// Opens the standard libraries `base coroutine math os string table utf8`; `is_guarded` replaces functions that could run on
/// without a check of the budget by ours. Returns a status; on an error its value is on the stack.
int luashim_open_libraries(lua_State *_Nonnull L, bool is_guarded);

/// Pushes a new table of the functions of `math`, with a random generator of its own. Stack: +1, the table or the error value.
int luashim_push_math(lua_State *_Nonnull L);

/// Starts a budget: from now on `nanoseconds` of time and `steps`, Lua instructions and turns of loops in C; UINT64_MAX is no
/// limit.
void luashim_begin(lua_State *_Nonnull L, uint64_t nanoseconds, uint64_t steps);

/// Starts a call that is never checked or stopped, to measure what the checks cost.
void luashim_begin_unwatched(lua_State *_Nonnull L);

/// A budget set aside while another runs.
struct luashim_budget {
    uint64_t deadline;
    uint64_t steps;
    uint64_t fuel;
    uint64_t given;
    enum luashim_stop stop;
    bool is_unwatched;
};

/// Sets the running budget aside, for a call within a call.
struct luashim_budget luashim_suspend(lua_State *_Nonnull L);

/// Resumes a budget that was set aside; the time in between counts, the steps of the call in between don't.
void luashim_resume(lua_State *_Nonnull L, struct luashim_budget budget);

/// Gives the running budget `nanoseconds` more: time that the host spent waiting is not the script's.
void luashim_extend(lua_State *_Nonnull L, uint64_t nanoseconds);

/// Makes the function of that number in the registry an observer, which a table's `__behind` may be, to be called with the table when
/// it is read completely. Returns false if there are two already.
bool luashim_add_observer(lua_State *_Nonnull L, int reference);

/// Stops the script at its next instruction, whatever it catches.
void luashim_stop_by_host(lua_State *_Nonnull L);

/// Why the script was stopped since `luashim_begin`.
enum luashim_stop luashim_stopped(lua_State *_Nonnull L);

/// The bytes that the state holds now.
size_t luashim_memory(lua_State *_Nonnull L);

/// Where the last error that `luashim_call` returned was raised: the line, or 0 where no Lua function was running.
int luashim_error_line(lua_State *_Nonnull L);

/// Where the last error was raised: the name of the chunk as it was loaded; empty where no Lua function was running.
const char *_Nonnull luashim_error_chunk(lua_State *_Nonnull L);

/// Calls the function under its `arguments` arguments, as `lua_pcall` does, and notes where an error was raised.
///
/// Stack: -(arguments + 1), +results on LUA_OK, else +2, the error value and the traceback (a string or nil).
int luashim_call(lua_State *_Nonnull L, int arguments, int results);

/// Compiles source text, checking the budget between its pieces. Stack: +1, the chunk or the error value.
int luashim_load(lua_State *_Nonnull L, const char *_Nullable bytes, size_t count, const char *_Nonnull name);

/// Pushes a copy of `bytes` as a Lua string. Stack: +1, the string or the error value.
int luashim_push_string(lua_State *_Nonnull L, const char *_Nullable bytes, size_t count);

/// Pushes an empty table with room for these. Stack: +1, the table or the error value.
int luashim_push_table(lua_State *_Nonnull L, int array, int fields);

/// Pushes a function that calls the host function of that number. It takes `weight` bytes of Lua's memory for what the host keeps
/// with it, or else scripts could make the host keep any amount. Stack: +1, the function or the error value; then the host keeps
/// what `release` would have freed.
int luashim_push_function(lua_State *_Nonnull L, int64_t number, size_t weight);

/// Sets `t[key] = value` without metamethods; `t` is under key and value. Stack: -2 on LUA_OK, else -2 +1, the error value.
int luashim_set(lua_State *_Nonnull L);

/// Pops the next pair of the table at `index` as `lua_next` does. Stack: -1, then +2, +0 at the end (`*more` is false), or +1,
/// the error value.
int luashim_next(lua_State *_Nonnull L, int index, bool *_Nonnull more);

/// Pushes the table at `index`, or the one behind it if it is read-only. Stack: +1, the table or the error value.
int luashim_push_behind(lua_State *_Nonnull L, int index);

/// Moves the value on top into the registry and sets `*reference` to its number. Stack: -1, or -1 +1, the error value.
int luashim_reference(lua_State *_Nonnull L, int *_Nonnull reference);

/// Turns the value at `index` into text as `tostring` does. Stack: +1, the string or the error value.
int luashim_describe(lua_State *_Nonnull L, int index);

/// Pushes a full userdata that represents the host's error of that number, with the metatable on top of the stack.
/// Stack: -1 +1, the userdata or the error value.
int luashim_push_error(lua_State *_Nonnull L, int64_t number);

/// The location of the Lua code `level` calls up, such as `recipe.lua:12: `. Stack: +1, the text or the error value.
int luashim_where(lua_State *_Nonnull L, int level);

/// The host's error number in the value at `index`, or -1 if it isn't a host error.
int64_t luashim_error_number(lua_State *_Nonnull L, int index);

/// What a field of a record holds, as its bytes name it.
///
/// A record's bytes: a count of fields (four bytes), then for each its index (two bytes), its kind (one byte) and its content.
/// Numbers are little-endian.
enum luashim_kind {
    LUASHIM_ABSENT = 0,
    LUASHIM_NULL = 1,
    LUASHIM_NO = 2,
    LUASHIM_YES = 3,
    /// Eight bytes.
    LUASHIM_INTEGER = 4,
    /// Eight bytes.
    LUASHIM_NUMBER = 5,
    /// A length (four bytes) and as many bytes.
    LUASHIM_STRING = 6,
    /// A table without any field.
    LUASHIM_EMPTY = 7,
    /// A count (four bytes) and as many contents, each with its kind before it; only on the way in.
    LUASHIM_LIST = 10,
};

/// The keys that records of one kind have: registry references of the table of the keys, from index + 1, of the table of index + 1
/// by key, and of the metatable (LUA_NOREF if there is none); and their number.
struct luashim_layout {
    int keys, indexes, metatable, count;
};

/// Where a field of the input is.
struct luashim_field {
    const uint8_t *_Nullable content;
    uint64_t turn;
    uint8_t kind;
};

/// A key of the layout, which keeps it alive, and its index.
struct luashim_key {
    const void *_Nullable key;
    int index;
};

/// What a script has changed of a record.
struct luashim_changes {
    /// Fields that hold something else, in any order, in the form of a record's bytes but the count; those that are gone are absent.
    uint8_t *_Nullable bytes;
    size_t byte_count, room;
    /// How many they are.
    int count;
    /// The fields that hold what has no form here, such as a table that isn't the list that it was.
    int *_Nullable others;
    int other_count;
    /// The bytes of all strings, changed or not.
    size_t text_bytes;
    /// By index, 1 for a field that no record is made with, and one of them that this record holds; -1 if there is none.
    uint8_t *_Nullable is_unfetched;
    int first_unfetched;

    uint64_t turn;
    struct luashim_field *_Nullable fields;
    /// The keys that the last records had, each at its place in Lua's order, which is the same in most.
    struct luashim_key *_Nullable keys;
};

/// Makes room for the changes of records with so many fields. The process ends if there is no memory for it.
struct luashim_changes *_Nonnull luashim_make_changes(int count);

/// Frees the room.
void luashim_free_changes(struct luashim_changes *_Nonnull changes);

/// How many parameters the function has that the registry reference names; 255 if it takes any number. Stack: +0.
int luashim_parameter_count(lua_State *_Nonnull L, int function);

/// Makes a record, a table of the fields in the first `*used` of the bytes, and moves it into the registry.
///
/// One protected call per record: a call per field would cost more than the transform. Stack: +0, or +1, the error value.
int luashim_make_record(lua_State *_Nonnull L, const struct luashim_layout *_Nonnull layout, const uint8_t *_Nullable bytes,
                        size_t count, size_t *_Nonnull used, int *_Nonnull reference);

/// Compares a record with the bytes that it was made of. The changes are used with one layout of one state only. Stack: +0 on LUA_OK; LUA_ERRRUN +1 with the key where one has no index.
int luashim_read_changes(lua_State *_Nonnull L, int record, const struct luashim_layout *_Nonnull layout,
                         const uint8_t *_Nullable bytes, size_t count, struct luashim_changes *_Nonnull changes);
