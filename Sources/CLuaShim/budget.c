// The budget of a call: time and steps, checked by a hook every so many instructions, and by `charge` in the functions that work
// in C.

#include <stdlib.h>
#include <time.h>

#include "budget.h"
#include "location.h"

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static uint64_t add_saturating(uint64_t left, uint64_t right) {
    return right > UINT64_MAX - left ? UINT64_MAX : left + right;
}

const char *luashim_words(enum luashim_stop stop) {
    switch (stop) {
        case LUASHIM_TIME: return "stopped: time limit reached";
        case LUASHIM_STEPS: return "stopped: step limit reached";
        case LUASHIM_CANCELLED: return "stopped: the run was cancelled";
        default: return "stopped";
    }
}

/// Takes steps from the budget and returns whether the script must stop.
static bool is_over(struct context *context, uint64_t steps) {
    if (context->stop != LUASHIM_RUNNING) return true;
    if (context->steps != UINT64_MAX) context->steps -= steps < context->steps ? steps : context->steps;
    if (context->steps == 0) context->stop = LUASHIM_STEPS;
    else if (atomic_load_explicit(&context->control->is_cancelled, memory_order_relaxed)) context->stop = LUASHIM_CANCELLED;
    else if (context->deadline != UINT64_MAX && now() >= context->deadline) context->stop = LUASHIM_TIME;
    return context->stop != LUASHIM_RUNNING;
}

// MARK: Checks

static void look(lua_State *L, lua_Debug *event) {
    (void)event;
    struct context *context = context_of(L);
    uint64_t steps = (uint64_t)lua_gethookcount(L) + context->large_bytes / 8;
    context->large_bytes = 0;
    if (is_over(context, steps)) raise_stop(L);
    watch(L);
}

static void set_hook(lua_State *L, int interval) {
    // Setting a hook restarts its count, so it is set only if it changes: or else a coroutine that is resumed often
    // enough would never be checked.
    if (lua_gethook(L) == look && lua_gethookcount(L) == interval) return;
    lua_sethook(L, look, LUA_MASKCOUNT, interval);
}

void watch(lua_State *L) {
    struct context *context = context_of(L);
    if (context->is_unwatched) lua_sethook(L, NULL, 0, 0);
    // After a stop every instruction raises, or else a loop around `pcall` would outlive it.
    else set_hook(L, context->stop == LUASHIM_RUNNING ? context->interval : 1);
}

/// Leaves at most so much for `charge`; what was charged stays charged.
static void cut_fuel(struct context *context, uint64_t most) {
    if (context->fuel <= most) return;
    context->given -= context->fuel - most;
    context->fuel = most;
}

enum {
    /// What `charge` takes before it checks the budget, for each instruction between two checks: work on large blocks and garbage
    /// collection are in C as well.
    FUEL_OF_INSTRUCTION = 10,
};

static uint64_t most_fuel(const struct context *context) { return FUEL_OF_INSTRUCTION * (uint64_t)context->interval; }

static void refuel(struct context *context) { context->fuel = context->given = most_fuel(context); }

/// Lets `charge` take no more than the interval allows before it checks.
static void bound_fuel(struct context *context) { cut_fuel(context, most_fuel(context)); }

void look_soon(struct context *context) {
    cut_fuel(context, 0);
    if (context->running != NULL && lua_gethook(context->running) == look) set_hook(context->running, 1);
}

/// Notes where the script was first stopped.
static void note_stop(lua_State *L, struct context *context) {
    lua_Debug record;
    int level = 0;
    if (context->is_stop_located || !find_script(L, &level, &record)) return;
    set_location(context, &record);
    context->is_stop_located = true;
}

int raise_stop(lua_State *L) {
    struct context *context = context_of(L);
    context->fuel = 0;
    note_stop(L, context);
    watch(L);
    return luaL_error(L, "%s", luashim_words(context->stop));
}

void settle(lua_State *L, uint64_t work) {
    struct context *context = context_of(L);
    uint64_t used = add_saturating(context->given - context->fuel, work);
    refuel(context);
    if (is_over(context, used)) raise_stop(L);
}

// MARK: Large blocks

enum {
    MOST_INSTRUCTIONS_BETWEEN_LOOKS = 1000,
    /// How many bytes instructions process in the time that a check may be late: of a string full of zeros that is compared,
    /// of another block whose values are copied as arguments of a call.
    STRING_BYTES_BETWEEN_LOOKS = 5000000,
    OTHER_BYTES_BETWEEN_LOOKS = 1000000000,
    LARGE_BYTES_BETWEEN_LOOKS = 8 << 20,
};

static size_t smaller(size_t left, size_t right) { return left < right ? left : right; }

static void set_interval(struct context *context) {
    size_t interval = MOST_INSTRUCTIONS_BETWEEN_LOOKS;
    if (context->largest_string > 0) interval = smaller(interval, STRING_BYTES_BETWEEN_LOOKS / context->largest_string);
    if (context->largest_other > 0) interval = smaller(interval, OTHER_BYTES_BETWEEN_LOOKS / context->largest_other);
    context->interval = interval > 0 ? (int)interval : 1;
    bound_fuel(context);
}

/// Forgets large blocks that Lua has freed.
static void relax_interval(struct context *context) {
    context->largest_string = smaller(context->largest_string, context->large_held);
    context->largest_other = smaller(context->largest_other, context->large_held);
    set_interval(context);
}

void note_large(struct context *context, size_t size, bool is_string) {
    size_t *largest = is_string ? &context->largest_string : &context->largest_other;
    if (size > *largest) {
        *largest = size;
        set_interval(context);
        if (context->running != NULL && lua_gethook(context->running) != NULL) watch(context->running);
    }
    context->large_bytes += size;
    if (context->large_bytes > LARGE_BYTES_BETWEEN_LOOKS) look_soon(context);
}

// MARK: Budgets

void open_budget(struct context *context) {
    context->deadline = UINT64_MAX;
    context->steps = UINT64_MAX;
    set_interval(context);
}

void luashim_begin(lua_State *L, uint64_t nanoseconds, uint64_t steps) {
    struct context *context = context_of(L);
    context->deadline = nanoseconds == UINT64_MAX ? UINT64_MAX : add_saturating(now(), nanoseconds);
    context->steps = steps;
    context->large_bytes = 0;
    relax_interval(context);
    refuel(context);
    context->stop = LUASHIM_RUNNING;
    context->is_stop_located = false;
    context->is_unwatched = false;
    watch(L);
}

void luashim_begin_unwatched(lua_State *L) {
    luashim_begin(L, UINT64_MAX, UINT64_MAX);
    context_of(L)->is_unwatched = true;
    watch(L);
}

struct luashim_budget luashim_suspend(lua_State *L) {
    struct context *context = context_of(L);
    struct luashim_budget budget = {
        context->deadline, context->steps, context->fuel, context->given, context->stop, context->is_unwatched,
    };
    return budget;
}

void luashim_resume(lua_State *L, struct luashim_budget budget) {
    struct context *context = context_of(L);
    context->deadline = budget.deadline;
    context->steps = budget.steps;
    context->fuel = budget.fuel;
    context->given = budget.given;
    bound_fuel(context);
    context->stop = budget.stop;
    context->is_stop_located = false;
    context->is_unwatched = budget.is_unwatched;
    watch(L);
}

void luashim_extend(lua_State *L, uint64_t nanoseconds) {
    struct context *context = context_of(L);
    context->deadline = add_saturating(context->deadline, nanoseconds);
}

void luashim_stop_by_host(lua_State *L) {
    struct context *context = context_of(L);
    context->stop = LUASHIM_HOST;
    context->fuel = 0;
    note_stop(L, context);
    watch(L);
}

enum luashim_stop luashim_stopped(lua_State *L) { return context_of(L)->stop; }

// MARK: Other threads

struct luashim_control *luashim_make_control(void) {
    struct luashim_control *control = malloc(sizeof *control);
    if (control == NULL) abort();
    atomic_init(&control->is_cancelled, false);
    return control;
}

void luashim_cancel(struct luashim_control *control) {
    atomic_store_explicit(&control->is_cancelled, true, memory_order_relaxed);
}

void luashim_free_control(struct luashim_control *control) { free(control); }
