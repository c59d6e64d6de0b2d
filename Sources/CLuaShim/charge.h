#pragma once

// The charge for work done in C, inline because loops make it at every turn.

#include "budget.h"

/// Takes the steps of work done in C from the running budget, and raises once the script must stop: one for each element or
/// turn of a loop, or see `charge_bytes`. A loop charges at least every few thousand turns.
static inline void charge(lua_State *L, uint64_t work) {
    struct context *context = context_of(L);
    if (work >= context->fuel) settle(L, work);
    else context->fuel -= work;
}

/// Charges for bytes that were copied or read in one go. Call it after their memory was allocated, so that a size out of bounds
/// is an error of memory and not of steps.
static inline void charge_bytes(lua_State *L, size_t count) { charge(L, 1 + count / 8); }
