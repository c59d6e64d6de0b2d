// `string.pack`, `packsize` and `unpack`: values as bytes by a format, as in Lua's own. They charge for each option of the
// format and for the bytes of texts.

#include <limits.h>
#include <stdalign.h>
#include <string.h>

#include "../charge.h"
#include "library.h"

/// The most bytes of an integer and of an alignment.
enum { LARGEST_SIZE = 16 };

/// The largest alignment if the format names no number.
enum { NATIVE_ALIGNMENT = alignof(union { lua_Integer integer; lua_Number number; void *pointer; }) };

/// The maximum of a format's numbers and of its size.
static const size_t largest_total = INT_MAX;

// MARK: Formats

enum kind {
    UNKNOWN,
    SIGNED,
    UNSIGNED,
    FLOAT,
    DOUBLE,
    /// A text of as many bytes as the format says.
    FIXED_TEXT,
    /// A text after its count.
    COUNTED_TEXT,
    /// A text that ends with a zero.
    ENDED_TEXT,
    PADDING,
    /// Padding to the alignment of the option that follows.
    ALIGNMENT,
    /// Bytes in an order of its own.
    ORDER,
    /// How far values are aligned.
    ALIGNMENT_LIMIT,
    NOTHING,
};

struct option {
    enum kind kind;
    size_t size;
    /// Whether a number may follow that says the size instead.
    bool is_sized;
};

static const struct option options[UCHAR_MAX + 1] = {
    ['b'] = {SIGNED, sizeof(char), false},
    ['B'] = {UNSIGNED, sizeof(char), false},
    ['h'] = {SIGNED, sizeof(short), false},
    ['H'] = {UNSIGNED, sizeof(short), false},
    ['i'] = {SIGNED, sizeof(int), true},
    ['I'] = {UNSIGNED, sizeof(int), true},
    ['l'] = {SIGNED, sizeof(long), false},
    ['L'] = {UNSIGNED, sizeof(long), false},
    ['j'] = {SIGNED, sizeof(lua_Integer), false},
    ['J'] = {UNSIGNED, sizeof(lua_Integer), false},
    ['T'] = {UNSIGNED, sizeof(size_t), false},
    ['f'] = {FLOAT, sizeof(float), false},
    ['d'] = {DOUBLE, sizeof(double), false},
    ['n'] = {DOUBLE, sizeof(lua_Number), false},
    ['c'] = {FIXED_TEXT, 0, false},
    ['s'] = {COUNTED_TEXT, sizeof(size_t), true},
    ['z'] = {ENDED_TEXT, 0, false},
    ['x'] = {PADDING, 1, false},
    ['X'] = {ALIGNMENT, 0, false},
    ['<'] = {ORDER, 0, false},
    ['='] = {ORDER, 0, false},
    ['>'] = {ORDER, 0, false},
    ['!'] = {ALIGNMENT_LIMIT, 0, false},
    [' '] = {NOTHING, 0, false},
};

/// A format while it is read.
struct format {
    lua_State *L;
    const char *rest;
    bool is_little_endian;
    size_t alignment_limit;
};

/// What the next option asks for.
struct item {
    enum kind kind;
    size_t size;
    /// The bytes before it that align it.
    size_t padding;
};

static bool is_native_little_endian(void) {
    const int one = 1;
    return *(const char *)&one == 1;
}

static struct format begin_format(lua_State *L) {
    charge(L, 1);
    struct format format = {L, luaL_checkstring(L, 1), is_native_little_endian(), 1};
    return format;
}

static inline bool is_digit(char byte) { return '0' <= byte && byte <= '9'; }

/// Reads as many digits as surely stay within the largest total; one more is read as an option.
static size_t read_number(struct format *format) {
    size_t number = 0;
    while (is_digit(*format->rest) && number <= (largest_total - 9) / 10) {
        charge(format->L, 1);
        number = number * 10 + (size_t)(*format->rest++ - '0');
    }
    return number;
}

static size_t read_size(struct format *format, size_t preset) {
    if (!is_digit(*format->rest)) return preset;
    size_t size = read_number(format);
    if (size < 1 || size > LARGEST_SIZE) {
        luaL_error(format->L, "integral size (%d) out of limits [1,%d]", (int)size, LARGEST_SIZE);
    }
    return size;
}

/// Reads one option, without its alignment.
static inline struct item read_option(struct format *format) {
    charge(format->L, 1);
    char letter = *format->rest++;
    const struct option *option = &options[(unsigned char)letter];
    struct item item = {option->kind, option->size, 0};
    if (option->is_sized) item.size = read_size(format, item.size);
    switch (item.kind) {
        case UNKNOWN: luaL_error(format->L, "invalid format option '%c'", letter); break;
        case FIXED_TEXT:
            if (!is_digit(*format->rest)) luaL_error(format->L, "missing size for format option 'c'");
            item.size = read_number(format);
            break;
        case ORDER: format->is_little_endian = letter == '=' ? is_native_little_endian() : letter == '<'; break;
        case ALIGNMENT_LIMIT: format->alignment_limit = read_size(format, NATIVE_ALIGNMENT); break;
        default: break;
    }
    return item;
}

/// Reads the option after an `X`, of which only the size counts.
static size_t read_alignment(struct format *format) {
    struct item item = {NOTHING, 0, 0};
    if (*format->rest != 0) item = read_option(format);
    if (item.kind == FIXED_TEXT || item.size == 0) luaL_argerror(format->L, 1, "invalid next option for option 'X'");
    return item.size;
}

/// Reads what comes next at this position of the bytes.
static inline struct item read_item(struct format *format, size_t position) {
    struct item item = read_option(format);
    size_t alignment = item.kind == ALIGNMENT ? read_alignment(format) : item.size;
    if (alignment > format->alignment_limit) alignment = format->alignment_limit;
    if (alignment > 1 && item.kind != FIXED_TEXT) {
        size_t mask = alignment - 1;
        if ((alignment & mask) != 0) luaL_argerror(format->L, 1, "format asks for alignment not power of 2");
        item.padding = -position & mask;
    }
    return item;
}

static int string_packsize(lua_State *L) {
    struct format format = begin_format(L);
    size_t total = 0;
    while (*format.rest != 0) {
        struct item item = read_item(&format, total);
        luaL_argcheck(L, item.kind != COUNTED_TEXT && item.kind != ENDED_TEXT, 1, "variable-length format");
        size_t size = item.padding + item.size;
        luaL_argcheck(L, size <= largest_total - total, 1, "format result too large");
        total += size;
    }
    lua_pushinteger(L, (lua_Integer)total);
    return 1;
}

// MARK: Packing

/// Adds the low bytes of a number, and bytes of its sign if it has too few.
static void add_integer(luaL_Buffer *buffer, const struct format *format, lua_Unsigned number, size_t size, bool is_negative) {
    char *bytes = luaL_prepbuffsize(buffer, size);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = i < sizeof number ? (unsigned char)(number >> 8 * i) : is_negative ? UCHAR_MAX : 0;
        bytes[format->is_little_endian ? i : size - 1 - i] = (char)byte;
    }
    luaL_addsize(buffer, size);
}

static void pack_integer(luaL_Buffer *buffer, const struct format *format, struct item item, int argument) {
    lua_Integer number = luaL_checkinteger(buffer->L, argument);
    if (item.size < sizeof number) {
        lua_Unsigned values = (lua_Unsigned)1 << 8 * item.size;
        if (item.kind == SIGNED) {
            bool fits = (lua_Unsigned)number + values / 2 < values;
            luaL_argcheck(buffer->L, fits, argument, "integer overflow");
        } else {
            luaL_argcheck(buffer->L, (lua_Unsigned)number < values, argument, "unsigned overflow");
        }
    }
    add_integer(buffer, format, (lua_Unsigned)number, item.size, item.kind == SIGNED && number < 0);
}

static void pack_number(luaL_Buffer *buffer, const struct format *format, struct item item, int argument) {
    double number = luaL_checknumber(buffer->L, argument);
    float rounded = (float)number;
    uint32_t small = 0;
    uint64_t bits = 0;
    memcpy(&small, &rounded, sizeof small);
    memcpy(&bits, &number, sizeof bits);
    add_integer(buffer, format, item.kind == FLOAT ? small : bits, item.size, false);
}

static void add_zeros(luaL_Buffer *buffer, size_t count) {
    memset(luaL_prepbuffsize(buffer, count), 0, count);
    luaL_addsize(buffer, count);
    charge_bytes(buffer->L, count);
}

static void add_bytes(luaL_Buffer *buffer, const char *bytes, size_t count) {
    luaL_addlstring(buffer, bytes, count);
    charge_bytes(buffer->L, count);
}

static void pack_text(luaL_Buffer *buffer, const struct format *format, struct item item, int argument) {
    lua_State *L = buffer->L;
    size_t count;
    const char *text = luaL_checklstring(L, argument, &count);
    if (item.kind == FIXED_TEXT) {
        luaL_argcheck(L, count <= item.size, argument, "string longer than given size");
        add_bytes(buffer, text, count);
        if (count < item.size) add_zeros(buffer, item.size - count);
    } else if (item.kind == COUNTED_TEXT) {
        bool fits = item.size >= sizeof count || count >> 8 * item.size == 0;
        luaL_argcheck(L, fits, argument, "string length does not fit in given size");
        add_integer(buffer, format, count, item.size, false);
        add_bytes(buffer, text, count);
    } else {
        if (memchr(text, 0, count) != NULL) {
            charge_bytes(L, count);
            luaL_argerror(L, argument, "string contains zeros");
        }
        add_bytes(buffer, text, count);
        luaL_addchar(buffer, 0);
    }
}

LEAF static int string_pack(lua_State *L) {
    struct format format = begin_format(L);
    int argument = 1;
    lua_pushnil(L);  // what a missing argument reads, not the buffer
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    while (*format.rest != 0) {
        struct item item = read_item(&format, luaL_bufflen(&buffer));
        if (item.padding > 0) add_zeros(&buffer, item.padding);
        switch (item.kind) {
            case SIGNED:
            case UNSIGNED: pack_integer(&buffer, &format, item, ++argument); break;
            case FLOAT:
            case DOUBLE: pack_number(&buffer, &format, item, ++argument); break;
            case FIXED_TEXT:
            case COUNTED_TEXT:
            case ENDED_TEXT: pack_text(&buffer, &format, item, ++argument); break;
            case PADDING: luaL_addchar(&buffer, 0); break;
            default: break;
        }
    }
    luaL_pushresult(&buffer);
    return 1;
}

// MARK: Unpacking

/// Reads an integer, which may have more bytes than Lua's if they only repeat its sign.
static lua_Integer read_integer(const struct format *format, const char *bytes, struct item item) {
    lua_Unsigned number = 0;
    for (size_t i = 0; i < item.size && i < sizeof number; i++) {
        unsigned char byte = (unsigned char)bytes[format->is_little_endian ? i : item.size - 1 - i];
        number |= (lua_Unsigned)byte << 8 * i;
    }
    bool is_signed = item.kind == SIGNED;
    if (item.size < sizeof number && is_signed) {
        lua_Unsigned sign = (lua_Unsigned)1 << (8 * item.size - 1);
        number = (number ^ sign) - sign;
    }
    unsigned char beyond = is_signed && (lua_Integer)number < 0 ? UCHAR_MAX : 0;
    for (size_t i = sizeof number; i < item.size; i++) {
        if ((unsigned char)bytes[format->is_little_endian ? i : item.size - 1 - i] != beyond) {
            luaL_error(format->L, "%d-byte integer does not fit into Lua Integer", (int)item.size);
        }
    }
    return (lua_Integer)number;
}

static lua_Number read_float(const struct format *format, const char *bytes, struct item item) {
    uint64_t bits = (uint64_t)read_integer(format, bytes, item);
    uint32_t small_bits = (uint32_t)bits;
    double number = 0;
    float small = 0;
    memcpy(&number, &bits, sizeof number);
    memcpy(&small, &small_bits, sizeof small);
    return item.kind == FLOAT ? (lua_Number)small : number;
}

/// Pushes `count` bytes and returns how many that is.
static size_t push_bytes(lua_State *L, const char *bytes, size_t count) {
    lua_pushlstring(L, bytes, count);
    charge_bytes(L, count);
    return count;
}

/// Pushes what ends with a zero among `left` bytes, and returns how many bytes it takes with the zero.
static size_t push_ended(lua_State *L, const char *bytes, size_t left) {
    const char *zero = memchr(bytes, 0, left);
    if (zero == NULL) {
        charge_bytes(L, left);
        luaL_argerror(L, 2, "unfinished string for format 'z'");
    }
    return push_bytes(L, bytes, (size_t)(zero - bytes)) + 1;
}

static int string_unpack(lua_State *L) {
    struct format format = begin_format(L);
    size_t count;
    const char *data = luaL_checklstring(L, 2, &count);
    lua_Integer first = luaL_optinteger(L, 3, 1);
    if (first < 0) first += (lua_Integer)count + 1;
    size_t position = first < 1 ? 0 : (size_t)first - 1;
    luaL_argcheck(L, position <= count, 3, "initial position out of string");
    int arguments = lua_gettop(L);
    while (*format.rest != 0) {
        struct item item = read_item(&format, position);
        luaL_argcheck(L, item.padding + item.size <= count - position, 2, "data string too short");
        position += item.padding;
        luaL_checkstack(L, 2, "too many results");  // the value and, at the end, the position
        const char *bytes = data + position;
        position += item.size;
        switch (item.kind) {
            case SIGNED:
            case UNSIGNED: lua_pushinteger(L, read_integer(&format, bytes, item)); break;
            case FLOAT:
            case DOUBLE: lua_pushnumber(L, read_float(&format, bytes, item)); break;
            case FIXED_TEXT: push_bytes(L, bytes, item.size); break;
            case COUNTED_TEXT: {
                size_t text_count = (size_t)read_integer(&format, bytes, item);
                luaL_argcheck(L, text_count <= count - position, 2, "data string too short");
                position += push_bytes(L, data + position, text_count);
                break;
            }
            case ENDED_TEXT: position += push_ended(L, bytes, count - position); break;
            default: break;
        }
    }
    lua_pushinteger(L, (lua_Integer)position + 1);
    return lua_gettop(L) - arguments;
}

void set_pack_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"pack", string_pack},
        {"packsize", string_packsize},
        {"unpack", string_unpack},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
