#pragma once

// The locations of scripts.

#include "context.h"

/// Finds a script's code at `level` of the stack or further out; the host's own Lua and C don't count.
bool find_script(lua_State *L, int *level, lua_Debug *record);

/// Notes that code as the location of an error.
void set_location(struct context *context, const lua_Debug *record);

/// Notes where an error is raised, or the location in its message, if it has one.
void note_location(lua_State *L, const char *message);

/// Pushes the scripts' calls that led here, a line each, the innermost first; of very many, only the first and the last.
void push_traceback(lua_State *L);
