// The locations of scripts: that of an error, and the calls that led there.

#include <stdio.h>
#include <string.h>

#include "location.h"

bool find_script(lua_State *L, int *level, lua_Debug *record) {
    for (; lua_getstack(L, *level, record); (*level)++) {
        if (lua_getinfo(L, "Sl", record) && record->currentline > 0 && record->source[0] == '@') return true;
    }
    return false;
}

void set_location(struct context *context, const lua_Debug *record) {
    context->error_line = record->currentline;
    strncpy(context->error_chunk, record->source + 1, sizeof context->error_chunk - 1);
}

/// Whether a message begins with this location, as the second argument of `error` makes it.
static bool names_location(const char *message, const lua_Debug *record) {
    char location[LUA_IDSIZE + 16];
    int count = snprintf(location, sizeof location, "%s:%d: ", record->short_src, record->currentline);
    return strncmp(message, location, (size_t)count) == 0;
}

/// The furthest level in which the location of an error is looked for: each check walks the stack from its end.
enum { LEVELS_OF_BLAME = 16 };

void note_location(lua_State *L, const char *message) {
    struct context *context = context_of(L);
    lua_Debug record;
    if (context->is_stop_located) return;
    context->error_line = 0;  // A denial that the script survived is not the location of this error.
    for (int level = 1; find_script(L, &level, &record); level++) {
        bool is_blamed = message != NULL && names_location(message, &record);
        if (is_blamed || context->error_line == 0) set_location(context, &record);
        if (is_blamed || message == NULL || level >= LEVELS_OF_BLAME) break;
    }
}

int luashim_error_line(lua_State *L) { return context_of(L)->error_line; }

const char *luashim_error_chunk(lua_State *L) { return context_of(L)->error_chunk; }

// MARK: Tracebacks

/// How many calls a traceback shows: the innermost, and the outermost.
enum { INNERMOST_CALLS = 10, OUTERMOST_CALLS = 10 };

static void add_call(lua_State *L, luaL_Buffer *text, lua_Debug *record) {
    char line[LUA_IDSIZE * 2 + 64];
    lua_getinfo(L, "n", record);
    int count = snprintf(line, sizeof line, "%s:%d: in ", record->short_src, record->currentline);
    char *rest = line + count;
    size_t room = sizeof line - (size_t)count;
    if (record->name != NULL) snprintf(rest, room, "function '%s'\n", record->name);
    else if (*record->what == 'm') snprintf(rest, room, "main chunk\n");
    else snprintf(rest, room, "the function of line %d\n", record->linedefined);
    luaL_addstring(text, line);
}

/// How many levels of calls there are; reading one walks there from the innermost.
static int count_levels(lua_State *L) {
    lua_Debug record;
    int inside = 0;
    int outside = 1;
    while (lua_getstack(L, outside, &record)) {
        inside = outside;
        outside *= 2;
    }
    while (outside - inside > 1) {
        int middle = inside + (outside - inside) / 2;
        if (lua_getstack(L, middle, &record)) inside = middle;
        else outside = middle;
    }
    return inside + 1;
}

LEAF void push_traceback(lua_State *L) {
    lua_Debug record;
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    int outermost = count_levels(L) - OUTERMOST_CALLS;
    int shown = 0;
    for (int level = 1; find_script(L, &level, &record); level++) {
        if (shown++ == INNERMOST_CALLS && level < outermost) {
            luaL_addstring(&text, "…\n");
            level = outermost - 1;
            continue;
        }
        add_call(L, &text, &record);
    }
    luaL_pushresult(&text);
}
