// Calls in both directions: Swift into Lua, protected, and Lua into Swift.

#include "call.h"
#include "charge.h"
#include "location.h"
#include "memory.h"

// MARK: Into Lua

/// Notes where the error was raised, or the location in its message, and leaves the traceback in the registry. It returns the
/// error value itself, so that the caller can tell a host error.
static int note_error(lua_State *L) {
    note_location(L, lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : NULL);
    push_traceback(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, context_of(L));
    return 1;
}

static int raise_overflow(lua_State *L) { return luaL_error(L, "C stack overflow"); }

int luashim_call(lua_State *L, int arguments, int results) {
    struct context *context = context_of(L);
    context->error_line = 0;
    context->error_chunk[0] = 0;
    if (context->counts == 0) context->is_workspace_taken = false;
    lua_State *outer = context->running;
    context->running = L;
    int function = lua_gettop(L) - arguments;
    lua_pushcfunction(L, note_error);
    lua_insert(L, function);
    if (context->counts == MOST_COUNTS) {
        lua_pushcfunction(L, raise_overflow);
        lua_replace(L, function + 1);
    }
    context->counts++;
    int status = lua_pcall(L, arguments, results, function);
    context->counts--;
    lua_remove(L, function);
    context->running = outer;
    if (status != LUA_OK) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, context);
        if (status == LUA_ERRMEM || status == LUA_ERRERR) {  // then note_error did not complete
            lua_pop(L, 1);
            lua_pushnil(L);
        }
    }
    return status;
}

int protect(lua_State *L, lua_CFunction function, void *data, int arguments, int results) {
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, data);
    lua_rotate(L, -(arguments + 2), 2);
    return lua_pcall(L, arguments + 1, results, 0);
}

// MARK: Chunks

struct source {
    const char *bytes;
    size_t count;
};

/// The compiler gets the source in pieces, so that the budget is checked between them.
enum { BYTES_IN_PIECE = 4 << 10 };

static const char *read_piece(lua_State *L, void *data, size_t *count) {
    struct source *source = data;
    *count = source->count < BYTES_IN_PIECE ? source->count : BYTES_IN_PIECE;
    const char *piece = source->bytes;
    source->bytes += *count;
    source->count -= *count;
    settle(L, *count);
    return piece;
}

int luashim_load(lua_State *L, const char *bytes, size_t count, const char *name) {
    struct source source = {bytes, count};
    return lua_load(L, read_piece, &source, name, "t");
}

// MARK: Into Swift

/// Host functions read their texts completely, so each byte is a step, and so is each argument.
static uint64_t work_of_arguments(lua_State *L) {
    int count = lua_gettop(L);
    uint64_t work = (uint64_t)count;
    for (int index = count; index > 0; index--) {
        if (lua_type(L, index) == LUA_TSTRING) work += lua_rawlen(L, index);
    }
    return work;
}

static int call_host(lua_State *L) {
    struct context *context = context_of(L);
    charge(L, 1 + work_of_arguments(L));
    int64_t *number = lua_touserdata(L, lua_upvalueindex(1));
    int results = context->host.call(context->host.self, L, *number);
    return results < 0 ? lua_error(L) : results;
}

/// Releases a host function that no Lua value reaches any more.
static int release_host(lua_State *L) {
    struct context *context = context_of(L);
    context->host.release(context->host.self, *(int64_t *)lua_touserdata(L, 1));
    return 0;
}

/// The key in the registry of the metatable of host functions' numbers.
static const char function_mark = 0;

static void push_function_metatable(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &function_mark) == LUA_TTABLE) return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, release_host);
    lua_setfield(L, -2, "__gc");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &function_mark);
}

struct host_function {
    int64_t number;
    size_t weight;
};

static int push_function(lua_State *L) {
    const struct host_function *function = lua_touserdata(L, 1);
    // What has a finaliser, as every host function, is freed by the second collection, and not by one that Lua makes for lack
    // of memory.
    make_room(L, function->weight);
    make_room(L, function->weight);
    int64_t *number = lua_newuserdatauv(L, sizeof *number + function->weight, 0);
    *number = function->number;
    push_function_metatable(L);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, call_host, 1);
    // The last step, which can't fail: from here on Lua releases the function.
    lua_insert(L, 2);
    lua_setmetatable(L, 3);
    lua_settop(L, 2);
    return 1;
}

int luashim_push_function(lua_State *L, int64_t number, size_t weight) {
    struct host_function function = {number, weight};
    return protect(L, push_function, &function, 0, 1);
}

static const char error_mark = 0;

static int push_error(lua_State *L) {
    int64_t *number = lua_newuserdatauv(L, sizeof *number, 0);
    *number = *(int64_t *)lua_touserdata(L, 1);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rawsetp(L, -2, &error_mark);
    lua_setmetatable(L, -2);
    return 1;
}

int luashim_push_error(lua_State *L, int64_t number) { return protect(L, push_error, &number, 1, 1); }

int64_t luashim_error_number(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return -1;
    bool is_error = lua_rawgetp(L, -1, &error_mark) == LUA_TBOOLEAN;
    lua_pop(L, 2);
    return is_error ? *(int64_t *)lua_touserdata(L, index) : -1;
}

static int where(lua_State *L) {
    lua_Debug record;
    if (find_script(L, lua_touserdata(L, 1), &record)) {
        lua_pushfstring(L, "%s:%d: ", record.short_src, record.currentline);
    } else {
        lua_pushliteral(L, "");
    }
    return 1;
}

int luashim_where(lua_State *L, int level) {
    level += 1;  // the protected function is on top
    return protect(L, where, &level, 0, 1);
}
