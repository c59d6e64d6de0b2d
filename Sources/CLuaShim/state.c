// Opening and closing a state, and the libraries in it.

#include <lua5.4/lualib.h>
#include <stdlib.h>

#include "budget.h"
#include "call.h"
#include "Library/library.h"
#include "memory.h"

lua_State *luashim_open(size_t memory_limit, struct luashim_fault *fault, struct luashim_control *control,
                        struct luashim_host host) {
    struct context *context = calloc(1, sizeof *context);
    if (context == NULL) return NULL;
    context->memory_limit = memory_limit;
    context->fault = *fault;
    open_budget(context);
    context->control = control;
    context->host = host;
    lua_State *L = lua_newstate(allocate, context);
    if (L == NULL) {
        *fault = context->fault;
        free_kept_blocks(context);
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
    free(context->workspace);
    free_kept_blocks(context);
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

/// What no limit covers: source text from inside, files, processes, and the collector.
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

/// Keeps the messages that Lua makes in a coroutine that isn't running. Creating one could fail for lack of memory, and nothing
/// there catches that: the error would skip all calls in between, and continue in the main thread.
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
