#pragma once

// The memory of a state.

#include "context.h"

/// The allocator of a state, whose `data` is its context.
void *allocate(void *data, void *block, size_t old_size, size_t new_size);

/// Gives back the blocks that are kept, when the state is closed.
void free_kept_blocks(struct context *context);

/// Collects garbage if so many bytes don't fit otherwise. Lua itself does so for its objects, but not for the buffers in which
/// strings are built.
void make_room(lua_State *L, size_t bytes);

/// Pushes a buffer in Lua's memory, for a function that may call back a script: hundreds of such frames may be nested, so each
/// must be small.
luaL_Buffer *push_buffer(lua_State *L);
