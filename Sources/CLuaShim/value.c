// Values from Swift to Lua and back, one at a time.

#include "behind.h"
#include "call.h"
#include "charge.h"
#include "object.h"

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
    charge(L, 4);  // the copy costs more than the step
    *more = lua_next(L, 2);
    if (*more && lua_type(L, -1) == LUA_TSTRING) charge_bytes(L, lua_rawlen(L, -1));
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
    // A script's `__tostring` may call this again, by a host function on the main thread; a string has none.
    if (context_of(L)->counts > MOST_COUNTS && lua_type(L, 2) != LUA_TSTRING) return luaL_error(L, "C stack overflow");
    push_text(L, 2, NULL);
    return 1;
}

int luashim_describe(lua_State *L, int index) {
    struct context *context = context_of(L);
    lua_pushvalue(L, index);
    context->counts++;
    int status = protect(L, describe, NULL, 1, 1);
    context->counts--;
    return status;
}

static int behind(lua_State *L) {
    if (!push_behind(L, 2)) lua_pushvalue(L, 2);
    return 1;
}

int luashim_push_behind(lua_State *L, int index) {
    lua_pushvalue(L, index);
    return protect(L, behind, NULL, 1, 1);
}
