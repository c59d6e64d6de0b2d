// Traversal in a fixed order. Lua's own order depends on hash and address, which differ between processes; here numbers come
// first, ascending, then the fields of a record in their own order, then strings by their bytes, then false and true. Other
// keys come last; among them the order isn't fixed.

#include <string.h>

#include "behind.h"
#include "charge.h"
#include "object.h"
#include "order.h"

enum rank { NUMBER, FIELD, STRING, BOOLEAN, OTHER };

/// A key, compared by its rank, and then by its value.
struct key {
    union {
        lua_Number number;
        const char *bytes;
        const void *address;
    };
    /// Of a string and of a field's name its length, of an integer its value, of a boolean itself.
    lua_Integer detail;
    /// Of a field its index in the record.
    int32_t field;
    /// The index of the key in the table of keys or on the stack.
    uint32_t index;
    enum rank rank;
};

/// A traversal: a userdata whose user value is the table of keys.
struct order {
    /// How many keys there are, or how long the list is.
    lua_Integer count;
    /// How many keys were returned.
    lua_Integer position;
    /// Whether the keys are 1 to count, which need no table.
    bool is_list;
    struct key keys[];
};

enum { SHORT_TEXT = 64 };

/// Charges for the bytes of long texts, which may be read completely.
static int compare(lua_State *L, const struct key *left, const struct key *right) {
    if (left->rank != right->rank) return left->rank < right->rank ? -1 : 1;
    if (left->rank == NUMBER && left->number != right->number) return left->number < right->number ? -1 : 1;
    if (left->rank == OTHER) return left->address < right->address ? -1 : left->address > right->address;
    if (left->rank == FIELD) return left->field < right->field ? -1 : left->field > right->field;
    if (left->rank == STRING) {
        lua_Integer shorter = left->detail < right->detail ? left->detail : right->detail;
        if (shorter > SHORT_TEXT) charge_bytes(L, (size_t)shorter);
        int order = memcmp(left->bytes, right->bytes, (size_t)shorter);
        if (order != 0) return order;
    }
    return left->detail < right->detail ? -1 : left->detail > right->detail;
}

// MARK: Sorting

static void sift_down(lua_State *L, struct key *keys, lua_Integer start, lua_Integer end) {
    struct key moved = keys[start];
    lua_Integer hole = start;
    for (lua_Integer child; (child = 2 * hole + 1) < end; hole = child) {
        charge(L, 2);
        if (child + 1 < end && compare(L, &keys[child], &keys[child + 1]) < 0) child++;
        if (compare(L, &moved, &keys[child]) >= 0) break;
        keys[hole] = keys[child];
    }
    keys[hole] = moved;
}

static bool is_sorted(lua_State *L, const struct key *keys, lua_Integer count) {
    for (lua_Integer i = 1; i < count; i++) {
        charge(L, 1);
        if (compare(L, &keys[i - 1], &keys[i]) > 0) return false;
    }
    return true;
}

static void sort_few(lua_State *L, struct key *keys, int count) {
    for (int i = 1; i < count; i++) {
        struct key moved = keys[i];
        int hole = i;
        for (; hole > 0 && compare(L, &keys[hole - 1], &moved) > 0; hole--) keys[hole] = keys[hole - 1];
        keys[hole] = moved;
    }
}

/// A heap sort: in place, and fast enough for any keys.
static void sort(lua_State *L, struct key *keys, lua_Integer count) {
    if (is_sorted(L, keys, count)) return;
    for (lua_Integer start = count / 2; start-- > 0;) sift_down(L, keys, start, count);
    for (lua_Integer end = count; end-- > 1;) {
        struct key largest = keys[0];
        keys[0] = keys[end];
        keys[end] = largest;
        sift_down(L, keys, 0, end);
    }
}

// MARK: Keys

/// Pushes the indexes of a record's fields and returns their stack index, or 0 if the table at `index` isn't a record.
static int push_fields(lua_State *L, int index) {
    int type = luaL_getmetafield(L, index, "__order");
    if (type == LUA_TTABLE) return lua_gettop(L);
    if (type != LUA_TNIL) lua_pop(L, 1);
    return 0;
}

/// Describes the key on top of the stack; `fields` is the stack index of the record's field indexes, or 0.
static struct key describe(lua_State *L, int fields, uint32_t index) {
    struct key key = {.index = index, .rank = OTHER};
    switch (lua_type(L, -1)) {
        case LUA_TNUMBER:
            key.rank = NUMBER;
            key.number = lua_tonumber(L, -1);
            key.detail = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
            break;
        case LUA_TSTRING: {
            size_t count;
            key.rank = STRING;
            key.bytes = lua_tolstring(L, -1, &count);
            key.detail = (lua_Integer)count;
            if (fields != 0) {
                lua_pushvalue(L, -1);
                if (lua_rawget(L, fields) == LUA_TNUMBER) {
                    key.rank = FIELD;
                    key.field = (int32_t)lua_tointeger(L, -1);
                }
                lua_pop(L, 1);
            }
            break;
        }
        case LUA_TBOOLEAN:
            key.rank = BOOLEAN;
            key.detail = lua_toboolean(L, -1);
            break;
        default: key.address = lua_topointer(L, -1);
    }
    return key;
}

enum { NO_LIST = -1 };

/// The length of the table at `index` if its keys are 1, 2, 3 … in this order; ends at the first that isn't.
static lua_Integer list_length(lua_State *L, int index) {
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        charge(L, 1);
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) != ++count) {
            lua_pop(L, 1);
            return NO_LIST;
        }
    }
    return count;
}

static lua_Integer count_keys(lua_State *L, int index) {
    lua_Integer count = 0;
    lua_pushnil(L);
    for (; lua_next(L, index); count++) {
        lua_pop(L, 1);
        charge(L, 1);
    }
    return count;
}

/// Pushes the order of the table at `index`.
static struct order *push_order(lua_State *L, int index) {
    luaL_checkstack(L, 8, NULL);
    lua_Integer length = list_length(L, index);
    bool is_list = length != NO_LIST;
    lua_Integer count = is_list ? length : count_keys(L, index);
    size_t size = sizeof(struct order) + (is_list ? 0 : (size_t)count * sizeof(struct key));
    struct order *order = lua_newuserdatauv(L, size, 1);
    *order = (struct order){.count = count, .is_list = is_list};
    if (is_list) return order;

    lua_createtable(L, count < INT32_MAX ? (int)count : 0, 0);
    int keys = lua_gettop(L);
    int fields = push_fields(L, index);
    lua_Integer described = 0;
    lua_pushnil(L);
    while (described < count && lua_next(L, index)) {
        lua_pop(L, 1);
        order->keys[described] = describe(L, fields, (uint32_t)described);
        lua_pushvalue(L, -1);
        lua_rawseti(L, keys, ++described);
    }
    lua_settop(L, keys);
    order->count = described;
    sort(L, order->keys, described);
    lua_setiuservalue(L, -2, 1);
    return order;
}

/// Pushes the next key that still holds something, and its value; the order is at `at`, the table at `index`.
static int push_next(lua_State *L, int index, int at) {
    struct order *order = lua_touserdata(L, at);
    if (order->is_list) {
        while (order->position < order->count) {
            lua_pushinteger(L, ++order->position);
            if (lua_rawgeti(L, index, order->position) != LUA_TNIL) return 2;
            lua_pop(L, 2);
            charge(L, 1);
        }
        lua_pushnil(L);
        return 1;
    }
    lua_getiuservalue(L, at, 1);
    while (order->position < order->count) {
        lua_rawgeti(L, -1, (lua_Integer)order->keys[order->position++].index + 1);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, index) != LUA_TNIL) return 2;
        lua_pop(L, 2);
        charge(L, 1);
    }
    lua_pushnil(L);
    return 1;
}

// MARK: pairs

/// Iterates over a list; its length is the upvalue, the last index the second argument. Scripts may pass any other index.
static int step_list(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer count = lua_tointeger(L, lua_upvalueindex(1));
    int is_integer;
    lua_Integer last = lua_tointegerx(L, 2, &is_integer);
    if (!is_integer) last = luaL_optinteger(L, 2, 0);
    if (last < 0) last = 0;  // a list has nothing there
    lua_settop(L, 1);
    charge(L, 1);
    while (last < count) {
        lua_pushinteger(L, ++last);
        if (lua_rawgeti(L, 1, last) != LUA_TNIL) return 2;
        lua_settop(L, 1);
        charge(L, 1);
    }
    return 0;
}

/// The upvalues of `step_few`: the table, how many keys were returned, how many there are, and then the keys in order.
enum { FEW_TABLE = 1, FEW_POSITION, FEW_COUNT, FEW_KEYS };

static int step_few(lua_State *L) {
    charge(L, 1);
    int position = (int)lua_tointeger(L, lua_upvalueindex(FEW_POSITION));
    int count = (int)lua_tointeger(L, lua_upvalueindex(FEW_COUNT));
    lua_settop(L, 0);
    while (position < count) {
        lua_pushvalue(L, lua_upvalueindex(FEW_KEYS + position++));
        lua_pushvalue(L, 1);
        if (lua_rawget(L, lua_upvalueindex(FEW_TABLE)) != LUA_TNIL) {
            lua_pushinteger(L, position);
            lua_replace(L, lua_upvalueindex(FEW_POSITION));
            return 2;
        }
        lua_settop(L, 0);
    }
    return 0;
}

static int step(lua_State *L) {
    charge(L, 1);
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, lua_upvalueindex(2));
    return push_next(L, 1, 2);
}

/// How many keys fit into the iterator itself.
enum { FEW = 32 };

/// Describes the keys of the table at `index` and leaves them on the stack; returns their count, or FEW + 1 if there are more.
static int push_few_keys(lua_State *L, int index, struct key *keys) {
    luaL_checkstack(L, 2 * FEW + 8, NULL);
    int fields = push_fields(L, index);
    if (fields == 0) lua_pushnil(L);
    int below = lua_gettop(L);
    int count = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        if (count == FEW) {
            lua_settop(L, below - 1);
            return FEW + 1;
        }
        keys[count] = describe(L, fields, (uint32_t)(below + 1 + count));
        count++;
        lua_pushvalue(L, -1);
        lua_insert(L, -2);
    }
    return count;
}

/// Pushes the iterator over the table at `index` and returns true if that is a separate list.
static bool push_list_iterator(lua_State *L, int index) {
    if (lua_rawlen(L, index) == 0 || !lua_rawequal(L, 1, index)) return false;
    lua_Integer length = list_length(L, index);
    if (length == NO_LIST) return false;
    lua_pushinteger(L, length);
    lua_pushcclosure(L, step_list, 1);
    return true;
}

/// Pushes the iterator over the table at `index`, which is the one at 1 or the one behind it.
LEAF static void push_iterator(lua_State *L, int index) {
    if (push_list_iterator(L, index)) return;
    struct key keys[FEW];
    int count = push_few_keys(L, index, keys);
    lua_pushvalue(L, index);
    if (count > FEW) {
        push_order(L, index);
        lua_pushcclosure(L, step, 2);
        return;
    }
    charge(L, (uint64_t)count);
    sort_few(L, keys, count);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, count);
    for (int i = 0; i < count; i++) lua_pushvalue(L, (int)keys[i].index);
    lua_pushcclosure(L, step_few, FEW_KEYS - 1 + count);
}

/// Returns what `__pairs` returned, also after a yield in it.
static int finish_pairs(lua_State *L, int status, lua_KContext context) {
    (void)L;
    (void)status;
    (void)context;
    return 3;
}

int ordered_pairs(lua_State *L) {
    charge(L, 1);
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_callk(L, 1, 3, 0, finish_pairs);
        return finish_pairs(L, LUA_OK, 0);
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    if (!push_behind(L, 1)) lua_pushvalue(L, 1);
    push_iterator(L, 2);
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

// MARK: next

/// The key in the registry of the table from tables to orders: `next` gets only the last key.
static const char orders = 0;

static void forget_order(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    lua_rawset(L, 3);
}

/// Pushes the first key and its value: the least of all, without building an order, since most callers only ask whether there
/// is one.
static int push_first(lua_State *L) {
    int fields = push_fields(L, 1);
    struct key least = {0};
    bool is_empty = true;
    lua_pushnil(L);  // the least key so far
    int slot = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        charge(L, 1);
        lua_pop(L, 1);
        struct key key = describe(L, fields, 0);
        if (is_empty || compare(L, &key, &least) < 0) {
            least = key;
            lua_pushvalue(L, -1);
            lua_replace(L, slot);
            is_empty = false;
        }
    }
    lua_settop(L, slot);
    if (is_empty) return 1;
    lua_pushvalue(L, slot);
    lua_rawget(L, 1);
    return 2;
}

/// Whether the key at index 2 was the last that the order at `at` returned.
static bool is_last_given(lua_State *L, int at) {
    struct order *order = lua_touserdata(L, at);
    if (order->position == 0) return false;
    if (order->is_list) return lua_isinteger(L, 2) && lua_tointeger(L, 2) == order->position;
    lua_getiuservalue(L, at, 1);
    lua_rawgeti(L, -1, (lua_Integer)order->keys[order->position - 1].index + 1);
    bool is_equal = lua_rawequal(L, -1, 2);
    lua_pop(L, 2);
    return is_equal;
}

/// Moves in the order at `at` past the key at index 2, which may have been cleared since it was returned.
static void seek(lua_State *L, int at) {
    struct order *order = lua_touserdata(L, at);
    int fields = push_fields(L, 1);
    lua_pushvalue(L, 2);
    struct key wanted = describe(L, fields, 0);
    lua_settop(L, at);
    lua_Integer first = 0;
    lua_Integer end = order->count;
    while (first < end) {
        lua_Integer middle = first + (end - first) / 2;
        struct key of_list = {.rank = NUMBER, .number = (lua_Number)(middle + 1), .detail = middle + 1};
        const struct key *key = order->is_list ? &of_list : &order->keys[middle];
        if (compare(L, key, &wanted) <= 0) first = middle + 1;
        else end = middle;
    }
    order->position = first;
}

int ordered_next(lua_State *L) {
    charge(L, 1);
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    if (push_behind(L, 1)) lua_replace(L, 1);
    if (lua_type(L, 2) == LUA_TNUMBER && lua_tointegerx(L, 2, NULL) == lua_tonumber(L, 2)) {
        lua_pushinteger(L, lua_tointeger(L, 2));  // as a key, 1.0 is 1
        lua_replace(L, 2);
    }
    push_weak_table(L, &orders);
    if (lua_isnil(L, 2)) {
        forget_order(L);
        return push_first(L);
    }
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 3) != LUA_TUSERDATA) {
        lua_settop(L, 3);
        push_order(L, 1);
        lua_pushvalue(L, 1);
        lua_pushvalue(L, 4);
        lua_rawset(L, 3);
    }
    if (!is_last_given(L, 4)) seek(L, 4);
    int results = push_next(L, 1, 4);
    if (results == 1) forget_order(L);  // the traversal has ended
    return results;
}
