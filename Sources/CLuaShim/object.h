#pragma once

// Objects by their number and values as text.

#include <lua5.4/lua.h>
#include <stddef.h>

/// Pushes the value at `index` as text, as `tostring` does: an object without a text of its own shows a number, in the order
/// in which objects were first shown, and no address.
const char *push_text(lua_State *L, int index, size_t *count);

/// The number of the object at `index`, in the order in which objects were first shown.
lua_Integer object_number(lua_State *L, int index);

/// Pushes the table in the registry under that key, whose own keys are weak; it is made at its first use.
void push_weak_table(lua_State *L, const void *key);
