// `table`, rewritten so that its work is charged to the budget: Lua's own moves, joins and sorts lists of any length, which the
// count hook can't see. Lists are tables and lengths are raw, because a wrong `__len` would make endless loops. Elements go
// through `__index` and `__newindex`: `lua_geti` and `lua_seti` are as fast as raw access if there are none.

#include <limits.h>
#include <string.h>

#include "../charge.h"
#include "library.h"
#include "../memory.h"

/// The length of the list at 1, with which most functions begin.
static lua_Integer check_list(lua_State *L) {
    charge(L, 1);
    luaL_checktype(L, 1, LUA_TTABLE);
    return (lua_Integer)lua_rawlen(L, 1);
}

// MARK: Moves

enum { PORTION = 1000 };

/// Copies `count` elements of the table at 1, one by one from `from` on, to `to` of the table at `into`; `step` is 1 or -1.
/// Indices wrap around rather than overflow past the last element.
static void copy_elements(lua_State *L, lua_Unsigned from, int into, lua_Unsigned to, lua_Unsigned count, int step) {
    while (count > 0) {
        lua_Unsigned portion = count < PORTION ? count : PORTION;
        charge(L, portion);
        for (count -= portion; portion > 0; portion--) {
            lua_geti(L, 1, (lua_Integer)from);
            lua_seti(L, into, (lua_Integer)to);
            from += (lua_Unsigned)step;
            to += (lua_Unsigned)step;
        }
    }
}

static int insert(lua_State *L) {
    // After the last index of all it wraps around, and then Lua moves nothing.
    lua_Integer end = (lua_Integer)((lua_Unsigned)check_list(L) + 1);
    lua_Integer position = end;
    switch (lua_gettop(L)) {
        case 2: break;
        case 3:
            position = luaL_checkinteger(L, 2);
            luaL_argcheck(L, (lua_Unsigned)position - 1 < (lua_Unsigned)end, 2, "position out of bounds");
            if (position < end) {
                copy_elements(L, (lua_Unsigned)end - 1, 1, (lua_Unsigned)end, (lua_Unsigned)end - (lua_Unsigned)position, -1);
            }
            break;
        default: return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_seti(L, 1, position);
    return 0;
}

static int list_remove(lua_State *L) {
    lua_Integer count = check_list(L);
    lua_Integer position = luaL_optinteger(L, 2, count);
    // Lua blames the list, too.
    luaL_argcheck(L, position == count || (lua_Unsigned)position - 1 <= (lua_Unsigned)count, 1, "position out of bounds");
    lua_geti(L, 1, position);
    if (position < count) {
        copy_elements(L, (lua_Unsigned)position + 1, 1, (lua_Unsigned)position, (lua_Unsigned)(count - position), 1);
        position = count;
    }
    lua_pushnil(L);
    lua_seti(L, 1, position);
    return 1;
}

static int move(lua_State *L) {
    charge(L, 1);
    lua_Integer first = luaL_checkinteger(L, 2);
    lua_Integer last = luaL_checkinteger(L, 3);
    lua_Integer target = luaL_checkinteger(L, 4);
    int into = lua_isnoneornil(L, 5) ? 1 : 5;
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, into, LUA_TTABLE);
    if (first <= last) {
        luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
        lua_Integer count = last - first + 1;
        luaL_argcheck(L, target <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
        bool overlaps = first < target && target <= last && (into == 1 || lua_compare(L, 1, into, LUA_OPEQ));
        if (overlaps) {
            copy_elements(L, (lua_Unsigned)last, into, (lua_Unsigned)(target + (count - 1)), (lua_Unsigned)count, -1);
        } else {
            copy_elements(L, (lua_Unsigned)first, into, (lua_Unsigned)target, (lua_Unsigned)count, 1);
        }
    }
    lua_pushvalue(L, into);
    return 1;
}

// MARK: Lists and values

static int concat_into(lua_State *L, luaL_Buffer *buffer, lua_Integer count) {
    size_t separator_count;
    const char *separator = luaL_optlstring(L, 2, "", &separator_count);
    lua_Integer index = luaL_optinteger(L, 3, 1);
    lua_Integer last = luaL_optinteger(L, 4, count);
    for (; index <= last; index++) {
        size_t old_count = luaL_bufflen(buffer);
        lua_geti(L, 1, index);
        if (!lua_isstring(L, -1)) {
            return luaL_error(L, "invalid value (%s) at index %I in table for 'concat'", luaL_typename(L, -1), index);
        }
        luaL_addvalue(buffer);
        if (index < last && separator_count > 0) luaL_addlstring(buffer, separator, separator_count);
        charge_bytes(L, luaL_bufflen(buffer) - old_count);
        if (index == last) break;  // one more might overflow
    }
    luaL_pushresult(buffer);
    return 1;
}

/// Joins a list without a metatable, so that its elements are read without a call.
LEAF static int concat_plain(lua_State *L, lua_Integer count) {
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    return concat_into(L, &buffer, count);
}

static int concat(lua_State *L) {
    lua_Integer count = check_list(L);
    lua_settop(L, 4);
    if (!lua_getmetatable(L, 1)) return concat_plain(L, count);
    return concat_into(L, push_buffer(L), count);
}

static int pack(lua_State *L) {
    int count = lua_gettop(L);
    charge(L, 1 + (uint64_t)count);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i > 0; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int unpack(lua_State *L) {
    lua_Integer count = check_list(L);
    lua_Integer first = luaL_optinteger(L, 2, 1);
    lua_Integer last = luaL_optinteger(L, 3, count);
    if (first > last) return 0;
    lua_Unsigned more = (lua_Unsigned)last - (lua_Unsigned)first;
    if (more >= INT_MAX || !lua_checkstack(L, (int)more + 1)) return luaL_error(L, "too many results to unpack");
    charge(L, more + 1);
    for (lua_Unsigned i = 0; i <= more; i++) lua_geti(L, 1, (lua_Integer)((lua_Unsigned)first + i));
    return (int)more + 1;
}

// MARK: Sort

// A quicksort around the median of three, and a heap sort if that gets too deep. Lua chooses pivots of long lists by the clock;
// here the same list makes the same comparisons. Elements are only swapped in pairs, so that the list stays complete when a
// comparison raises. The list is at 1 and the comparator, or nil, at 2.

enum { SHORT_STRING = 256 };

/// The work to compare two values: long strings are read up to where they differ.
static uint64_t comparison_work(lua_State *L, int left, int right) {
    if (lua_type(L, left) != LUA_TSTRING || lua_type(L, right) != LUA_TSTRING) return 1;
    size_t count = lua_rawlen(L, left), right_count = lua_rawlen(L, right);
    if (count > right_count) count = right_count;
    if (count <= SHORT_STRING) return 1;
    return memcmp(lua_tostring(L, left), lua_tostring(L, right), SHORT_STRING) == 0 ? 1 + count / 8 : 1;
}

/// Whether the comparator puts the value at `left` before the one at `right`; both are relative to the top of the stack.
static bool asked_precedes(lua_State *L, int left, int right) {
    charge(L, 1);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, left - 1);
    lua_pushvalue(L, right - 2);
    lua_call(L, 2, 1);
    bool result = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return result;
}

/// Whether the value at `left` belongs before the one at `right`; both are relative to the top of the stack.
static bool precedes(lua_State *L, int left, int right) {
    if (!lua_isnil(L, 2)) return asked_precedes(L, left, right);
    charge(L, comparison_work(L, left, right));
    return lua_compare(L, left, right, LUA_OPLT);
}

/// Swaps the two values on top of the stack, which came from `left` and `right`, in the list.
static void swap(lua_State *L, lua_Integer left, lua_Integer right) {
    lua_seti(L, 1, left);
    lua_seti(L, 1, right);
}

/// Puts two elements in order, and returns whether they were not.
static bool order(lua_State *L, lua_Integer left, lua_Integer right) {
    lua_geti(L, 1, left);
    lua_geti(L, 1, right);
    bool is_wrong = precedes(L, -1, -2);
    if (is_wrong) swap(L, left, right);
    else lua_pop(L, 2);
    return is_wrong;
}

/// Lets the element at `node` sink to its position in the heap of `count` elements after `base`.
static void sink(lua_State *L, lua_Integer base, lua_Integer node, lua_Integer count) {
    for (lua_Integer child; (child = 2 * node) <= count; node = child) {
        lua_geti(L, 1, base + node);
        lua_geti(L, 1, base + child);
        if (child < count) {
            lua_geti(L, 1, base + child + 1);
            if (precedes(L, -2, -1)) {
                lua_replace(L, -2);
                child++;
            } else {
                lua_pop(L, 1);
            }
        }
        if (!precedes(L, -2, -1)) {
            lua_pop(L, 2);
            return;
        }
        swap(L, base + node, base + child);
    }
}

static void heap_sort(lua_State *L, lua_Integer low, lua_Integer high) {
    lua_Integer base = low - 1, count = high - base;
    for (lua_Integer node = count / 2; node > 0; node--) sink(L, base, node, count);
    for (; count > 1; count--) {
        lua_geti(L, 1, base + 1);
        lua_geti(L, 1, base + count);
        swap(L, base + 1, base + count);
        sink(L, base, 1, count - 1);
    }
}

/// How to compare elements with a pivot, as fast as its value allows.
enum pivot_kind { ASKED, LONG, BRIEF, NUMBER };

/// The value around which elements are partitioned.
struct pivot {
    enum pivot_kind kind;
    lua_Number number;
};

/// Examines the value on top of the stack. A number may be compared as a float if all that a float can't distinguish is
/// further from zero. Without a comparator, all but a long string is quick to compare.
static struct pivot look_at_pivot(lua_State *L) {
    struct pivot pivot = {LONG, lua_tonumber(L, -1)};
    bool is_number = lua_type(L, -1) == LUA_TNUMBER;
    if (!lua_isnil(L, 2)) pivot.kind = ASKED;
    else if (is_number && -0x1p53 < pivot.number && pivot.number < 0x1p53) pivot.kind = NUMBER;
    else if (lua_type(L, -1) != LUA_TSTRING || lua_rawlen(L, -1) <= SHORT_STRING) pivot.kind = BRIEF;
    return pivot;
}

/// Pushes the element at `index`, and returns whether it belongs before the pivot, which is below it.
static inline bool precedes_pivot(lua_State *L, const struct pivot *pivot, lua_Integer index) {
    int type = lua_geti(L, 1, index);
    if (pivot->kind == ASKED) return asked_precedes(L, -1, -2);
    if (pivot->kind == LONG) return precedes(L, -1, -2);
    charge(L, 1);
    if (pivot->kind == NUMBER && type == LUA_TNUMBER) return lua_tonumber(L, -1) < pivot->number;
    return lua_compare(L, -1, -2, LUA_OPLT);
}

/// Pushes the element at `index`, and returns whether it belongs after the pivot, which is two below it.
static inline bool follows_pivot(lua_State *L, const struct pivot *pivot, lua_Integer index) {
    int type = lua_geti(L, 1, index);
    if (pivot->kind == ASKED) return asked_precedes(L, -3, -1);
    if (pivot->kind == LONG) return precedes(L, -3, -1);
    charge(L, 1);
    if (pivot->kind == NUMBER && type == LUA_TNUMBER) return pivot->number < lua_tonumber(L, -1);
    return lua_compare(L, -3, -1, LUA_OPLT);
}

static int raise_invalid_order(lua_State *L) { return luaL_error(L, "invalid order function for sorting"); }

/// Partitions the elements from `low` to `high` around the one after `low`, and returns its new index: none before it belongs
/// after it, and none after it before it. Those at both ends are known to be on their side, which bounds the search.
static lua_Integer part(lua_State *L, lua_Integer low, lua_Integer high) {
    lua_geti(L, 1, low + 1);
    const struct pivot pivot = look_at_pivot(L);
    lua_Integer i = low + 1, j = high;
    for (;;) {
        while (precedes_pivot(L, &pivot, ++i)) {
            if (i == high) raise_invalid_order(L);
            lua_pop(L, 1);
        }
        while (follows_pivot(L, &pivot, --j)) {
            if (j < i) raise_invalid_order(L);
            lua_pop(L, 1);
        }
        if (j < i) break;
        swap(L, i, j);
    }
    // The element at `j` is the last of those that may belong before the pivot; it is on top.
    lua_replace(L, -2);
    swap(L, low + 1, j);
    return j;
}

/// Sorts the elements from `low` to `high`; `depth` is how often they may be partitioned before the heap sort takes over.
static void sort_range(lua_State *L, lua_Integer low, lua_Integer high, int depth) {
    for (; low < high; depth--) {
        if (depth == 0) {
            heap_sort(L, low, high);
            return;
        }
        lua_Integer middle = low + (high - low) / 2;
        order(L, low, high);
        if (high - low == 1) return;
        if (!order(L, low, middle)) order(L, middle, high);
        if (high - low == 2) return;
        lua_geti(L, 1, low + 1);
        lua_geti(L, 1, middle);
        swap(L, low + 1, middle);
        lua_Integer split = part(L, low, high);
        // The shorter side comes first, so that calls nest no deeper than the logarithm of the length.
        if (split - low < high - split) {
            sort_range(L, low, split - 1, depth - 1);
            low = split + 1;
        } else {
            sort_range(L, split + 1, high, depth - 1);
            high = split - 1;
        }
    }
}

static int sort(lua_State *L) {
    lua_Integer count = check_list(L);
    if (count < 2) return 0;
    luaL_argcheck(L, count < INT_MAX, 1, "array too big");
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    int depth = 0;
    for (lua_Integer rest = count; rest > 1; rest /= 2) depth += 2;
    sort_range(L, 1, count, depth);
    return 0;
}

void set_table_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"concat", concat},      {"insert", insert}, {"move", move},     {"pack", pack},
        {"remove", list_remove}, {"sort", sort},     {"unpack", unpack}, {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
