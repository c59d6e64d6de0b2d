// Runs Lua programs in guarded states, under bounds and faults that are drawn with each, to find what breaks out of them:
//
//     fuzz programs FOLDER SEED COUNT    programs that FOLDER/programs.lua makes of the seeds from SEED on; 0 for no end
//     fuzz files FILE…                   these programs, each under many bounds
//     fuzz calls FILE                    a program that returns a function, called with 1, 2, 3 … until it returns false
//
// It stands in for the Swift host and keeps to the same order of calls. What a sanitizer, an assertion here or the clock reports
// ends the process, with the seed and the program.

#include <assert.h>
#include <errno.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lualib.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "luashim.h"

#if __has_feature(address_sanitizer)
void __sanitizer_set_death_callback(void (*callback)(void));
const char *__ubsan_default_options(void) { return "print_stacktrace=1"; }
#endif

enum {
    /// As large as that of the thread that the product runs Lua on, though frames with checks in them are larger.
    STACK = 16 << 20,
    GUARD = 1 << 20,
    /// A program that runs so long is not stopped by its budget.
    SECONDS_OF_PROCESSOR = 120,
    MOST_SOURCE = 1 << 20,
    /// How often the host calls a program's functions.
    MOST_CALLS = 100,
    /// The steps of a call of a list.
    STEPS_OF_CALL = 20000,
    /// Under how many bounds a file is run.
    ROUNDS_OF_FILE = 40,
};

// MARK: Random numbers

static uint64_t random_state;

static uint64_t draw(void) {
    uint64_t z = (random_state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static uint64_t draw_below(uint64_t end) { return draw() % end; }

// MARK: What is running

static struct {
    const char *source;
    size_t count;
    const char *name;
    uint64_t seed;
    uint64_t programs, endings[LUA_ERRERR + 1], refused, stopped;
    char *stack_base;
    size_t deepest;
} state;

static void tell(void) {
    fprintf(stderr, "\nfuzz: %s, seed %llu; the program:\n", state.name, (unsigned long long)state.seed);
    if (state.source != NULL) fwrite(state.source, 1, state.count, stderr);
    fprintf(stderr, "\nfuzz: end of the program of %s, seed %llu\n", state.name, (unsigned long long)state.seed);
}

static void die(const char *problem) {
    fprintf(stderr, "fuzz: %s\n", problem);
    tell();
    _exit(1);
}

static void late(int signal) {
    (void)signal;
    die("the program is not stopped by its budget");
}

#if !__has_feature(address_sanitizer)
static void crashed(int signal) {
    char text[64];
    snprintf(text, sizeof text, "signal %d", signal);
    die(text);
}
#endif

static void require(bool condition, const char *problem) {
    if (!condition) die(problem);
}

static void note_depth(void) {
    size_t depth = (size_t)(state.stack_base - (char *)__builtin_frame_address(0));
    if (depth > state.deepest) state.deepest = depth;
}

// MARK: The host

struct host {
    lua_State *L;
    int64_t made, released;
    int error_metatable, keys, indexes, record_metatable;
    int calls;
    /// Those of all records, as a host has them.
    struct luashim_changes *changes;
};

enum function { ECHO, FAIL, THROW, AGAIN, KEEP, DESCRIBE, COPY, RECORD, MAKE, WHERE, LOAD, OBSERVE, STOP, OF_ERROR, FUNCTIONS };

static const char *const names[FUNCTIONS] = {
    "echo", "fail", "throw", "again", "keep", "describe", "copy", "record", "make", "where", "load", "observe", "stop", "of_error",
};

/// Raises these words; without memory for them, the error about that lies where they would.
static int fail(lua_State *L, const char *words) {
    luashim_push_string(L, words, strlen(words));
    return -1;
}

/// Goes through a table as the host does where it copies one.
static int copy(lua_State *L, int index, int depth) {
    if (depth == 0 || !lua_checkstack(L, 8)) return LUA_OK;
    int top = lua_gettop(L);
    int status = luashim_push_behind(L, index);
    if (status != LUA_OK) {
        lua_settop(L, top);
        return status;
    }
    int table = lua_gettop(L);
    lua_pushnil(L);
    bool more = false;
    while ((status = luashim_next(L, table, &more)) == LUA_OK && more) {
        if (lua_type(L, -1) == LUA_TTABLE && (status = copy(L, lua_gettop(L), depth - 1)) != LUA_OK) break;
        lua_pop(L, 1);
    }
    lua_settop(L, top);
    return status;
}

enum { FIELDS = 4, MOST_BYTES = 256 };

/// Writes a content of any kind; returns how many bytes it has.
static size_t draw_content(uint8_t *bytes, int depth) {
    static const uint8_t kinds[] = {LUASHIM_ABSENT, LUASHIM_NULL,   LUASHIM_NO,    LUASHIM_YES, LUASHIM_INTEGER,
                                    LUASHIM_NUMBER, LUASHIM_STRING, LUASHIM_EMPTY, LUASHIM_LIST};
    uint8_t kind = kinds[draw_below(depth > 1 ? 8 : 9)];
    bytes[0] = kind;
    uint64_t word = draw_below(2) ? draw_below(8) : draw();
    uint32_t count = (uint32_t)draw_below(4);
    size_t used = 1;
    switch (kind) {
        case LUASHIM_INTEGER:
        case LUASHIM_NUMBER: memcpy(bytes + 1, &word, sizeof word); return 1 + sizeof word;
        case LUASHIM_STRING:
            memcpy(bytes + 1, &count, sizeof count);
            memcpy(bytes + 1 + sizeof count, "-abc", count);
            return 1 + sizeof count + count;
        case LUASHIM_LIST:
            memcpy(bytes + 1, &count, sizeof count);
            used += sizeof count;
            for (uint32_t i = 0; i < count; i++) used += draw_content(bytes + used, depth + 1);
            return used;
        default: return used;
    }
}

/// A record of fields of any kind, in a block of its own size; at times not as a host writes it.
static uint8_t *draw_record(size_t *count) {
    uint8_t bytes[MOST_BYTES * FIELDS] = {0};
    uint32_t fields = (uint32_t)draw_below(FIELDS + 1);
    memcpy(bytes, &fields, sizeof fields);
    *count = sizeof fields;
    for (uint32_t i = 0; i < fields; i++) {
        bytes[*count] = (uint8_t)i;
        bytes[*count + 1] = 0;
        *count += 2 + draw_content(bytes + *count + 2, 0);
    }
    if (draw_below(4) == 0) {
        if (draw_below(2)) *count = draw_below(*count + 1);
        else bytes[draw_below(*count)] = (uint8_t)draw();
    }
    uint8_t *record = malloc(*count);
    if (record != NULL) memcpy(record, bytes, *count);
    return record;
}

/// Makes a record, hands it to Lua, and reads back what the last call changed of it.
static int record(struct host *host, lua_State *L) {
    struct luashim_layout layout = {host->keys, host->indexes, host->record_metatable, FIELDS};
    size_t count, used;
    uint8_t *bytes = draw_record(&count);
    int reference = LUA_NOREF;
    if (luashim_make_record(L, &layout, bytes, count, &used, &reference) != LUA_OK) {
        free(bytes);
        return -1;
    }
    require(used <= count, "a record is longer than its bytes");
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    if (lua_type(L, 1) == LUA_TFUNCTION) {
        lua_pushvalue(L, 1);
        lua_pushvalue(L, -2);
        if (luashim_call(L, 1, 0) != LUA_OK) lua_pop(L, 2);
    }
    struct luashim_changes *changes = host->changes, *fresh = luashim_make_changes(FIELDS);
    int status = luashim_read_changes(L, reference, &layout, bytes, count, changes);
    if (status != LUA_OK) lua_pop(L, 1);
    for (int i = 0; i < changes->other_count; i++) require(changes->others[i] < FIELDS, "a field is none of the layout's");
    if (luashim_read_changes(L, reference, &layout, bytes, count, fresh) != LUA_OK) {
        lua_pop(L, 1);
    } else if (status == LUA_OK) {
        bool is_same = changes->byte_count == fresh->byte_count && changes->other_count == fresh->other_count &&
            (fresh->byte_count == 0 || memcmp(changes->bytes, fresh->bytes, fresh->byte_count) == 0);
        require(is_same, "a record is read otherwise by what was remembered of others");
    }
    luashim_free_changes(fresh);
    free(bytes);
    luaL_unref(L, LUA_REGISTRYINDEX, reference);
    return 1;
}

/// Calls the argument on the main thread, whichever coroutine runs, within a budget of its own, as a host may.
static int again(struct host *host, lua_State *L) {
    // Each has a budget of its own, so that many would be no finding.
    if (lua_type(L, 1) != LUA_TFUNCTION || ++host->calls > MOST_CALLS) return 0;
    int reference = LUA_NOREF;
    lua_pushvalue(L, 1);
    if (luashim_reference(L, &reference) != LUA_OK) return -1;
    struct luashim_budget outer = luashim_suspend(host->L);
    luashim_begin(host->L, UINT64_MAX, 10000);
    if (lua_checkstack(host->L, 10)) {
        lua_rawgeti(host->L, LUA_REGISTRYINDEX, reference);
        if (luashim_call(host->L, 0, 0) != LUA_OK) lua_pop(host->L, 2);
    }
    luashim_resume(host->L, outer);
    luaL_unref(host->L, LUA_REGISTRYINDEX, reference);
    return 0;
}

static int make(struct host *host, lua_State *L, int64_t number, size_t weight) {
    host->made++;
    if (luashim_push_function(L, number, weight) == LUA_OK) return LUA_OK;
    host->made--;
    return LUA_ERRMEM;
}

/// Compiles on the main thread, whichever coroutine runs, as the product does for `require`.
static int load(struct host *host, lua_State *L) {
    size_t count = 0;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &count) : NULL;
    if (!lua_checkstack(host->L, 8)) return -1;
    int reference = LUA_NOREF;
    if (luashim_load(host->L, text, count, "@loaded.lua") != LUA_OK) {
        if (host->L != L) lua_xmove(host->L, L, 1);
        return -1;
    }
    if (luashim_reference(host->L, &reference) != LUA_OK) {
        if (host->L != L) lua_xmove(host->L, L, 1);
        return -1;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    luaL_unref(L, LUA_REGISTRYINDEX, reference);
    return 1;
}

static int call(void *self, lua_State *L, int64_t number) {
    struct host *host = self;
    note_depth();
    if (!lua_checkstack(L, 16)) return fail(L, "stack overflow");
    int reference = LUA_NOREF;
    switch (number) {
        case ECHO: return lua_gettop(L);
        case FAIL: return fail(L, "the host's own words");
        case THROW:
        case STOP:
            if (number == STOP && draw_below(8) == 0) {
                luashim_stop_by_host(L);
                lua_pushnil(L);
                return -1;
            }
            lua_rawgeti(L, LUA_REGISTRYINDEX, host->error_metatable);
            luashim_push_error(L, 42);
            return -1;
        case AGAIN: return again(host, L);
        case KEEP:
            lua_settop(L, 1);
            if (luashim_reference(L, &reference) != LUA_OK) return -1;
            lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
            luaL_unref(L, LUA_REGISTRYINDEX, reference);
            return 1;
        case DESCRIBE:
            lua_settop(L, 1);
            return luashim_describe(L, 1) == LUA_OK ? 1 : -1;
        case COPY:
            return lua_type(L, 1) == LUA_TTABLE && copy(L, 1, 20) != LUA_OK ? fail(L, "no copy") : 0;
        case RECORD: return record(host, L);
        case MAKE: {
            int64_t made = (int64_t)draw_below(FUNCTIONS);
            return make(host, L, made, (size_t)draw_below(100000)) == LUA_OK ? 1 : -1;
        }
        case WHERE: return luashim_where(L, (int)draw_below(4)) == LUA_OK ? 1 : -1;
        case LOAD: return load(host, L);
        case OBSERVE: return 0;
        case OF_ERROR: lua_pushinteger(L, luashim_error_number(L, 1)); return 1;
        default: return 0;
    }
}

static void release(void *self, int64_t number) {
    (void)number;
    ((struct host *)self)->released++;
}

/// Sets a field of the table in the registry, of the value on top.
static bool set(lua_State *L, int table, const char *name) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, table);
    lua_insert(L, -2);
    if (luashim_push_string(L, name, strlen(name)) != LUA_OK) return false;
    lua_insert(L, -2);
    if (luashim_set(L) != LUA_OK) return false;
    lua_pop(L, 1);
    return true;
}

static bool make_table(lua_State *L, int *reference) {
    return luashim_push_table(L, 0, 0) == LUA_OK && luashim_reference(L, reference) == LUA_OK;
}

/// Opens what the product's host opens: functions, an error's metatable, records, and an observer.
static bool furnish(struct host *host, lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    int globals = LUA_NOREF;
    if (luashim_reference(L, &globals) != LUA_OK) return false;
    for (int i = 0; i < FUNCTIONS; i++) {
        if (make(host, L, i, 0) != LUA_OK || !set(L, globals, names[i])) return false;
    }
    if (make(host, L, ECHO, 0) != LUA_OK || !set(L, globals, "print")) return false;
    if (luashim_push_math(L) != LUA_OK || !set(L, globals, "math")) return false;
    lua_pushlightuserdata(L, NULL);
    if (!set(L, globals, "null")) return false;
    if (!make_table(L, &host->error_metatable) || !make_table(L, &host->keys) || !make_table(L, &host->indexes) ||
        !make_table(L, &host->record_metatable)) return false;
    lua_pushboolean(L, false);
    if (!set(L, host->error_metatable, "__metatable")) return false;
    if (make(host, L, OF_ERROR, 0) != LUA_OK || !set(L, host->error_metatable, "__index")) return false;
    if (make(host, L, DESCRIBE, 0) != LUA_OK || !set(L, host->error_metatable, "__tostring")) return false;
    // The last one is too long for Lua to have but one of it.
    static const char *const fields[FIELDS] = {"ID", "NAME", "LAST_NAME", "UF_USR_1764000000_EEEEEEEEEEEEEEEEEEEEEEEEEEEEEEEE"};
    for (int i = 0; i < FIELDS; i++) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, host->keys);
        lua_pushinteger(L, i + 1);
        if (luashim_push_string(L, fields[i], strlen(fields[i])) != LUA_OK || luashim_set(L) != LUA_OK) return false;
        lua_pop(L, 1);
        lua_pushinteger(L, i + 1);
        if (!set(L, host->indexes, fields[i])) return false;
    }
    int observer = LUA_NOREF;
    if (make(host, L, OBSERVE, 0) != LUA_OK || luashim_reference(L, &observer) != LUA_OK) return false;
    if (!luashim_add_observer(L, observer)) return false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, observer);
    if (!set(L, host->record_metatable, "__behind")) return false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, host->indexes);
    if (!set(L, host->record_metatable, "__order")) return false;
    lua_settop(L, 0);
    return true;
}

// MARK: Programs

struct bounds {
    size_t memory;
    struct luashim_fault fault;
    uint64_t steps, nanoseconds;
    bool is_cancelled;
};

static struct bounds draw_bounds(void) {
    // Half are as large as the product's.
    struct bounds bounds = {.memory = (size_t)1 << (draw_below(2) ? 26 : 17 + draw_below(10)), .nanoseconds = UINT64_MAX};
    bounds.memory += draw_below(bounds.memory);
    static const uint64_t steps[] = {1000, 30000, 300000, 3000000, 3000000};
    bounds.steps = steps[draw_below(5)] + draw_below(1000);
    if (draw_below(3) == 0) bounds.fault = (struct luashim_fault){draw_below(draw_below(2) ? 3000 : 100000), 1 + draw_below(draw_below(2) ? 3 : 3000)};
    if (draw_below(16) == 0) bounds.nanoseconds = draw_below(5000000);
    bounds.is_cancelled = draw_below(200) == 0;
    return bounds;
}

static void run(const char *source, size_t count) {
    struct bounds bounds = draw_bounds();
    struct host host = {.changes = luashim_make_changes(FIELDS)};
    struct luashim_control *control = luashim_make_control();
    struct luashim_fault fault = bounds.fault;
    lua_State *L = luashim_open(bounds.memory, &fault, control, (struct luashim_host){&host, call, release});
    state.programs++;
    if (L == NULL) {
        state.refused++;
        luashim_free_changes(host.changes);
        luashim_free_control(control);
        return;
    }
    host.L = L;
    if (luashim_open_libraries(L, true) != LUA_OK || !furnish(&host, L)) {
        state.refused++;
    } else {
        // The text has a budget of its own, and mostly enough of it, or else little would be run.
        luashim_begin(L, UINT64_MAX, draw_below(20) == 0 ? bounds.steps : UINT64_MAX);
        int status = luashim_load(L, source, count, "@fuzz.lua");
        if (status == LUA_OK) {
            luashim_begin(L, bounds.nanoseconds, bounds.steps);
            if (bounds.is_cancelled) luashim_cancel(control);
            status = luashim_call(L, 0, LUA_MULTRET);
            state.stopped += luashim_stopped(L) != LUASHIM_RUNNING;
            if (status != LUA_OK) lua_pop(L, 1);
        }
        state.endings[status]++;
        // What the host does with results and errors.
        for (int index = 1; index <= lua_gettop(L) && index < 20; index++) {
            if (luashim_describe(L, index) == LUA_OK || lua_gettop(L) > 0) lua_pop(L, 1);
            if (lua_type(L, index) == LUA_TTABLE && copy(L, index, 20) != LUA_OK) lua_settop(L, index);
        }
    }
    require(luashim_memory(L) <= bounds.memory, "more memory than allowed");
    require(luashim_close(L) == 0, "memory that was not given back");
    require(host.made == host.released, "host functions that were not released, or twice");
    luashim_free_changes(host.changes);
    luashim_free_control(control);
}

static void allow_processor_time(void) {
    // Of the processor's time, so that a busy machine is no finding.
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    static timer_t timer;
    static bool is_made = false;
    if (!is_made) {
        require(timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) == 0, "no timer");
        is_made = true;
    }
    struct itimerspec span = {.it_value = {SECONDS_OF_PROCESSOR, 0}};
    timer_settime(timer, 0, &span, NULL);
}

/// Makes the calls that a file lists, in one state.
static void run_calls(const char *source, size_t count, size_t memory) {
    struct host host = {.changes = luashim_make_changes(FIELDS)};
    struct luashim_control *control = luashim_make_control();
    struct luashim_fault fault = {0};
    lua_State *L = luashim_open(memory, &fault, control, (struct luashim_host){&host, call, release});
    host.L = L;
    require(L != NULL && luashim_open_libraries(L, true) == LUA_OK && furnish(&host, L), "no state");
    luashim_begin(L, UINT64_MAX, UINT64_MAX);
    bool is_made = luashim_load(L, source, count, "@calls.lua") == LUA_OK && luashim_call(L, 0, 1) == LUA_OK;
    if (!is_made) die(lua_tostring(L, -1) != NULL ? lua_tostring(L, -1) : "the list can't be read");
    bool goes_on = true;
    for (uint64_t number = 1; goes_on; number++) {
        state.seed = number;
        host.calls = 0;
        allow_processor_time();
        luashim_begin(L, UINT64_MAX, STEPS_OF_CALL);
        lua_pushvalue(L, 1);
        lua_pushinteger(L, (lua_Integer)number);
        int status = luashim_call(L, 1, 1);
        state.programs++;
        state.endings[status]++;
        state.stopped += luashim_stopped(L) != LUASHIM_RUNNING;
        goes_on = status != LUA_OK || lua_toboolean(L, -1);
        lua_settop(L, 1);
        require(luashim_memory(L) <= memory, "more memory than allowed");
    }
    require(luashim_close(L) == 0, "memory that was not given back");
    luashim_free_changes(host.changes);
    luashim_free_control(control);
}

static char *read_file(const char *path, size_t *count) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "fuzz: %s: %s\n", path, strerror(errno));
        exit(2);
    }
    char *bytes = malloc(MOST_SOURCE);
    require(bytes != NULL, "no memory");
    *count = fread(bytes, 1, MOST_SOURCE, file);
    fclose(file);
    return bytes;
}

static void run_programs(const char *folder, uint64_t first, uint64_t count) {
    char path[4096];
    snprintf(path, sizeof path, "%s/programs.lua", folder);
    lua_State *maker = luaL_newstate();
    require(maker != NULL, "no memory");
    luaL_openlibs(maker);
    if (luaL_dofile(maker, path) != LUA_OK) {
        fprintf(stderr, "fuzz: %s\n", lua_tostring(maker, -1));
        exit(2);
    }
    for (uint64_t seed = first; count == 0 || seed < first + count; seed++) {
        lua_pushvalue(maker, 1);
        lua_pushinteger(maker, (lua_Integer)seed);
        if (lua_pcall(maker, 1, 1, 0) != LUA_OK) {
            fprintf(stderr, "fuzz: %s\n", lua_tostring(maker, -1));
            exit(2);
        }
        random_state = seed;
        state.name = "a generated program";
        state.seed = seed;
        state.source = lua_tolstring(maker, -1, &state.count);
        allow_processor_time();
        run(state.source, state.count);
        state.source = NULL;
        lua_settop(maker, 1);
        if (count == 0 && (seed - first) % 10000 == 9999) fprintf(stderr, "fuzz: %llu programs\n", (unsigned long long)(seed - first + 1));
    }
    lua_close(maker);
}

static void run_file(const char *path) {
    char *source = read_file(path, &state.count);
    state.name = path;
    state.source = source;
    for (uint64_t round = 0; round < ROUNDS_OF_FILE; round++) {
        random_state = state.seed = round;
        allow_processor_time();
        run(source, state.count);
    }
    state.source = NULL;
    free(source);
}

// MARK: Main

struct arguments {
    int count;
    char **texts;
};

static void *work(void *data) {
    struct arguments *arguments = data;
    state.stack_base = __builtin_frame_address(0);
    if (strcmp(arguments->texts[1], "programs") == 0) {
        run_programs(arguments->texts[2], strtoull(arguments->texts[3], NULL, 10), strtoull(arguments->texts[4], NULL, 10));
    } else if (strcmp(arguments->texts[1], "calls") == 0) {
        state.name = arguments->texts[2];
        char *source = read_file(state.name, &state.count);
        run_calls(source, state.count, 64 << 20);
        run_calls(source, state.count, 1 << 20);
        free(source);
    } else {
        for (int i = 2; i < arguments->count; i++) run_file(arguments->texts[i]);
    }
    return NULL;
}

int main(int count, char **texts) {
    bool is_usage = (count == 5 && strcmp(texts[1], "programs") == 0) || (count > 2 && strcmp(texts[1], "files") == 0) ||
                    (count == 3 && strcmp(texts[1], "calls") == 0);
    if (!is_usage) {
        fprintf(stderr, "usage: fuzz programs FOLDER SEED COUNT | fuzz files FILE... | fuzz calls FILE\n");
        return 2;
    }
    signal(SIGALRM, late);
#if __has_feature(address_sanitizer)
    __sanitizer_set_death_callback(tell);
#else
    stack_t signal_stack = {.ss_sp = malloc(1 << 16), .ss_size = 1 << 16};
    sigaltstack(&signal_stack, NULL);
    signal(SIGSEGV, crashed);
    signal(SIGBUS, crashed);
#endif
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    pthread_attr_setguardsize(&attributes, GUARD);
    pthread_t thread;
    struct arguments arguments = {count, texts};
    require(pthread_create(&thread, &attributes, work, &arguments) == 0, "no thread");
    pthread_join(thread, NULL);
    if (state.endings[LUA_ERRSYNTAX] > 0) printf("%llu programs don't compile\n", (unsigned long long)state.endings[LUA_ERRSYNTAX]);
    printf("%llu programs: %llu ended well, %llu in an error, %llu for lack of memory, %llu were stopped, %llu had no room to begin; "
           "the stack held up to %zu KiB\n",
           (unsigned long long)state.programs, (unsigned long long)state.endings[LUA_OK],
           (unsigned long long)(state.endings[LUA_ERRRUN] + state.endings[LUA_ERRERR]),
           (unsigned long long)state.endings[LUA_ERRMEM], (unsigned long long)state.stopped, (unsigned long long)state.refused,
           state.deepest >> 10);
    return 0;
}
