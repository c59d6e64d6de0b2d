// Read-only tables: empty ones, which stand for the table in `__behind` of their metatable.

#include "behind.h"
#include "context.h"

/// Pops the `__behind` of the table at `index`, and calls it with the table if it is one of the host's observers: another function may
/// be a script's, which would run unchecked here.
static void pop_observer(lua_State *L, int index) {
    const struct context *context = context_of(L);
    for (int i = 0; i < OBSERVERS && context->observers[i] != 0; i++) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, context->observers[i]);
        if (!lua_rawequal(L, -1, -2)) {
            lua_pop(L, 1);
            continue;
        }
        lua_pushvalue(L, index);
        lua_call(L, 1, 0);
        break;
    }
    lua_pop(L, 1);
}

bool push_behind(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE || luaL_getmetafield(L, index, "__behind") == LUA_TNIL) return false;
    if (!lua_istable(L, -1)) {
        pop_observer(L, lua_absindex(L, index));
        return false;
    }
    // The table behind the script's one may be observed.
    if (luaL_getmetafield(L, -1, "__behind") != LUA_TNIL) pop_observer(L, lua_gettop(L) - 1);
    return true;
}

bool luashim_add_observer(lua_State *L, int reference) {
    struct context *context = context_of(L);
    for (int i = 0; i < OBSERVERS; i++) {
        if (context->observers[i] != 0) continue;
        context->observers[i] = reference;
        return true;
    }
    return false;
}
