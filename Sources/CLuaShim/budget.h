#pragma once

// The budget of a call. Work in C takes from it by `charge`, see charge.h.

#include "context.h"

/// From this size on, the budget counts a block that Lua gets.
enum { LARGE_BLOCK = 16 << 10 };

/// Gives a new state a budget without limits.
void open_budget(struct context *context);

/// Checks the budget after `work`, and raises if it is used up.
void settle(lua_State *L, uint64_t work);

/// Raises the stop: from now on every instruction of the thread does.
int raise_stop(lua_State *L);

/// Has the thread checked as often as the budget requires.
void watch(lua_State *L);

/// Has the running thread checked before its next instruction or charge.
void look_soon(struct context *context);

/// Makes checks so frequent that repeated work on this large block can't outlive the budget.
void note_large(struct context *context, size_t size, bool is_string);
