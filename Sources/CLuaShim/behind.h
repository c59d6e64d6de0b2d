#pragma once

#include <lua.h>
#include <stdbool.h>

/// Pushes the table that lies behind a read-only one and returns true, or pushes nothing.
///
/// Where `__behind` is the host's observer, it is called, since somebody looks at the table as a whole, and may raise.
bool push_behind(lua_State *L, int index);
