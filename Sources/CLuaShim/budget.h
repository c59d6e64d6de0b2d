#pragma once

// The budget of a call. What works in C takes from it by `charge`, see charge.h.

#include "context.h"

/// From this size on, the budget is told of a block that Lua is given.
enum { LARGE_BLOCK = 16 << 10 };

/// Gives a new state a budget without limits.
void open_budget(struct context *context);

/// Looks at the budget after `work`, and raises where it is used up.
void settle(lua_State *L, uint64_t work);

/// Raises the stop: from now on every instruction of the thread does.
int raise_stop(lua_State *L);

/// Has the thread looked at as often as the budget asks.
void watch(lua_State *L);

/// Has the running thread looked at before its next instruction or charge.
void look_soon(struct context *context);

/// Lets looks be so frequent that working through this large block again and again can't outlive the budget.
void note_large(struct context *context, size_t size, bool is_string);
