#pragma once

// The memory of a state.

#include "context.h"

/// The allocator of a state, whose `data` is its context.
void *allocate(void *data, void *block, size_t old_size, size_t new_size);

/// Collects garbage where so many bytes don't fit otherwise. For objects of its own Lua does that by itself, for the buffers in
/// which strings are made it doesn't.
void make_room(lua_State *L, size_t bytes);

/// Pushes a buffer that lies in Lua's memory, where a function may call a script back: the frames of such functions stand on one
/// another by the hundred, so each has to be small.
luaL_Buffer *push_buffer(lua_State *L);
