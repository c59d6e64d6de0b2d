#include "luashim.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/// What a state carries beside Lua's own data. Every coroutine sees it through its extra space, which Lua copies from the main
/// thread.
struct context {
    size_t memory_limit;
    size_t memory;
    uint64_t deadline;
    uint64_t steps;
    enum luashim_stop stop;
    atomic_bool cancelled;
    void *host;
    luashim_host_function call_host;
    int error_line;
    char error_chunk[1024];
    /// The main thread, once it is open.
    lua_State *main;
};

static struct context *context_of(lua_State *L) { return *(struct context **)lua_getextraspace(L); }

/// Finds a script's code at `level` of the stack or further out; the host's own Lua and C are nobody's line.
static bool find_script(lua_State *L, int *level, lua_Debug *record) {
    for (; lua_getstack(L, *level, record); (*level)++) {
        if (lua_getinfo(L, "Sl", record) && record->currentline > 0 && record->source[0] == '@') return true;
    }
    return false;
}

static void set_place(struct context *context, const lua_Debug *record) {
    context->error_line = record->currentline;
    strncpy(context->error_chunk, record->source + 1, sizeof context->error_chunk - 1);
}

// MARK: Memory

/// Notes where memory ran out: Lua calls no message handler for that error. Looking at the stack allocates nothing.
static void note_denial(struct context *context) {
    lua_Debug record;
    int level = 0;
    if (context->main != NULL && find_script(context->main, &level, &record)) set_place(context, &record);
}

static void *allocate(void *data, void *block, size_t old_size, size_t new_size) {
    struct context *context = data;
    if (block == NULL) old_size = 0;  // then it tells the kind of object
    if (new_size == 0) {
        free(block);
        context->memory -= old_size;
        return NULL;
    }
    if (new_size > old_size && new_size - old_size > context->memory_limit - context->memory) {
        note_denial(context);
        return NULL;
    }
    void *grown = realloc(block, new_size);
    if (grown != NULL) context->memory += new_size - old_size;
    return grown;
}

size_t luashim_memory(lua_State *L) { return context_of(L)->memory; }

lua_State *luashim_open(size_t memory_limit, void *host, luashim_host_function call_host) {
    struct context *context = calloc(1, sizeof *context);
    if (context == NULL) return NULL;
    context->memory_limit = memory_limit;
    context->deadline = UINT64_MAX;
    context->steps = UINT64_MAX;
    context->host = host;
    context->call_host = call_host;
    lua_State *L = lua_newstate(allocate, context);
    if (L == NULL) {
        free(context);
        return NULL;
    }
    *(struct context **)lua_getextraspace(L) = context;
    context->main = L;
    return L;
}

void luashim_close(lua_State *L) {
    struct context *context = context_of(L);
    context->main = NULL;
    lua_close(L);
    free(context);
}

// MARK: Budget

enum { STEPS_BETWEEN_LOOKS = 1000 };

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static uint64_t add_saturating(uint64_t left, uint64_t right) {
    return right > UINT64_MAX - left ? UINT64_MAX : left + right;
}

static const char *words_of(enum luashim_stop stop) {
    switch (stop) {
        case LUASHIM_TIME: return "stopped: its time is up";
        case LUASHIM_STEPS: return "stopped: its steps are used up";
        case LUASHIM_CANCELLED: return "stopped: the run was cancelled";
        default: return "stopped";
    }
}

static void look(lua_State *L, lua_Debug *event) {
    (void)event;
    struct context *context = context_of(L);
    if (context->stop == LUASHIM_RUNNING) {
        if (context->steps != UINT64_MAX) {
            context->steps -= context->steps < STEPS_BETWEEN_LOOKS ? context->steps : STEPS_BETWEEN_LOOKS;
        }
        if (context->steps == 0) context->stop = LUASHIM_STEPS;
        else if (atomic_load_explicit(&context->cancelled, memory_order_relaxed)) context->stop = LUASHIM_CANCELLED;
        else if (context->deadline != UINT64_MAX && now() >= context->deadline) context->stop = LUASHIM_TIME;
        else return;
    }
    // From here on every instruction raises, or else a loop around `pcall` would outlive the stop.
    lua_sethook(L, look, LUA_MASKCOUNT, 1);
    luaL_error(L, "%s", words_of(context->stop));
}

void luashim_begin(lua_State *L, uint64_t nanoseconds, uint64_t steps) {
    struct context *context = context_of(L);
    context->deadline = nanoseconds == UINT64_MAX ? UINT64_MAX : add_saturating(now(), nanoseconds);
    context->steps = steps;
    context->stop = LUASHIM_RUNNING;
    lua_sethook(L, look, LUA_MASKCOUNT, STEPS_BETWEEN_LOOKS);
}

struct luashim_budget luashim_suspend(lua_State *L) {
    struct context *context = context_of(L);
    struct luashim_budget budget = {context->deadline, context->steps, context->stop};
    return budget;
}

void luashim_resume(lua_State *L, struct luashim_budget budget) {
    struct context *context = context_of(L);
    context->deadline = budget.deadline;
    context->steps = budget.steps;
    context->stop = budget.stop;
    lua_sethook(L, look, LUA_MASKCOUNT, budget.stop == LUASHIM_RUNNING ? STEPS_BETWEEN_LOOKS : 1);
}

void luashim_extend(lua_State *L, uint64_t nanoseconds) {
    struct context *context = context_of(L);
    context->deadline = add_saturating(context->deadline, nanoseconds);
}

void luashim_stop_by_host(lua_State *L) {
    context_of(L)->stop = LUASHIM_HOST;
    lua_sethook(L, look, LUA_MASKCOUNT, 1);
}

enum luashim_stop luashim_stopped(lua_State *L) { return context_of(L)->stop; }

void *luashim_cancel_flag(lua_State *L) { return &context_of(L)->cancelled; }

void luashim_set_cancelled(void *flag, bool cancelled) {
    atomic_store_explicit((atomic_bool *)flag, cancelled, memory_order_relaxed);
}

// MARK: Calls

/// Whether a message begins with this place, as the second argument of `error` makes it.
static bool names_place(const char *message, const lua_Debug *record) {
    char place[LUA_IDSIZE + 16];
    int count = snprintf(place, sizeof place, "%s:%d: ", record->short_src, record->currentline);
    return strncmp(message, place, (size_t)count) == 0;
}

/// The furthest level in which the place of an error is looked for: each look walks the stack from its end.
enum { LEVELS_OF_BLAME = 16 };

/// Notes where the error was raised, or on whom its message lays the blame, and pushes nothing: it returns the error value
/// itself, so that the caller can tell a host error, and leaves the traceback in the registry.
static int note_error(lua_State *L) {
    struct context *context = context_of(L);
    const char *message = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : NULL;
    lua_Debug record;
    context->error_line = 0;  // A denial that the script survived is not the place of this error.
    for (int level = 1; find_script(L, &level, &record); level++) {
        bool is_blamed = message != NULL && names_place(message, &record);
        if (is_blamed || context->error_line == 0) {
            set_place(context, &record);
        }
        if (is_blamed || message == NULL || level >= LEVELS_OF_BLAME) break;
    }
    luaL_traceback(L, L, NULL, 1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, context);
    return 1;
}

int luashim_error_line(lua_State *L) { return context_of(L)->error_line; }

const char *luashim_error_chunk(lua_State *L) { return context_of(L)->error_chunk; }

int luashim_call(lua_State *L, int arguments, int results) {
    struct context *context = context_of(L);
    context->error_line = 0;
    context->error_chunk[0] = 0;
    int function = lua_gettop(L) - arguments;
    lua_pushcfunction(L, note_error);
    lua_insert(L, function);
    int status = lua_pcall(L, arguments, results, function);
    lua_remove(L, function);
    if (status != LUA_OK) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, context);
        if (status == LUA_ERRMEM || status == LUA_ERRERR) {  // then note_error did not run to its end
            lua_pop(L, 1);
            lua_pushnil(L);
        }
    }
    return status;
}

static int call_host(lua_State *L) {
    struct context *context = context_of(L);
    int results = context->call_host(context->host, L, lua_tointeger(L, lua_upvalueindex(1)));
    return results < 0 ? lua_error(L) : results;
}

/// Runs `function` on `arguments` values from the top, protected, with `data` as an extra light userdata in front of them.
static int protect(lua_State *L, lua_CFunction function, void *data, int arguments, int results) {
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, data);
    lua_rotate(L, -(arguments + 2), 2);
    return lua_pcall(L, arguments + 1, results, 0);
}

static int open_libraries(lua_State *L) {
    static const luaL_Reg libraries[] = {
        {LUA_GNAME, luaopen_base},         {LUA_COLIBNAME, luaopen_coroutine}, {LUA_MATHLIBNAME, luaopen_math},
        {LUA_OSLIBNAME, luaopen_os},       {LUA_STRLIBNAME, luaopen_string},   {LUA_TABLIBNAME, luaopen_table},
        {LUA_UTF8LIBNAME, luaopen_utf8},
    };
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
        lua_pop(L, 1);
    }
    return 0;
}

int luashim_open_libraries(lua_State *L) { return protect(L, open_libraries, NULL, 0, 0); }

// MARK: Values

struct text {
    const char *bytes;
    size_t count;
};

static int push_string(lua_State *L) {
    struct text *text = lua_touserdata(L, 1);
    lua_pushlstring(L, text->bytes, text->count);
    return 1;
}

int luashim_push_string(lua_State *L, const char *bytes, size_t count) {
    struct text text = {bytes, count};
    return protect(L, push_string, &text, 0, 1);
}

struct sizes {
    int array, fields;
};

static int push_table(lua_State *L) {
    struct sizes *sizes = lua_touserdata(L, 1);
    lua_createtable(L, sizes->array, sizes->fields);
    return 1;
}

int luashim_push_table(lua_State *L, int array, int fields) {
    struct sizes sizes = {array, fields};
    return protect(L, push_table, &sizes, 0, 1);
}

static int push_function(lua_State *L) {
    lua_pushinteger(L, *(int64_t *)lua_touserdata(L, 1));
    lua_pushcclosure(L, call_host, 1);
    return 1;
}

int luashim_push_function(lua_State *L, int64_t index) { return protect(L, push_function, &index, 0, 1); }

static int set(lua_State *L) {
    lua_rawset(L, 2);
    return 0;
}

int luashim_set(lua_State *L) {
    lua_pushvalue(L, -3);
    lua_insert(L, -3);
    return protect(L, set, NULL, 3, 0);
}

static int next(lua_State *L) {
    bool *more = lua_touserdata(L, 1);
    *more = lua_next(L, 2);
    return *more ? 2 : 0;
}

int luashim_next(lua_State *L, int index, bool *more) {
    lua_pushvalue(L, index);
    lua_insert(L, -2);
    return protect(L, next, more, 2, LUA_MULTRET);
}

static int reference(lua_State *L) {
    *(int *)lua_touserdata(L, 1) = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int luashim_reference(lua_State *L, int *number) { return protect(L, reference, number, 1, 0); }

static int describe(lua_State *L) {
    luaL_tolstring(L, 2, NULL);
    return 1;
}

int luashim_describe(lua_State *L, int index) {
    lua_pushvalue(L, index);
    return protect(L, describe, NULL, 1, 1);
}

static const char error_mark = 0;

static int push_error(lua_State *L) {
    int64_t *number = lua_newuserdatauv(L, sizeof *number, 0);
    *number = *(int64_t *)lua_touserdata(L, 1);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rawsetp(L, -2, &error_mark);
    lua_setmetatable(L, -2);
    return 1;
}

int luashim_push_error(lua_State *L, int64_t number) { return protect(L, push_error, &number, 1, 1); }

int64_t luashim_error_number(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return -1;
    bool is_error = lua_rawgetp(L, -1, &error_mark) == LUA_TBOOLEAN;
    lua_pop(L, 2);
    return is_error ? *(int64_t *)lua_touserdata(L, index) : -1;
}

static int where(lua_State *L) {
    lua_Debug record;
    if (find_script(L, lua_touserdata(L, 1), &record)) {
        lua_pushfstring(L, "%s:%d: ", record.short_src, record.currentline);
    } else {
        lua_pushliteral(L, "");
    }
    return 1;
}

int luashim_where(lua_State *L, int level) {
    level += 1;  // the protected function stands on top
    return protect(L, where, &level, 0, 1);
}

// MARK: Records

struct record {
    int keys, metatable;
    const struct luashim_fields *fields;
    const char *base;
    int *reference;
};

static void push_cell(lua_State *L, const struct luashim_cell *cell, const char *base) {
    switch (cell->kind) {
        case LUASHIM_ABSENT: lua_pushnil(L); break;
        case LUASHIM_NULL: lua_pushlightuserdata(L, NULL); break;
        case LUASHIM_BOOLEAN: lua_pushboolean(L, cell->integer != 0); break;
        case LUASHIM_INTEGER: lua_pushinteger(L, cell->integer); break;
        case LUASHIM_NUMBER: lua_pushnumber(L, cell->number); break;
        case LUASHIM_STRING: lua_pushlstring(L, base + cell->offset, cell->count); break;
        case LUASHIM_EMPTY: lua_createtable(L, 0, 0); break;
        case LUASHIM_OTHER: lua_rawgeti(L, LUA_REGISTRYINDEX, cell->integer); break;
    }
}

static int make_record(lua_State *L) {
    struct record *record = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, record->keys);
    lua_createtable(L, 0, record->fields->filled_count);
    for (int32_t i = 0; i < record->fields->filled_count; i++) {
        int32_t place = record->fields->filled[i];
        lua_rawgeti(L, 2, place + 1);
        push_cell(L, &record->fields->cells[place], record->base);
        lua_rawset(L, 3);
    }
    if (record->metatable != LUA_NOREF) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, record->metatable);
        lua_setmetatable(L, 3);
    }
    *record->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int luashim_make_record(lua_State *L, int keys, int metatable, const struct luashim_fields *fields, const char *base,
                        int *reference) {
    struct record record = {keys, metatable, fields, base, reference};
    return protect(L, make_record, &record, 0, 0);
}

struct reading {
    int record, places;
    struct luashim_fields *fields;
};

static void read_cell(lua_State *L, int index, struct luashim_cell *cell) {
    switch (lua_type(L, index)) {
        case LUA_TBOOLEAN:
            cell->kind = LUASHIM_BOOLEAN;
            cell->integer = lua_toboolean(L, index);
            break;
        case LUA_TNUMBER:
            cell->kind = lua_isinteger(L, index) ? LUASHIM_INTEGER : LUASHIM_NUMBER;
            cell->integer = lua_tointeger(L, index);
            cell->number = lua_tonumber(L, index);
            break;
        case LUA_TSTRING:
            cell->kind = LUASHIM_STRING;
            cell->offset = (uintptr_t)lua_tolstring(L, index, &cell->count);
            break;
        case LUA_TLIGHTUSERDATA:
            cell->kind = lua_touserdata(L, index) == NULL ? LUASHIM_NULL : LUASHIM_OTHER;
            break;
        case LUA_TTABLE:
            lua_pushnil(L);
            cell->kind = lua_next(L, index) ? LUASHIM_OTHER : LUASHIM_EMPTY;
            if (cell->kind == LUASHIM_OTHER) lua_pop(L, 2);
            break;
        default: cell->kind = LUASHIM_OTHER;
    }
}

static int read_record(lua_State *L) {
    struct reading *reading = lua_touserdata(L, 1);
    struct luashim_fields *fields = reading->fields;
    fields->filled_count = 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, reading->record);
    lua_rawgeti(L, LUA_REGISTRYINDEX, reading->places);
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        lua_pushvalue(L, 4);
        int32_t place = lua_rawget(L, 3) == LUA_TNUMBER ? (int32_t)lua_tointeger(L, -1) : 0;
        lua_pop(L, 1);
        if (place < 1 || place > fields->count) {
            lua_pushvalue(L, 4);
            return lua_error(L);
        }
        read_cell(L, 5, &fields->cells[place - 1]);
        fields->filled[fields->filled_count++] = place - 1;
        lua_pop(L, 1);
    }
    return 0;
}

int luashim_read_record(lua_State *L, int record, int places, struct luashim_fields *fields) {
    struct reading reading = {record, places, fields};
    return protect(L, read_record, &reading, 0, 0);
}
