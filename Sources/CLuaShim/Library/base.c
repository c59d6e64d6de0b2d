// Our versions of Lua's basic functions: a protected call catches no stop and its handler sees none, metatables add no
// finalisers, read-only tables stay so, and traversal has a fixed order.

#include "../behind.h"
#include "../charge.h"
#include "library.h"
#include "../object.h"
#include "../order.h"

// MARK: Protected calls

/// Returns what a protected call returns: `true` is under the results; after an error, `false` and the error value.
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

/// A script's message handler, which gets errors and no stops: it would run without checks.
static int handle(lua_State *L) {
    lua_settop(L, 1);
    if (context_of(L)->stop != LUASHIM_RUNNING) return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

/// The handler and the function are under `true` and the arguments.
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
