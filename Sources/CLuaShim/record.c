// Records: tables of known keys, made of bytes and compared with them in one protected call each.

#include <stdlib.h>
#include <string.h>

#include "behind.h"
#include "call.h"
#include "context.h"

// MARK: Bytes

/// Bytes on the way to a state. The host wrote them, and what it didn't finish is an error and no read beyond the end.
struct cursor {
    const uint8_t *at, *end;
};

static const uint8_t *take(lua_State *L, struct cursor *cursor, size_t count) {
    if ((size_t)(cursor->end - cursor->at) < count) luaL_error(L, "a record ends too early");
    const uint8_t *bytes = cursor->at;
    cursor->at += count;
    return bytes;
}

static uint8_t take_byte(lua_State *L, struct cursor *cursor) { return *take(L, cursor, 1); }

// All machines that Linux and Swift run on are little-endian, as messages are.
static uint16_t take_index(lua_State *L, struct cursor *cursor) {
    uint16_t index;
    memcpy(&index, take(L, cursor, sizeof index), sizeof index);
    return index;
}

static uint32_t take_count(lua_State *L, struct cursor *cursor) {
    uint32_t count;
    memcpy(&count, take(L, cursor, sizeof count), sizeof count);
    return count;
}

static int64_t take_integer(lua_State *L, struct cursor *cursor) {
    int64_t number;
    memcpy(&number, take(L, cursor, sizeof number), sizeof number);
    return number;
}

static double take_number(lua_State *L, struct cursor *cursor) {
    double number;
    memcpy(&number, take(L, cursor, sizeof number), sizeof number);
    return number;
}

enum {
    /// How deep lists may be in one another.
    DEEPEST_LIST = 16,
};

/// Passes a content whose kind was taken.
static void skip_content(lua_State *L, struct cursor *cursor, uint8_t kind, int depth) {
    switch (kind) {
        case LUASHIM_ABSENT:
        case LUASHIM_NULL:
        case LUASHIM_NO:
        case LUASHIM_YES:
        case LUASHIM_EMPTY: return;
        case LUASHIM_INTEGER:
        case LUASHIM_NUMBER: take(L, cursor, 8); return;
        case LUASHIM_STRING: take(L, cursor, take_count(L, cursor)); return;
        case LUASHIM_LIST:
            if (depth > DEEPEST_LIST) break;
            for (uint32_t left = take_count(L, cursor); left > 0; left--) {
                skip_content(L, cursor, take_byte(L, cursor), depth + 1);
            }
            return;
    }
    luaL_error(L, "a record has an unknown kind of field");
}

static void push_content(lua_State *L, struct cursor *cursor, uint8_t kind, int depth) {
    switch (kind) {
        case LUASHIM_ABSENT: lua_pushnil(L); return;
        case LUASHIM_NULL: lua_pushlightuserdata(L, NULL); return;
        case LUASHIM_NO: lua_pushboolean(L, 0); return;
        case LUASHIM_YES: lua_pushboolean(L, 1); return;
        case LUASHIM_EMPTY: lua_createtable(L, 0, 0); return;
        case LUASHIM_INTEGER: lua_pushinteger(L, take_integer(L, cursor)); return;
        case LUASHIM_NUMBER: lua_pushnumber(L, take_number(L, cursor)); return;
        case LUASHIM_STRING: {
            uint32_t count = take_count(L, cursor);
            lua_pushlstring(L, (const char *)take(L, cursor, count), count);
            return;
        }
        case LUASHIM_LIST: {
            if (depth > DEEPEST_LIST) break;
            luaL_checkstack(L, 4, NULL);
            uint32_t count = take_count(L, cursor);
            if (count > (size_t)(cursor->end - cursor->at)) luaL_error(L, "a record ends too early");
            lua_createtable(L, (int)count, 0);
            for (uint32_t i = 1; i <= count; i++) {
                push_content(L, cursor, take_byte(L, cursor), depth + 1);
                lua_rawseti(L, -2, i);
            }
            return;
        }
    }
    luaL_error(L, "a record has an unknown kind of field");
}

// MARK: In

struct making {
    const struct luashim_layout *layout;
    struct cursor cursor;
    int reference;
};

static int make_record(lua_State *L) {
    struct making *making = lua_touserdata(L, 1);
    const struct luashim_layout *layout = making->layout;
    struct cursor *cursor = &making->cursor;
    lua_rawgeti(L, LUA_REGISTRYINDEX, layout->keys);
    uint32_t count = take_count(L, cursor);
    lua_createtable(L, 0, count < (uint32_t)layout->count ? (int)count : layout->count);
    for (; count > 0; count--) {
        uint16_t index = take_index(L, cursor);
        if (index >= layout->count) luaL_error(L, "a record has an unknown field");
        lua_rawgeti(L, 2, index + 1);
        push_content(L, cursor, take_byte(L, cursor), 0);
        lua_rawset(L, 3);
    }
    if (layout->metatable != LUA_NOREF) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, layout->metatable);
        lua_setmetatable(L, 3);
    }
    making->reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

int luashim_make_record(lua_State *L, const struct luashim_layout *layout, const uint8_t *bytes, size_t count, size_t *used,
                        int *reference) {
    struct making making = {layout, {bytes, bytes + count}, LUA_NOREF};
    int status = protect(L, make_record, &making, 0, 0);
    *used = (size_t)(making.cursor.at - bytes);
    *reference = making.reference;
    return status;
}

// MARK: Out

struct luashim_changes *luashim_make_changes(int count) {
    struct luashim_changes *changes = calloc(1, sizeof *changes);
    if (changes == NULL) abort();
    changes->fields = calloc((size_t)count, sizeof *changes->fields);
    changes->others = calloc((size_t)count, sizeof *changes->others);
    changes->is_unfetched = calloc((size_t)count, sizeof *changes->is_unfetched);
    changes->keys = calloc((size_t)count, sizeof *changes->keys);
    if (count == 0) return changes;
    if (changes->fields == NULL || changes->others == NULL || changes->is_unfetched == NULL || changes->keys == NULL) abort();
    return changes;
}

void luashim_free_changes(struct luashim_changes *changes) {
    free(changes->fields);
    free(changes->others);
    free(changes->is_unfetched);
    free(changes->keys);
    free(changes->bytes);
    free(changes);
}

static uint8_t *make_room_for(lua_State *L, struct luashim_changes *changes, size_t count) {
    if (changes->room - changes->byte_count < count) {
        size_t room = 2 * changes->room + count;
        uint8_t *bytes = realloc(changes->bytes, room);
        if (bytes == NULL) luaL_error(L, "not enough memory");
        changes->bytes = bytes;
        changes->room = room;
    }
    uint8_t *bytes = changes->bytes + changes->byte_count;
    changes->byte_count += count;
    return bytes;
}

/// Notes that a field holds a content of this kind now; returns where the content's bytes go.
static uint8_t *put_field(lua_State *L, struct luashim_changes *changes, int index, uint8_t kind, size_t count) {
    uint8_t *bytes = make_room_for(L, changes, 3 + count);
    bytes[0] = (uint8_t)index;
    bytes[1] = (uint8_t)(index >> 8);
    bytes[2] = kind;
    changes->count++;
    return bytes + 3;
}

/// Notes that a field holds this now.
static void put(lua_State *L, struct luashim_changes *changes, int index, uint8_t kind, const void *content, size_t count) {
    uint8_t *bytes = put_field(L, changes, index, kind, count);
    if (count > 0) memcpy(bytes, content, count);
}

static void put_string(lua_State *L, struct luashim_changes *changes, int index, const char *text, size_t length) {
    uint32_t count = (uint32_t)length;
    uint8_t *bytes = put_field(L, changes, index, LUASHIM_STRING, sizeof count + length);
    memcpy(bytes, &count, sizeof count);
    memcpy(bytes + sizeof count, text, length);
}

/// Whether two numbers are the same bits: what isn't a number is the same, too.
static bool is_same_number(double one, double other) { return memcmp(&one, &other, sizeof one) == 0; }

static bool is_same(lua_State *L, int index, struct cursor *cursor, uint8_t kind, int depth);

/// Whether a table is the list at the cursor and nothing more, so that nobody has to copy it.
static bool is_same_list(lua_State *L, int index, struct cursor *cursor, int depth) {
    uint32_t count = take_count(L, cursor);
    if (depth > DEEPEST_LIST) return false;
    luaL_checkstack(L, 6, NULL);
    for (uint32_t i = 1; i <= count; i++) {
        lua_rawgeti(L, index, i);
        bool is_item_same = is_same(L, lua_gettop(L), cursor, take_byte(L, cursor), depth + 1);
        lua_pop(L, 1);
        if (!is_item_same) return false;
    }
    uint32_t found = 0;
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        if (++found > count) {
            lua_pop(L, 1);
            return false;
        }
    }
    return found == count;
}

static bool is_same(lua_State *L, int index, struct cursor *cursor, uint8_t kind, int depth) {
    switch (lua_type(L, index)) {
        case LUA_TNIL: return kind == LUASHIM_ABSENT;
        case LUA_TBOOLEAN: return kind == (lua_toboolean(L, index) ? LUASHIM_YES : LUASHIM_NO);
        case LUA_TNUMBER:
            if (lua_isinteger(L, index)) return kind == LUASHIM_INTEGER && take_integer(L, cursor) == lua_tointeger(L, index);
            return kind == LUASHIM_NUMBER && is_same_number(take_number(L, cursor), lua_tonumber(L, index));
        case LUA_TSTRING: {
            size_t length;
            const char *text = lua_tolstring(L, index, &length);
            if (kind != LUASHIM_STRING || take_count(L, cursor) != length) return false;
            return memcmp(take(L, cursor, length), text, length) == 0;
        }
        case LUA_TLIGHTUSERDATA: return kind == LUASHIM_NULL && lua_touserdata(L, index) == NULL;
        case LUA_TTABLE:
            if (kind != LUASHIM_LIST && kind != LUASHIM_EMPTY) return false;
            if (lua_getmetatable(L, index)) {  // it may look like a list and not be one
                lua_pop(L, 1);
                return false;
            }
            if (kind == LUASHIM_LIST) return is_same_list(L, index, cursor, depth);
            lua_pushnil(L);
            if (!lua_next(L, index)) return true;
            lua_pop(L, 2);
            return false;
        default: return false;
    }
}

/// Whether a table has neither fields nor a metatable.
static bool is_empty(lua_State *L, int index) {
    struct cursor nothing = {NULL, NULL};
    return is_same(L, index, &nothing, LUASHIM_EMPTY, 0);
}

/// Notes what a field holds that isn't what it was.
static void put_value(lua_State *L, struct luashim_changes *changes, int index, int at) {
    switch (lua_type(L, at)) {
        case LUA_TBOOLEAN: put(L, changes, index, lua_toboolean(L, at) ? LUASHIM_YES : LUASHIM_NO, NULL, 0); return;
        case LUA_TNUMBER:
            if (lua_isinteger(L, at)) {
                int64_t number = lua_tointeger(L, at);
                put(L, changes, index, LUASHIM_INTEGER, &number, sizeof number);
            } else {
                double number = lua_tonumber(L, at);
                put(L, changes, index, LUASHIM_NUMBER, &number, sizeof number);
            }
            return;
        case LUA_TSTRING: {
            size_t length;
            const char *text = lua_tolstring(L, at, &length);
            put_string(L, changes, index, text, length);
            return;
        }
        case LUA_TLIGHTUSERDATA:
            if (lua_touserdata(L, at) != NULL) break;
            put(L, changes, index, LUASHIM_NULL, NULL, 0);
            return;
        case LUA_TTABLE:
            if (!is_empty(L, at)) break;
            put(L, changes, index, LUASHIM_EMPTY, NULL, 0);
            return;
    }
    changes->others[changes->other_count++] = index;
}

struct reading {
    int record;
    const struct luashim_layout *layout;
    struct cursor cursor;
    struct luashim_changes *changes;
};

/// Notes where each field of the input is.
static void read_input(lua_State *L, const struct luashim_layout *layout, struct cursor cursor, struct luashim_changes *changes) {
    for (uint32_t left = take_count(L, &cursor); left > 0; left--) {
        uint16_t index = take_index(L, &cursor);
        if (index >= layout->count) luaL_error(L, "a record has an unknown field");
        struct luashim_field *field = &changes->fields[index];
        field->kind = take_byte(L, &cursor);
        field->content = cursor.at;
        field->turn = changes->turn;
        skip_content(L, &cursor, field->kind, 0);
    }
}

/// The index of the key at 4 on the stack, which is the record's at this place in Lua's order; -1 if the indexes at 3 lack it.
static int index_of_key(lua_State *L, const struct luashim_layout *layout, struct luashim_changes *changes, int place) {
    const void *key = lua_topointer(L, 4);
    struct luashim_key *last = place < layout->count ? &changes->keys[place] : NULL;
    if (last != NULL && key != NULL && last->key == key) return last->index;
    lua_pushvalue(L, 4);
    int index = lua_rawget(L, 3) == LUA_TNUMBER ? (int)lua_tointeger(L, -1) - 1 : -1;
    lua_pop(L, 1);
    if (index < 0 || index >= layout->count) return -1;
    lua_rawgeti(L, LUA_REGISTRYINDEX, layout->keys);
    lua_rawgeti(L, -1, index + 1);
    // A long text of the script's may be equal and another object, which need not live until the next record.
    if (last != NULL) *last = (struct luashim_key){lua_topointer(L, -1) == key ? key : NULL, index};
    lua_pop(L, 2);
    return index;
}

static int read_changes(lua_State *L) {
    struct reading *reading = lua_touserdata(L, 1);
    const struct luashim_layout *layout = reading->layout;
    struct luashim_changes *changes = reading->changes;
    struct cursor cursor = reading->cursor;
    read_input(L, layout, cursor, changes);
    lua_rawgeti(L, LUA_REGISTRYINDEX, reading->record);
    lua_rawgeti(L, LUA_REGISTRYINDEX, layout->indexes);
    lua_pushnil(L);
    for (int place = 0; lua_next(L, 2); place++) {
        int index = index_of_key(L, layout, changes, place);
        if (index < 0) {
            lua_pushvalue(L, 4);
            return lua_error(L);
        }
        if (lua_type(L, 5) == LUA_TSTRING) changes->text_bytes += lua_rawlen(L, 5);
        struct luashim_field *field = &changes->fields[index];
        bool is_given = field->turn == changes->turn;
        struct cursor content = {is_given ? field->content : cursor.end, cursor.end};
        field->turn = is_given ? 0 : field->turn;  // what is left at the end is gone
        if (!is_given || !is_same(L, 5, &content, field->kind, 0)) put_value(L, changes, index, 5);
        if (changes->is_unfetched[index] != 0 && changes->first_unfetched < 0) changes->first_unfetched = index;
        lua_settop(L, 4);
    }
    for (uint32_t left = take_count(L, &cursor); left > 0; left--) {
        uint16_t index = take_index(L, &cursor);
        uint8_t kind = take_byte(L, &cursor);
        skip_content(L, &cursor, kind, 0);
        if (changes->fields[index].turn != changes->turn || kind == LUASHIM_ABSENT) continue;
        put(L, changes, index, LUASHIM_ABSENT, NULL, 0);
    }
    return 0;
}

int luashim_read_changes(lua_State *L, int record, const struct luashim_layout *layout, const uint8_t *bytes, size_t count,
                         struct luashim_changes *changes) {
    changes->turn++;
    changes->byte_count = 0;
    changes->count = 0;
    changes->other_count = 0;
    changes->text_bytes = 0;
    changes->first_unfetched = -1;
    struct reading reading = {record, layout, {bytes, bytes + count}, changes};
    return protect(L, read_changes, &reading, 0, 0);
}

int luashim_parameter_count(lua_State *L, int function) {
    lua_Debug record;
    if (lua_rawgeti(L, LUA_REGISTRYINDEX, function) != LUA_TFUNCTION) {
        lua_pop(L, 1);
        return 255;
    }
    lua_getinfo(L, ">u", &record);
    return record.isvararg ? 255 : record.nparams;
}
