#pragma once

#include <lua5.4/lua.h>
#include <stdbool.h>

/// Pushes the table behind a read-only one and returns true, or pushes nothing.
///
/// If `__behind` is an observer of the host's, it is called with the table, since that is read completely, and may raise.
bool push_behind(lua_State *L, int index);
