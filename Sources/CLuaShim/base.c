// What is ours of Lua's basic functions: a protected call catches no stop and its handler sees none, metatables bring no
// finalisers, read-only tables stay so, and traversal goes in a fixed order.

#include "context.h"

// MARK: Protected calls

/// Gives what a protected call gives: `true` lies under the results; of an error, `false` and the error value.
static int finish_call(lua_State *L, int status, lua_KContext below) {
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)below;
    if (context_of(L)->stop != LUASHIM_RUNNING) return raise_stop(L);
    lua_pushboolean(L, false);
    lua_insert(L, -2);
    return 2;
}

static int call_protected(lua_State *L) {
    charge(L, 1);
    luaL_checkany(L, 1);
    lua_pushboolean(L, true);
    lua_insert(L, 1);
    int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_call);
    return finish_call(L, status, 0);
}

/// A script's message handler, which is given errors and no stops: it would run where nobody looks.
static int handle(lua_State *L) {
    lua_settop(L, 1);
    if (context_of(L)->stop != LUASHIM_RUNNING) return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

/// The handler and the function lie under `true` and the arguments.
enum { BELOW_HANDLED_CALL = 2 };

static int call_handled(lua_State *L) {
    charge(L, 1);
    int arguments = lua_gettop(L) - 2;
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, handle, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, true);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);
    int status = lua_pcallk(L, arguments, LUA_MULTRET, 2, BELOW_HANDLED_CALL, finish_call);
    return finish_call(L, status, BELOW_HANDLED_CALL);
}

// MARK: Tables

/// Pops a `__behind`, and calls it where it is the host's observer: another function may be a script's, and nobody watches over
/// it here.
static void pop_observer(lua_State *L) {
    int observer = context_of(L)->observer;
    if (observer != 0) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, observer);
        if (lua_rawequal(L, -1, -2)) lua_call(L, 0, 0);
        else lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

bool push_behind(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE || luaL_getmetafield(L, index, "__behind") == LUA_TNIL) return false;
    if (!lua_istable(L, -1)) {
        pop_observer(L);
        return false;
    }
    // What lies behind a table of the script's may be one that is observed.
    if (luaL_getmetafield(L, -1, "__behind") != LUA_TNIL) pop_observer(L);
    return true;
}

void luashim_set_observer(lua_State *L, int reference) { context_of(L)->observer = reference; }

static int get_raw(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    push_behind(L, 1);
    lua_settop(L, 2);
    lua_rawget(L, 1);
    return 1;
}

static int set_raw(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    if (luaL_getmetafield(L, 1, "__behind") == LUA_TTABLE) return luaL_error(L, "this table can't be changed");
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

static int set_metatable(lua_State *L) {
    int type = lua_type(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    if (type == LUA_TTABLE) {
        lua_pushliteral(L, "__gc");
        if (lua_rawget(L, 2) != LUA_TNIL) return luaL_error(L, "a metatable with __gc is not allowed here");
        lua_settop(L, 2);
    }
    lua_setmetatable(L, 1);
    return 1;
}

static int to_text(lua_State *L) {
    charge(L, 1);
    luaL_checkany(L, 1);
    push_text(L, 1, NULL);
    return 1;
}

void set_base_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"next", ordered_next},
        {"pairs", ordered_pairs},
        {"pcall", call_protected},
        {"rawget", get_raw},
        {"rawset", set_raw},
        {"setmetatable", set_metatable},
        {"tostring", to_text},
        {"xpcall", call_handled},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
