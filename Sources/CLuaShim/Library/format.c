// `string.format`: writes values by a format as Lua's own does, and charges for the text. No address is shown: an object's `%p`
// is its number.

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../charge.h"
#include "library.h"
#include "../memory.h"
#include "../object.h"

/// The most flags, digits and dots that a conversion may have.
enum { LONGEST_MODIFIERS = 20 };

/// Room for any converted number and any padded text: the longest is `%.99f` of the largest number.
enum { LARGEST_ITEM = 512 };

/// A conversion as written in the format, and its allowed modifiers.
struct specification {
    /// From the percent sign to the letter, with room for C's "ll".
    char text[1 + LONGEST_MODIFIERS + sizeof "lld"];
    /// How many bytes are before the letter.
    size_t count;
    const struct conversion *conversion;
};

struct conversion {
    /// Adds the argument's text; NULL if there is no such conversion.
    void (*add)(luaL_Buffer *buffer, struct specification *specification, int argument);
    const char *flags;
    bool has_precision;
};

// MARK: Modifiers

static bool is_digit(char byte) { return '0' <= byte && byte <= '9'; }

static bool is_modifier(char byte) {
    return is_digit(byte) || byte == '-' || byte == '+' || byte == ' ' || byte == '#' || byte == '.';
}

static bool is_bare(const struct specification *specification) { return specification->count == 1; }

static const char *skip_two_digits(const char *rest) {
    if (is_digit(*rest)) rest++;
    if (is_digit(*rest)) rest++;
    return rest;
}

/// Raises unless the conversion has its own flags, a width and a precision, in this order and none of them required.
static void check_modifiers(lua_State *L, const struct specification *specification) {
    if (is_bare(specification)) return;
    const char *rest = specification->text + 1;
    rest += strspn(rest, specification->conversion->flags);
    if (*rest != '0') {  // else it is a flag that the conversion doesn't have
        rest = skip_two_digits(rest);
        if (*rest == '.' && specification->conversion->has_precision) rest = skip_two_digits(rest + 1);
    }
    if (rest != specification->text + specification->count) {
        luaL_error(L, "invalid conversion specification: '%s'", specification->text);
    }
}

/// Ends the specification, for C, with other letters than its own.
static void set_letters(struct specification *specification, const char *letters) {
    strcpy(specification->text + specification->count, letters);
}

// MARK: Conversions

LEAF static void add_byte(luaL_Buffer *buffer, struct specification *specification, int argument) {
    check_modifiers(buffer->L, specification);
    int byte = (unsigned char)luaL_checkinteger(buffer->L, argument);
    char item[LARGEST_ITEM];
    luaL_addlstring(buffer, item, (size_t)snprintf(item, sizeof item, specification->text, byte));
}

LEAF static void add_integer(luaL_Buffer *buffer, struct specification *specification, int argument) {
    long long number = luaL_checkinteger(buffer->L, argument);
    check_modifiers(buffer->L, specification);
    char letters[] = {'l', 'l', specification->text[specification->count], 0};
    set_letters(specification, letters);
    char item[LARGEST_ITEM];
    luaL_addlstring(buffer, item, (size_t)snprintf(item, sizeof item, specification->text, number));
}

LEAF static void add_number(luaL_Buffer *buffer, struct specification *specification, int argument) {
    double number = luaL_checknumber(buffer->L, argument);
    check_modifiers(buffer->L, specification);
    char item[LARGEST_ITEM];
    luaL_addlstring(buffer, item, (size_t)snprintf(item, sizeof item, specification->text, number));
}

/// As the others, but reports wrong modifiers first.
static void add_hexadecimal(luaL_Buffer *buffer, struct specification *specification, int argument) {
    check_modifiers(buffer->L, specification);
    add_number(buffer, specification, argument);
}

LEAF static void add_object(luaL_Buffer *buffer, struct specification *specification, int argument) {
    lua_State *L = buffer->L;
    check_modifiers(L, specification);
    bool is_object = lua_topointer(L, argument) != NULL && lua_type(L, argument) != LUA_TSTRING;
    char shown[32] = "(null)";
    if (is_object) snprintf(shown, sizeof shown, "0x%014llx", (long long)object_number(L, argument));
    set_letters(specification, "s");
    char item[LARGEST_ITEM];
    luaL_addlstring(buffer, item, (size_t)snprintf(item, sizeof item, specification->text, shown));
}

/// Adds a short text by its specification.
LEAF static void add_short_text(luaL_Buffer *buffer, const struct specification *specification, const char *text) {
    char item[LARGEST_ITEM];
    size_t count = (size_t)snprintf(item, sizeof item, specification->text, text);
    lua_pop(buffer->L, 1);
    luaL_addlstring(buffer, item, count);
}

static void add_text(luaL_Buffer *buffer, struct specification *specification, int argument) {
    lua_State *L = buffer->L;
    size_t count;
    const char *text = push_text(L, argument, &count);
    if (!is_bare(specification)) {
        bool has_zeros = memchr(text, 0, count) != NULL;
        charge_bytes(L, count);
        luaL_argcheck(L, !has_zeros, argument, "string contains zeros");
        check_modifiers(L, specification);
        // A text of three digits is as long as any width, and only a precision can change it.
        if (count < 100 || strchr(specification->text, '.') != NULL) {
            add_short_text(buffer, specification, text);
            return;
        }
    }
    luaL_addvalue(buffer);
    charge_bytes(L, count);
}

// MARK: Literals

/// How many bytes are read between two charges.
enum { PORTION = 1 << 14 };

static bool is_escaped(char byte) { return (unsigned char)byte < ' ' || byte == '"' || byte == '\\' || byte == 127; }

/// Adds a text so that Lua reads it back.
static void add_quoted(luaL_Buffer *buffer, const char *text, size_t count) {
    luaL_addchar(buffer, '"');
    for (const char *rest = text, *end = text + count; rest < end;) {
        const char *run = rest, *run_end = end - rest > PORTION ? rest + PORTION : end;
        while (rest < run_end && !is_escaped(*rest)) rest++;
        luaL_addlstring(buffer, run, (size_t)(rest - run));
        charge_bytes(buffer->L, (size_t)(rest - run));
        if (rest == run_end) continue;
        char byte = *rest++;
        if (byte == '"' || byte == '\\' || byte == '\n') {
            luaL_addchar(buffer, '\\');
            luaL_addchar(buffer, byte);
        } else {  // A digit after the number would be read as part of it. After the last byte there is a zero.
            char escape[8];
            int escape_count = snprintf(escape, sizeof escape, is_digit(*rest) ? "\\%03d" : "\\%d", byte);
            luaL_addlstring(buffer, escape, (size_t)escape_count);
        }
    }
    luaL_addchar(buffer, '"');
}

LEAF static void add_number_literal(luaL_Buffer *buffer, int argument) {
    char item[LARGEST_ITEM];
    if (lua_isinteger(buffer->L, argument)) {
        // The smallest integer has no decimal literal: its digits alone would be a float.
        long long number = lua_tointeger(buffer->L, argument);
        snprintf(item, sizeof item, number == LUA_MININTEGER ? "0x%llx" : "%lld", number);
    } else {
        double number = lua_tonumber(buffer->L, argument);
        if (isnan(number)) strcpy(item, "(0/0)");
        else if (isinf(number)) strcpy(item, number < 0 ? "-1e9999" : "1e9999");
        else snprintf(item, sizeof item, "%a", number);
    }
    luaL_addstring(buffer, item);
}

static void add_literal(luaL_Buffer *buffer, struct specification *specification, int argument) {
    lua_State *L = buffer->L;
    if (!is_bare(specification)) luaL_error(L, "specifier '%%q' cannot have modifiers");
    size_t count;
    const char *text;
    switch (lua_type(L, argument)) {
        case LUA_TSTRING:
            text = lua_tolstring(L, argument, &count);
            add_quoted(buffer, text, count);
            break;
        case LUA_TNUMBER: add_number_literal(buffer, argument); break;
        case LUA_TNIL:
        case LUA_TBOOLEAN:
            push_text(L, argument, NULL);
            luaL_addvalue(buffer);
            break;
        default: luaL_argerror(L, argument, "value has no literal form");
    }
}

// MARK: Formats

static const struct conversion conversions[UCHAR_MAX + 1] = {
    ['A'] = {add_hexadecimal, "-+ #0", true},
    ['E'] = {add_number, "-+ #0", true},
    ['G'] = {add_number, "-+ #0", true},
    ['X'] = {add_integer, "-#0", true},
    ['a'] = {add_hexadecimal, "-+ #0", true},
    ['c'] = {add_byte, "-", false},
    ['d'] = {add_integer, "-+ 0", true},
    ['e'] = {add_number, "-+ #0", true},
    ['f'] = {add_number, "-+ #0", true},
    ['g'] = {add_number, "-+ #0", true},
    ['i'] = {add_integer, "-+ 0", true},
    ['o'] = {add_integer, "-#0", true},
    ['p'] = {add_object, "-", false},
    ['q'] = {add_literal, "", false},
    ['s'] = {add_text, "-", true},
    ['u'] = {add_integer, "-0", true},
    ['x'] = {add_integer, "-#0", true},
};

/// Reads the specification that begins with the percent sign at `start`, and returns the position of its letter.
static const char *read_specification(lua_State *L, const char *start, struct specification *specification) {
    const char *letter = start + 1;
    while (is_modifier(*letter)) {
        if (letter - start > LONGEST_MODIFIERS) luaL_error(L, "invalid format (too long)");
        letter++;
    }
    specification->count = (size_t)(letter - start);
    memcpy(specification->text, start, specification->count + 1);
    specification->text[specification->count + 1] = 0;
    specification->conversion = &conversions[(unsigned char)*letter];
    if (specification->conversion->add == NULL) {
        luaL_error(L, "invalid conversion '%s' to 'format'", specification->text);
    }
    return letter;
}

static int format_into(lua_State *L, luaL_Buffer *buffer, int last) {
    int argument = 1;
    size_t count;
    const char *rest = luaL_checklstring(L, 1, &count), *end = rest + count;
    while (rest < end) {
        const char *percent = memchr(rest, '%', (size_t)(end - rest));
        size_t plain = (size_t)((percent == NULL ? end : percent) - rest);
        luaL_addlstring(buffer, rest, plain);
        charge_bytes(L, plain);
        if (percent == NULL) break;
        if (percent[1] == '%') {
            luaL_addchar(buffer, '%');
            rest = percent + 2;
        } else {
            luaL_argcheck(L, argument < last, argument + 1, "no value");
            argument++;
            struct specification specification;
            rest = read_specification(L, percent, &specification) + 1;
            specification.conversion->add(buffer, &specification, argument);
        }
    }
    luaL_pushresult(buffer);
    return 1;
}

/// Formats values without their own `__tostring`.
LEAF static int format_plain(lua_State *L, int last) {
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    return format_into(L, &buffer, last);
}

static bool has_metatable(lua_State *L, int index) {
    bool has = (lua_istable(L, index) || lua_isuserdata(L, index)) && lua_getmetatable(L, index);
    if (has) lua_pop(L, 1);
    return has;
}

static int string_format(lua_State *L) {
    int last = lua_gettop(L);
    charge(L, 1 + (uint64_t)last);
    for (int index = 2; index <= last; index++) {
        if (has_metatable(L, index)) return format_into(L, push_buffer(L), last);
    }
    return format_plain(L, last);
}

void set_format_functions(lua_State *L) {
    static const luaL_Reg functions[] = {{"format", string_format}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
