#pragma once

#include <lua5.4/lua.h>

/// `pairs` and `next` in a fixed order.
int ordered_pairs(lua_State *L);
int ordered_next(lua_State *L);
