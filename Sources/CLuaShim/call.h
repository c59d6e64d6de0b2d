#pragma once

#include <lua5.4/lua.h>

/// Runs `function` on `arguments` values from the top, protected, with `data` as an extra light userdata before them.
int protect(lua_State *L, lua_CFunction function, void *data, int arguments, int results);
