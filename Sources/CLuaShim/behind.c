// Read-only tables: empty ones, which stand for the table in `__behind` of their metatable.

#include "behind.h"
#include "context.h"

/// Pops a `__behind`, and calls it if it is the host's observer: another function may be a script's, which would run unchecked
/// here.
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
    // The table behind the script's one may be observed.
    if (luaL_getmetafield(L, -1, "__behind") != LUA_TNIL) pop_observer(L);
    return true;
}

void luashim_set_observer(lua_State *L, int reference) { context_of(L)->observer = reference; }
