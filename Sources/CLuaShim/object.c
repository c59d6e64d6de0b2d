// Values as text. Addresses differ between runs and reveal the process's memory, so objects are numbered.

#include "context.h"
#include "object.h"

void push_weak_table(lua_State *L, const void *key) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, key) == LUA_TTABLE) return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

/// The key in the registry of the table from object to number.
static const char numbers = 0;

lua_Integer object_number(lua_State *L, int index) {
    luaL_checkstack(L, 6, NULL);
    lua_pushvalue(L, index);
    push_weak_table(L, &numbers);
    lua_pushvalue(L, -2);
    if (lua_rawget(L, -2) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_pushvalue(L, -2);
        lua_pushinteger(L, context_of(L)->objects + 1);
        lua_rawset(L, -3);
        context_of(L)->objects++;
        lua_pushinteger(L, context_of(L)->objects);
    }
    lua_Integer number = lua_tointeger(L, -1);
    lua_pop(L, 3);
    return number;
}

/// Pushes `table: 7`, or the metatable's `__name` instead of `table`.
static void push_numbered(lua_State *L, int index) {
    int type = luaL_getmetafield(L, index, "__name");
    const char *name = type == LUA_TSTRING ? lua_tostring(L, -1) : luaL_typename(L, index);
    lua_pushfstring(L, "%s: %I", name, (LUAI_UACINT)object_number(L, index));
    if (type != LUA_TNIL) lua_remove(L, -2);
}

static bool is_null(lua_State *L, int index) {
    return lua_islightuserdata(L, index) && lua_touserdata(L, index) == NULL;
}

const char *push_text(lua_State *L, int index, size_t *count) {
    luaL_checkstack(L, 8, NULL);
    index = lua_absindex(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
    } else if (lua_isstring(L, index)) {
        lua_pushvalue(L, index);  // a number becomes its digits below
    } else if (lua_isboolean(L, index)) {
        lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
    } else if (lua_isnil(L, index) || is_null(L, index)) {
        lua_pushstring(L, lua_isnil(L, index) ? "nil" : "null");
    } else {
        push_numbered(L, index);
    }
    return lua_tolstring(L, -1, count);
}
