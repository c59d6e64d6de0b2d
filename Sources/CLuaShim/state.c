// Opening and closing a state, and the allocator that keeps it within its memory.

#include <lualib.h>
#include <stdlib.h>

#include "context.h"

/// Notes where memory ran out: Lua calls no message handler for that error. Looking at the stack allocates nothing.
static void note_denial(struct context *context) {
    if (context->running == NULL || context->is_place_of_stop) return;
    lua_Debug record;
    int level = 0;
    if (find_script(context->running, &level, &record)) set_place(context, &record);
    // Before it gives up, Lua collects all garbage, which takes its time.
    look_soon(context);
}

enum {
    LARGE_BLOCK = 16 << 10,
    MOST_INSTRUCTIONS_BETWEEN_LOOKS = 1000,
    /// How many bytes instructions get through in the time that a look may come late: of a string full of zeros where it is
    /// compared, of another block where the arguments of a call are copied.
    STRING_BYTES_BETWEEN_LOOKS = 5000000,
    OTHER_BYTES_BETWEEN_LOOKS = 1000000000,
    LARGE_BYTES_BETWEEN_LOOKS = 8 << 20,
};

static size_t smaller(size_t left, size_t right) { return left < right ? left : right; }

static void set_interval(struct context *context) {
    size_t interval = MOST_INSTRUCTIONS_BETWEEN_LOOKS;
    if (context->largest_string > 0) interval = smaller(interval, STRING_BYTES_BETWEEN_LOOKS / context->largest_string);
    if (context->largest_other > 0) interval = smaller(interval, OTHER_BYTES_BETWEEN_LOOKS / context->largest_other);
    context->interval = interval > 0 ? (int)interval : 1;
    bound_fuel(context);
}

void relax_interval(struct context *context) {
    context->largest_string = smaller(context->largest_string, context->large_held);
    context->largest_other = smaller(context->largest_other, context->large_held);
    set_interval(context);
}

/// Lets looks be so frequent that working through this block again and again can't outlive the budget.
static void note_large(struct context *context, size_t size, bool is_string) {
    size_t *largest = is_string ? &context->largest_string : &context->largest_other;
    if (size > *largest) {
        *largest = size;
        set_interval(context);
        if (context->running != NULL && lua_gethook(context->running) != NULL) watch(context->running);
    }
    context->large_bytes += size;
    if (context->large_bytes > LARGE_BYTES_BETWEEN_LOOKS) look_soon(context);
}

static bool is_denied(struct context *context, size_t more) {
    if (more > context->memory_limit - context->memory) return true;
    if (context->fault.granted > 0) {
        context->fault.granted--;
        return false;
    }
    if (context->fault.denied == 0) return false;
    context->fault.denied--;
    return true;
}

static void *allocate(void *data, void *block, size_t old_size, size_t new_size) {
    struct context *context = data;
    bool is_string = block == NULL && old_size == LUA_TSTRING;  // of a new object, the size tells the kind
    if (block == NULL) old_size = 0;
    if (new_size == 0) {
        free(block);
        context->memory -= old_size;
        if (old_size >= LARGE_BLOCK) context->large_held -= old_size;
        return NULL;
    }
    if (new_size > old_size && is_denied(context, new_size - old_size)) {
        note_denial(context);
        return NULL;
    }
    void *grown = realloc(block, new_size);
    if (grown == NULL) return NULL;
    context->memory += new_size - old_size;
    if (old_size >= LARGE_BLOCK) context->large_held -= old_size;
    if (new_size >= LARGE_BLOCK) context->large_held += new_size;
    if (new_size >= LARGE_BLOCK && new_size > old_size) note_large(context, new_size, is_string);
    return grown;
}

void make_room(lua_State *L, size_t bytes) {
    struct context *context = context_of(L);
    if (bytes <= context->memory_limit - context->memory) return;
    lua_gc(L, LUA_GCCOLLECT, 0);
    look_soon(context);  // that took its time
}

size_t luashim_memory(lua_State *L) { return context_of(L)->memory; }

lua_State *luashim_open(size_t memory_limit, struct luashim_fault *fault, struct luashim_control *control,
                        struct luashim_host host) {
    struct context *context = calloc(1, sizeof *context);
    if (context == NULL) return NULL;
    context->memory_limit = memory_limit;
    context->fault = *fault;
    set_interval(context);
    context->deadline = UINT64_MAX;
    context->steps = UINT64_MAX;
    context->control = control;
    context->host = host;
    lua_State *L = lua_newstate(allocate, context);
    if (L == NULL) {
        *fault = context->fault;
        free(context);
        return NULL;
    }
    *(struct context **)lua_getextraspace(L) = context;
    context->running = L;
    return L;
}

size_t luashim_close(lua_State *L) {
    struct context *context = context_of(L);
    context->running = NULL;
    lua_close(L);
    size_t left = context->memory;
    free(context->workplace);
    free(context);
    return left;
}

uint64_t luashim_denials_left(lua_State *L) { return context_of(L)->fault.denied; }

// MARK: Libraries

static const luaL_Reg libraries[] = {
    {LUA_GNAME, luaopen_base},      {LUA_COLIBNAME, luaopen_coroutine}, {LUA_MATHLIBNAME, luaopen_math},
    {LUA_OSLIBNAME, luaopen_os},    {LUA_STRLIBNAME, luaopen_string},   {LUA_TABLIBNAME, luaopen_table},
    {LUA_UTF8LIBNAME, luaopen_utf8},
};

/// What is written here of a library, in place of Lua's own.
static const struct part {
    const char *library;
    void (*set_functions)(lua_State *L);
} parts[] = {
    {LUA_GNAME, set_base_functions},         {LUA_COLIBNAME, set_coroutine_functions},
    {LUA_STRLIBNAME, set_pattern_functions}, {LUA_STRLIBNAME, set_string_functions},
    {LUA_STRLIBNAME, set_format_functions},  {LUA_STRLIBNAME, set_pack_functions},
    {LUA_TABLIBNAME, set_table_functions},   {LUA_UTF8LIBNAME, set_utf8_functions},
};

/// What no limit holds for: source text from inside, files, processes, and the collector.
static const struct {
    const char *library;
    const char *function;
} missing[] = {
    {LUA_GNAME, "collectgarbage"}, {LUA_GNAME, "dofile"},        {LUA_GNAME, "load"},        {LUA_GNAME, "loadfile"},
    {LUA_OSLIBNAME, "execute"},    {LUA_OSLIBNAME, "exit"},      {LUA_OSLIBNAME, "getenv"},  {LUA_OSLIBNAME, "remove"},
    {LUA_OSLIBNAME, "rename"},     {LUA_OSLIBNAME, "setlocale"}, {LUA_OSLIBNAME, "tmpname"}, {LUA_STRLIBNAME, "dump"},
};

static void guard_libraries(lua_State *L) {
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        lua_getglobal(L, parts[i].library);
        parts[i].set_functions(L);
        lua_pop(L, 1);
    }
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        lua_getglobal(L, missing[i].library);
        lua_pushnil(L);
        lua_setfield(L, -2, missing[i].function);
        lua_pop(L, 1);
    }
}

/// Keeps the messages that Lua makes in a coroutine that isn't running. To make one anew could fail for lack of memory, and nothing
/// there catches that: the error would pass by all that stands between, and go on in the main thread.
static void keep_messages(lua_State *L) {
    static const char *const messages[] = {
        "cannot resume dead coroutine",
        "cannot resume non-suspended coroutine",
        "C stack overflow",
        "error in error handling",
    };
    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        lua_pushboolean(L, true);
        lua_setfield(L, LUA_REGISTRYINDEX, messages[i]);
    }
}

static int open_libraries(lua_State *L) {
    bool is_guarded = *(bool *)lua_touserdata(L, 1);
    keep_messages(L);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
        lua_pop(L, 1);
    }
    if (is_guarded) guard_libraries(L);
    return 0;
}

int luashim_open_libraries(lua_State *L, bool is_guarded) { return protect(L, open_libraries, &is_guarded, 0, 0); }

static int open_math(lua_State *L) {
    lua_pushcfunction(L, luaopen_math);
    lua_call(L, 0, 1);
    return 1;
}

int luashim_push_math(lua_State *L) { return protect(L, open_math, NULL, 0, 1); }
