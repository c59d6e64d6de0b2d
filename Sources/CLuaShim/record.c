// Records: tables of known keys, made and read back in one protected call each.

#include "behind.h"
#include "call.h"
#include "context.h"

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
        int32_t index = record->fields->filled[i];
        lua_rawgeti(L, 2, index + 1);
        push_cell(L, &record->fields->cells[index], record->base);
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
    int record, indexes;
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
            if (lua_getmetatable(L, index)) {  // it may look empty and not be
                cell->kind = LUASHIM_OTHER;
                lua_pop(L, 1);
                break;
            }
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
    lua_rawgeti(L, LUA_REGISTRYINDEX, reading->indexes);
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        lua_pushvalue(L, 4);
        int32_t index = lua_rawget(L, 3) == LUA_TNUMBER ? (int32_t)lua_tointeger(L, -1) : 0;
        lua_pop(L, 1);
        if (index < 1 || index > fields->count) {
            lua_pushvalue(L, 4);
            return lua_error(L);
        }
        read_cell(L, 5, &fields->cells[index - 1]);
        fields->filled[fields->filled_count++] = index - 1;
        lua_pop(L, 1);
    }
    return 0;
}

int luashim_read_record(lua_State *L, int record, int indexes, struct luashim_fields *fields) {
    struct reading reading = {record, indexes, fields};
    return protect(L, read_record, &reading, 0, 0);
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
