// `utf8`, rewritten so that its work is charged to the budget: Lua's own walks texts of any length, which the count hook can't
// see. Positions count bytes from 1, or from the end if they are negative; a Lua string ends in a zero byte, which isn't a
// continuation and so stops every walk.

#include <limits.h>

#include "../charge.h"
#include "library.h"

typedef uint32_t character;

enum { PORTION = 4096 };

static bool is_continuation(char byte) { return (byte & 0xC0) == 0x80; }

/// The position that a relative one means; 0 if it is before the beginning.
static lua_Integer absolute(lua_Integer position, size_t count) {
    if (position >= 0) return position;
    return 0u - (lua_Unsigned)position > count ? 0 : (lua_Integer)count + position + 1;
}

// MARK: Characters

/// Reads a character of more than a byte, and returns where the next one begins, or NULL if this isn't one.
static const char *decode_long(const char *bytes, bool is_lax, character *result) {
    // The least character for each number of continuation bytes: a lesser one has a shorter form, and no other is valid.
    static const character least[] = {0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000};
    unsigned lead = (unsigned char)*bytes;
    if (lead < 0xC0 || lead >= 0xFE) return NULL;
    int more = 1;
    while (lead & (0x40u >> more)) more++;
    character code = lead & (0x3Fu >> more);
    for (int i = 1; i <= more; i++) {
        if (!is_continuation(bytes[i])) return NULL;
        code = code << 6 | (bytes[i] & 0x3F);
    }
    if (code < least[more]) return NULL;
    if (!is_lax && (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))) return NULL;
    *result = code;
    return bytes + more + 1;
}

static inline const char *decode(const char *bytes, bool is_lax, character *result) {
    *result = (unsigned char)*bytes;
    return *result < 0x80 ? bytes + 1 : decode_long(bytes, is_lax, result);
}

enum { LONGEST = 6 };

/// Writes a character, and returns how many bytes it takes.
static size_t encode(character code, char bytes[LONGEST]) {
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    size_t more = 1;
    while (code >> (5 * more + 6) != 0) more++;  // a lead byte has room for one bit less with each byte that follows it
    for (size_t i = more; i > 0; i--, code >>= 6) bytes[i] = (char)(0x80 | (code & 0x3F));
    bytes[0] = (char)(0xFF80 >> more | code);
    return more + 1;
}

static size_t encode_argument(lua_State *L, int argument, char bytes[LONGEST]) {
    lua_Unsigned code = (lua_Unsigned)luaL_checkinteger(L, argument);
    luaL_argcheck(L, code <= INT_MAX, argument, "value out of range");
    return encode((character)code, bytes);
}

LEAF static int from_characters(lua_State *L) {
    int count = lua_gettop(L);
    charge(L, 1 + (uint64_t)count);
    if (count == 1) {
        char bytes[LONGEST];
        size_t byte_count = encode_argument(L, 1, bytes);
        lua_pushlstring(L, bytes, byte_count);
        return 1;
    }
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    for (int i = 1; i <= count; i++) {
        char *bytes = luaL_prepbuffsize(&buffer, LONGEST);
        luaL_addsize(&buffer, encode_argument(L, i, bytes));
    }
    luaL_pushresult(&buffer);
    return 1;
}

static int codepoint(lua_State *L) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer first = absolute(luaL_optinteger(L, 2, 1), count);
    lua_Integer last = absolute(luaL_optinteger(L, 3, first), count);
    bool is_lax = lua_toboolean(L, 4);
    luaL_argcheck(L, first >= 1, 2, "out of bounds");
    luaL_argcheck(L, last <= (lua_Integer)count, 3, "out of bounds");
    if (first > last) return 0;
    if (last - first >= INT_MAX) return luaL_error(L, "string slice too long");
    luaL_checkstack(L, (int)(last - first) + 1, "string slice too long");
    charge(L, (uint64_t)(last - first) + 1);
    int results = 0;
    for (const char *next = text + first - 1; next < text + last; results++) {
        character code;
        next = decode(next, is_lax, &code);
        if (next == NULL) return luaL_error(L, "invalid UTF-8 code");
        lua_pushinteger(L, code);
    }
    return results;
}

// MARK: Positions

static int len(lua_State *L) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer first = absolute(luaL_optinteger(L, 2, 1), count);
    lua_Integer last = absolute(luaL_optinteger(L, 3, -1), count);
    bool is_lax = lua_toboolean(L, 4);
    luaL_argcheck(L, first >= 1 && first - 1 <= (lua_Integer)count, 2, "initial position out of bounds");
    luaL_argcheck(L, last <= (lua_Integer)count, 3, "final position out of bounds");
    const char *rest = text + first - 1, *end = text + last;
    lua_Integer characters = 0;
    while (rest < end) {
        character code;
        const char *next = decode(rest, is_lax, &code);
        if (next == NULL) {
            luaL_pushfail(L);
            lua_pushinteger(L, rest - text + 1);
            return 2;
        }
        rest = next;
        if (++characters % PORTION == 0) charge(L, PORTION);
    }
    charge(L, (uint64_t)characters % PORTION);
    lua_pushinteger(L, characters);
    return 1;
}

/// The position a byte further on, or back, in a walk from `start`. It charges for each portion that was walked.
static inline lua_Integer go(lua_State *L, lua_Integer start, lua_Integer position, int step) {
    position += step;
    if (((lua_Unsigned)(position - start) & (PORTION - 1)) == 0) charge(L, PORTION);
    return position;
}

/// Charges for the rest of a walk, which is less than a portion.
static inline void end_walk(lua_State *L, lua_Integer start, lua_Integer position) {
    charge(L, (uint64_t)(position < start ? start - position : position - start) & (PORTION - 1));
}

static int offset(lua_State *L) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer n = luaL_checkinteger(L, 2), end = (lua_Integer)count;
    lua_Integer start = absolute(luaL_optinteger(L, 3, n < 0 ? end + 1 : 1), count) - 1;
    lua_Integer position = start;
    luaL_argcheck(L, 0 <= position && position <= end, 3, "position out of bounds");
    if (n == 0) {
        while (position > 0 && is_continuation(text[position])) position = go(L, start, position, -1);
    } else {
        if (is_continuation(text[position])) return luaL_error(L, "initial position is a continuation byte");
        for (; n < 0 && position > 0; n++) {
            do position = go(L, start, position, -1);
            while (position > 0 && is_continuation(text[position]));
        }
        if (n > 0) n--;  // the character here is the first
        for (; n > 0 && position < end; n--) {
            do position = go(L, start, position, 1);
            while (is_continuation(text[position]));
        }
    }
    end_walk(L, start, position);
    if (n == 0) lua_pushinteger(L, position + 1);
    else luaL_pushfail(L);
    return 1;
}

// MARK: Iteration

/// The step of `codes`: from the position of a character to that of the next and its code. Continuation bytes after the
/// character are skipped, and any other position is an end.
static int next_character(lua_State *L, bool is_lax) {
    charge(L, 1);
    size_t count;
    const char *text = luaL_checklstring(L, 1, &count);
    lua_Integer start = lua_tointeger(L, 2);
    lua_Integer position = start;
    if (start < 0 || start >= (lua_Integer)count) return 0;
    while (is_continuation(text[position])) position = go(L, start, position, 1);
    end_walk(L, start, position);
    if (position >= (lua_Integer)count) return 0;
    character code;
    if (decode(text + position, is_lax, &code) == NULL) return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, position + 1);
    lua_pushinteger(L, code);
    return 2;
}

static int next_strict(lua_State *L) { return next_character(L, false); }

static int next_lax(lua_State *L) { return next_character(L, true); }

static int codes(lua_State *L) {
    charge(L, 1);
    bool is_lax = lua_toboolean(L, 2);
    luaL_checkstring(L, 1);
    lua_pushcfunction(L, is_lax ? next_lax : next_strict);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

void set_utf8_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"char", from_characters}, {"codepoint", codepoint}, {"codes", codes}, {"len", len}, {"offset", offset}, {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
