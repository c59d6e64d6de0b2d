#pragma once

// The parts of the standard library that are written here; each replaces Lua's own in the table on top of the stack.

#include <lua5.4/lauxlib.h>

void set_base_functions(lua_State *L);
void set_coroutine_functions(lua_State *L);
void set_pattern_functions(lua_State *L);
void set_string_functions(lua_State *L);
void set_format_functions(lua_State *L);
void set_pack_functions(lua_State *L);
void set_table_functions(lua_State *L);
void set_utf8_functions(lua_State *L);
