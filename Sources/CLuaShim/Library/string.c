// The functions of `string` that split and build texts: byte, char, len, lower, rep, reverse, sub, upper. They do the same as
// Lua's own, and charge for the bytes and values that they process.

#include <limits.h>
#include <string.h>

#include "../charge.h"
#include "library.h"
#include "../memory.h"

/// How many bytes are processed between two charges.
enum { PORTION = 1 << 16 };

/// How many of the `left` bytes are processed now. They are charged.
static size_t charge_portion(lua_State *L, size_t left) {
    size_t portion = left < PORTION ? left : PORTION;
    charge_bytes(L, portion);
    return portion;
}

static int string_len(lua_State *L) {
    charge(L, 1);
    size_t count;
    luaL_checklstring(L, 1, &count);
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

// MARK: Slices

struct slice {
    size_t start, count;
};

/// The position counted from the start, 1 being the first, which may lie outside the text.
static lua_Integer position(lua_Integer index, size_t count) { return index < 0 ? (lua_Integer)count + index + 1 : index; }

/// The part of a text of `count` bytes from the position `first` to `last`, as far as the text goes.
static struct slice slice_of(size_t count, lua_Integer first, lua_Integer last) {
    first = position(first, count);
    last = position(last, count);
    if (first < 1) first = 1;
    if (last > (lua_Integer)count) last = (lua_Integer)count;
    struct slice slice = {(size_t)first - 1, first > last ? 0 : (size_t)(last - first + 1)};
    return slice;
}

static int string_sub(lua_State *L) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer first = luaL_checkinteger(L, 2);
    struct slice slice = slice_of(count, first, luaL_optinteger(L, 3, -1));
    lua_pushlstring(L, slice.count == 0 ? "" : text + slice.start, slice.count);
    charge_bytes(L, slice.count);
    return 1;
}

static int string_byte(lua_State *L) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer first = luaL_optinteger(L, 2, 1);
    struct slice slice = slice_of(count, first, luaL_optinteger(L, 3, first));
    if (slice.count >= INT_MAX) return luaL_error(L, "string slice too long");
    luaL_checkstack(L, (int)slice.count, "string slice too long");
    charge(L, slice.count);
    for (size_t i = 0; i < slice.count; i++) lua_pushinteger(L, (unsigned char)text[slice.start + i]);
    return (int)slice.count;
}

LEAF static int string_char(lua_State *L) {
    int count = lua_gettop(L);
    charge(L, 1 + (uint64_t)count);
    luaL_Buffer buffer;
    char *bytes = luaL_buffinitsize(L, &buffer, (size_t)count);
    for (int i = 1; i <= count; i++) {
        lua_Integer byte = luaL_checkinteger(L, i);
        luaL_argcheck(L, 0 <= byte && byte <= UCHAR_MAX, i, "value out of range");
        bytes[i - 1] = (char)byte;
    }
    luaL_pushresultsize(&buffer, (size_t)count);
    return 1;
}

// MARK: Whole texts

/// Opens a buffer for a result of that length.
static char *open_buffer(lua_State *L, luaL_Buffer *buffer, size_t count) {
    make_room(L, count);
    return luaL_buffinitsize(L, buffer, count);
}

/// Pushes the text with the 26 letters from `first` on in the other case. As in the C locale, only ASCII has letters.
LEAF static int change_case(lua_State *L, char first) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    luaL_Buffer buffer;
    char *bytes = open_buffer(L, &buffer, count);
    for (size_t done = 0; done < count;) {
        for (size_t end = done + charge_portion(L, count - done); done < end; done++) {
            bool is_letter = (unsigned char)(text[done] - first) < 26;
            bytes[done] = (char)(text[done] ^ (is_letter ? 'a' ^ 'A' : 0));
        }
    }
    luaL_pushresultsize(&buffer, count);
    return 1;
}

static int string_lower(lua_State *L) { return change_case(L, 'A'); }

static int string_upper(lua_State *L) { return change_case(L, 'a'); }

LEAF static int string_reverse(lua_State *L) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    luaL_Buffer buffer;
    char *bytes = open_buffer(L, &buffer, count);
    for (size_t done = 0; done < count;) {
        for (size_t end = done + charge_portion(L, count - done); done < end; done++) bytes[done] = text[count - 1 - done];
    }
    luaL_pushresultsize(&buffer, count);
    return 1;
}

/// The most bytes that `rep` gives.
static const size_t largest_repetition = INT_MAX;

LEAF static int string_rep(lua_State *L) {
    charge(L, 1);
    size_t count, separator_count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer times = luaL_checkinteger(L, 2);
    const char *separator = luaL_optlstring(L, 3, "", &separator_count);
    size_t turn = count + separator_count;
    if (times <= 0 || turn == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if (turn > largest_repetition / (size_t)times) return luaL_error(L, "resulting string too large");
    size_t total = turn * (size_t)times - separator_count;
    luaL_Buffer buffer;
    char *bytes = open_buffer(L, &buffer, total);
    memcpy(bytes, text, count);
    if (times > 1) memcpy(bytes + count, separator, separator_count);
    size_t done = times > 1 ? turn : count;
    charge_bytes(L, done);
    // The result so far is copied after itself, always complete copies of the text until the last time.
    size_t largest = turn > PORTION ? turn : PORTION - PORTION % turn;
    while (done < total) {
        size_t portion = done < largest ? done : largest;
        if (portion > total - done) portion = total - done;
        memcpy(bytes + done, bytes, portion);
        charge_bytes(L, portion);
        done += portion;
    }
    luaL_pushresultsize(&buffer, total);
    return 1;
}

void set_string_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"byte", string_byte},
        {"char", string_char},
        {"len", string_len},
        {"lower", string_lower},
        {"rep", string_rep},
        {"reverse", string_reverse},
        {"sub", string_sub},
        {"upper", string_upper},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
