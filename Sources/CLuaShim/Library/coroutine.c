// Our coroutine functions: each coroutine is checked under the budget of the call that resumes it, and once the script is stopped
// no coroutine is closed, since closing runs the script's `__close` functions.

#include "../charge.h"
#include "library.h"

static lua_State *check_coroutine(lua_State *L, int index) {
    lua_State *coroutine = lua_tothread(L, index);
    luaL_argexpected(L, coroutine != NULL, index, "coroutine");
    return coroutine;
}

/// Moves values from one thread to another; if there is no room, pushes an error message instead, and returns false.
static bool hand_over(lua_State *from, lua_State *to, int count, const char *problem, lua_State *L) {
    if (lua_checkstack(to, count + 1)) {
        lua_xmove(from, to, count);
        return true;
    }
    lua_pop(from, count);
    lua_pushstring(L, problem);
    return false;
}

enum { FAILED = -1 };

/// Resumes with the arguments on top of the stack. Returns how many results are there then, or FAILED with an error value.
static int resume(lua_State *L, lua_State *coroutine, int arguments) {
    charge(L, 1 + (uint64_t)arguments);
    struct context *context = context_of(L);
    if (!hand_over(L, coroutine, arguments, "too many arguments to resume", L)) return FAILED;
    watch(coroutine);
    context->running = coroutine;
    int results = 0;
    int status = lua_resume(coroutine, L, arguments, &results);
    context->running = L;
    if (status == LUA_OK || status == LUA_YIELD) {
        return hand_over(coroutine, L, results, "too many results to resume", L) ? results : FAILED;
    }
    if (context->stop != LUASHIM_RUNNING) raise_stop(L);
    lua_xmove(coroutine, L, 1);
    return FAILED;
}

static int resume_coroutine(lua_State *L) {
    lua_State *coroutine = check_coroutine(L, 1);
    int results = resume(L, coroutine, lua_gettop(L) - 1);
    int given = results == FAILED ? 1 : results;
    lua_pushboolean(L, results != FAILED);
    lua_insert(L, -(given + 1));
    return given + 1;
}

/// Closes a coroutine that is suspended or has failed, with its variables to be closed. Returns the status; an error is on top
/// of its stack.
static int close(lua_State *L, lua_State *coroutine) {
    struct context *context = context_of(L);
    if (context->counts == MOST_COUNTS) return luaL_error(L, "C stack overflow");
    watch(coroutine);
    context->running = coroutine;
    context->counts++;
    int status = lua_resetthread(coroutine);
    context->counts--;
    context->running = L;
    if (context->stop != LUASHIM_RUNNING) raise_stop(L);
    return status;
}

static bool has_failed(lua_State *coroutine) {
    int status = lua_status(coroutine);
    return status != LUA_OK && status != LUA_YIELD;
}

static int resume_wrapped(lua_State *L) {
    lua_State *coroutine = lua_tothread(L, lua_upvalueindex(1));
    int results = resume(L, coroutine, lua_gettop(L));
    if (results != FAILED) return results;
    int status = LUA_ERRRUN;
    if (has_failed(coroutine)) {
        lua_pop(L, 1);
        status = close(L, coroutine);
        lua_xmove(coroutine, L, 1);
    }
    if (lua_type(L, -1) == LUA_TSTRING && status != LUA_ERRMEM) {
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

static int wrap(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *coroutine = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, coroutine, 1);
    lua_pushcclosure(L, resume_wrapped, 1);
    return 1;
}

/// Whether a coroutine waits to be resumed, or has ended: only then may it be closed.
static const char *name_of_running(lua_State *L, lua_State *coroutine) {
    if (coroutine == L) return "running";
    lua_Debug record;
    bool is_active = lua_status(coroutine) == LUA_OK && lua_getstack(coroutine, 0, &record);
    return is_active ? "normal" : NULL;
}

static int close_coroutine(lua_State *L) {
    charge(L, 1);
    lua_State *coroutine = check_coroutine(L, 1);
    const char *name = name_of_running(L, coroutine);
    if (name != NULL) return luaL_error(L, "cannot close a %s coroutine", name);
    int status = close(L, coroutine);
    lua_pushboolean(L, status == LUA_OK);
    if (status == LUA_OK) return 1;
    lua_xmove(coroutine, L, 1);
    return 2;
}

void set_coroutine_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"close", close_coroutine},
        {"resume", resume_coroutine},
        {"wrap", wrap},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
