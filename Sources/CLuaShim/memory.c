// The allocator that keeps a state within its memory limit.

#include <stdlib.h>

#include "budget.h"
#include "location.h"
#include "memory.h"

/// Notes where memory ran out: Lua calls no message handler for that error. Reading the stack allocates nothing.
static void note_denial(struct context *context) {
    if (context->running == NULL || context->is_stop_located) return;
    lua_Debug record;
    int level = 0;
    if (find_script(context->running, &level, &record)) set_location(context, &record);
    // Before it gives up, Lua collects all garbage, which takes time.
    look_soon(context);
}

static bool is_denied(struct context *context, size_t more) {
    if (more > context->memory_limit - context->memory) return true;
    if (context->fault.granted > 0) {
        context->fault.granted--;
        return false;
    }
    if (context->fault.denied == 0) return false;
    context->fault.denied--;
    return true;
}

void *allocate(void *data, void *block, size_t old_size, size_t new_size) {
    struct context *context = data;
    bool is_string = block == NULL && old_size == LUA_TSTRING;  // of a new object, the size gives the kind
    if (block == NULL) old_size = 0;
    if (new_size == 0) {
        free(block);
        context->memory -= old_size;
        if (old_size >= LARGE_BLOCK) context->large_held -= old_size;
        return NULL;
    }
    if (new_size > old_size && is_denied(context, new_size - old_size)) {
        note_denial(context);
        return NULL;
    }
    void *grown = realloc(block, new_size);
    if (grown == NULL) return NULL;
    context->memory += new_size - old_size;
    if (old_size >= LARGE_BLOCK) context->large_held -= old_size;
    if (new_size >= LARGE_BLOCK) context->large_held += new_size;
    if (new_size >= LARGE_BLOCK && new_size > old_size) note_large(context, new_size, is_string);
    return grown;
}

void make_room(lua_State *L, size_t bytes) {
    struct context *context = context_of(L);
    if (bytes <= context->memory_limit - context->memory) return;
    lua_gc(L, LUA_GCCOLLECT, 0);
    look_soon(context);  // that took time
}

luaL_Buffer *push_buffer(lua_State *L) {
    luaL_Buffer *buffer = lua_newuserdatauv(L, sizeof *buffer, 0);
    luaL_buffinit(L, buffer);
    return buffer;
}

size_t luashim_memory(lua_State *L) { return context_of(L)->memory; }
