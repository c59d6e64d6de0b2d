// The allocator that keeps a state within its memory limit.

#include <stdlib.h>
#include <string.h>

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

// MARK: Small blocks

struct kept_block {
    struct kept_block *next;
};

enum {
    /// Sizes are rounded up to multiples of this.
    STEP = 16,
    /// The most bytes that are kept.
    MOST_KEPT = 256 << 10,
};

// Where it is checked, what was freed must stay unusable.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KEEPS_BLOCKS false
#endif
#endif
#ifndef KEEPS_BLOCKS
#define KEEPS_BLOCKS true
#endif

static bool is_kept(size_t size) { return KEEPS_BLOCKS && size <= KEPT_SIZES * STEP; }

static size_t steps_of(size_t size) { return (size + STEP - 1) / STEP; }

/// Lua takes and frees dozens of small blocks for each record. Those that it has freed are kept for the next ones of their size: the C
/// library keeps only seven of a size, and joins and cuts the others, which took 7 % of a record's time.
static void *take_block(struct context *context, size_t size) {
    if (!is_kept(size)) return malloc(size);
    size_t steps = steps_of(size);
    struct kept_block *block = context->kept[steps];
    if (block == NULL) return malloc(steps * STEP);
    context->kept[steps] = block->next;
    context->kept_bytes -= steps * STEP;
    return block;
}

static void give_block(struct context *context, void *block, size_t size) {
    if (block == NULL || !is_kept(size) || context->kept_bytes >= MOST_KEPT) {
        free(block);
        return;
    }
    size_t steps = steps_of(size);
    struct kept_block *kept = block;
    kept->next = context->kept[steps];
    context->kept[steps] = kept;
    context->kept_bytes += steps * STEP;
}

static void *resize_block(struct context *context, void *block, size_t old_size, size_t new_size) {
    if (block == NULL) return take_block(context, new_size);
    if (!is_kept(old_size) && !is_kept(new_size)) return realloc(block, new_size);
    if (is_kept(old_size) && steps_of(old_size) == steps_of(new_size)) return block;
    void *other = take_block(context, new_size);
    if (other == NULL) return new_size < old_size ? block : NULL;  // Lua counts on it that a block can shrink
    memcpy(other, block, old_size < new_size ? old_size : new_size);
    give_block(context, block, old_size);
    return other;
}

void free_kept_blocks(struct context *context) {
    for (size_t steps = 0; steps <= KEPT_SIZES; steps++) {
        while (context->kept[steps] != NULL) {
            struct kept_block *block = context->kept[steps];
            context->kept[steps] = block->next;
            free(block);
        }
    }
}

// MARK: Lua's blocks

void *allocate(void *data, void *block, size_t old_size, size_t new_size) {
    struct context *context = data;
    bool is_string = block == NULL && old_size == LUA_TSTRING;  // of a new object, the size gives the kind
    if (block == NULL) old_size = 0;
    if (new_size == 0) {
        give_block(context, block, old_size);
        context->memory -= old_size;
        if (old_size >= LARGE_BLOCK) context->large_held -= old_size;
        return NULL;
    }
    if (new_size > old_size && is_denied(context, new_size - old_size)) {
        note_denial(context);
        return NULL;
    }
    void *grown = resize_block(context, block, old_size, new_size);
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
