#pragma once

#include <lua.h>
#include <stdbool.h>

/// Pushes the table behind a read-only one and returns true, or pushes nothing.
///
/// If `__behind` is the host's observer, it is called, since the complete table is read, and may raise.
bool push_behind(lua_State *L, int index);
