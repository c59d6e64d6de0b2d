// The limit for scripts/bench: what `moonhook transform` does, in C, with one Lua state for each processor, without validation or
// containment, and with the complete input and output in memory.
//
// `limit RECIPE ROWS.csv OUT.jsonl FIELD…`: the fields in the order of the output.

#include <fcntl.h>
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_COLUMNS = 64 };

struct part {
    pthread_t thread;
    const char *from, *end;
    char *out;
    size_t count, room;
};

static const char *recipe;
static char **fields;
static int field_count;
/// The columns by name; for each field its column, or -1.
static const char *header[MOST_COLUMNS];
static size_t header_lengths[MOST_COLUMNS];
static int column_count, columns[MOST_COLUMNS];

static void fail(const char *reason) {
    fprintf(stderr, "limit: %s\n", reason);
    exit(1);
}

// MARK: CSV

/// Reads a cell at `at`; returns what follows it. Doubled quotes are joined in `scratch`.
static const char *read_cell(const char *at, const char *end, char *scratch, const char **text, size_t *length) {
    if (at < end && *at == '"') {
        char *to = scratch;
        for (at++; at < end; at++) {
            if (*at == '"' && (at + 1 == end || *++at != '"')) break;
            *to++ = *at;
        }
        *text = scratch;
        *length = (size_t)(to - scratch);
        return at;
    }
    *text = at;
    while (at < end && *at != ',' && *at != '\n' && *at != '\r') at++;
    *length = (size_t)(at - *text);
    return at;
}

/// Reads a record; returns where the next one begins.
static const char *read_record(const char *at, const char *end, char *scratch, const char **texts, size_t *lengths,
                               int *count) {
    *count = 0;
    while (true) {
        if (*count == MOST_COLUMNS) fail("too many columns");
        at = read_cell(at, end, scratch, &texts[*count], &lengths[*count]);
        if (texts[*count] == scratch) scratch += lengths[*count];
        ++*count;
        if (at == end || *at != ',') break;
        at++;
    }
    while (at < end && (*at == '\r' || *at == '\n')) at++;
    return at;
}

// MARK: JSON

static void reserve(struct part *part, size_t more) {
    if (part->count + more <= part->room) return;
    part->room = 2 * part->room + more;
    part->out = realloc(part->out, part->room);
    if (part->out == NULL) fail("no memory");
}

static void write_bytes(struct part *part, const char *bytes, size_t count) {
    reserve(part, count);
    memcpy(part->out + part->count, bytes, count);
    part->count += count;
}

static void write_string(struct part *part, const char *text, size_t length) {
    reserve(part, 2 * length + 2);
    char *to = part->out + part->count;
    *to++ = '"';
    for (size_t i = 0; i < length; i++) {
        char byte = text[i];
        switch (byte) {
            case '"': case '\\': *to++ = '\\'; *to++ = byte; break;
            case '\n': *to++ = '\\'; *to++ = 'n'; break;
            case '\r': *to++ = '\\'; *to++ = 'r'; break;
            case '\t': *to++ = '\\'; *to++ = 't'; break;
            default: *to++ = byte;
        }
    }
    *to++ = '"';
    part->count = (size_t)(to - part->out);
}

// MARK: Records

static void transform(lua_State *L, struct part *part, bool takes_rows, const char **texts, const size_t *lengths,
                      int count) {
    lua_pushvalue(L, 1);
    lua_createtable(L, 0, field_count);
    for (int i = 0; i < field_count; i++) {
        int column = columns[i];
        if (column < 0 || column >= count || lengths[column] == 0) continue;
        lua_pushvalue(L, 2 + i);
        if (i == 0) lua_pushinteger(L, strtoll(texts[column], NULL, 10));
        else lua_pushlstring(L, texts[column], lengths[column]);
        lua_rawset(L, -3);
    }
    lua_pushvalue(L, -1);
    lua_insert(L, -3);
    if (takes_rows) {
        lua_createtable(L, 0, count);
        for (int i = 0; i < count && i < column_count; i++) {
            lua_pushvalue(L, 2 + field_count + i);
            lua_pushlstring(L, texts[i], lengths[i]);
            lua_rawset(L, -3);
        }
    }
    if (lua_pcall(L, takes_rows ? 2 : 1, 0, 0) != LUA_OK) fail(lua_tostring(L, -1));
    char separator = '{';
    for (int i = 0; i < field_count; i++) {
        lua_pushvalue(L, 2 + i);
        if (lua_rawget(L, -2) != LUA_TNIL) {
            write_bytes(part, &separator, 1);
            separator = ',';
            write_string(part, fields[i], strlen(fields[i]));
            write_bytes(part, ":", 1);
            size_t length;
            bool is_number = lua_type(L, -1) == LUA_TNUMBER;
            const char *text = lua_tolstring(L, -1, &length);
            if (is_number) write_bytes(part, text, length);
            else write_string(part, text, length);
        }
        lua_pop(L, 1);
    }
    write_bytes(part, "}\n", 2);
    lua_pop(L, 1);
}

static void *work(void *data) {
    struct part *part = data;
    lua_State *L = luaL_newstate();
    if (L == NULL) fail("no memory");
    luaL_openlibs(L);
    if (luaL_dofile(L, recipe) != LUA_OK) fail(lua_tostring(L, -1));
    lua_getfield(L, -1, "transform");
    lua_replace(L, 1);
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    lua_Debug function;
    lua_getinfo(L, ">u", &function);
    // The keys stay on the stack, so that none is made again.
    luaL_checkstack(L, 2 * MOST_COLUMNS + 16, "no room");
    for (int i = 0; i < field_count; i++) lua_pushstring(L, fields[i]);
    for (int i = 0; i < column_count; i++) lua_pushlstring(L, header[i], header_lengths[i]);
    char *scratch = malloc((size_t)(part->end - part->from) + 1);
    if (scratch == NULL) fail("no memory");
    const char *texts[MOST_COLUMNS];
    size_t lengths[MOST_COLUMNS];
    int count;
    for (const char *at = part->from; at < part->end;) {
        at = read_record(at, part->end, scratch, texts, lengths, &count);
        transform(L, part, function.nparams > 1, texts, lengths, count);
    }
    free(scratch);
    lua_close(L);
    return NULL;
}

/// For each field its column, as the recipe binds them.
static void bind_columns(void) {
    lua_State *L = luaL_newstate();
    if (L == NULL) fail("no memory");
    luaL_openlibs(L);
    if (luaL_dofile(L, recipe) != LUA_OK) fail(lua_tostring(L, -1));
    lua_getfield(L, -1, "columns");
    for (int i = 0; i < field_count; i++) {
        columns[i] = -1;
        lua_getfield(L, -1, fields[i]);
        size_t length;
        const char *column = lua_tolstring(L, -1, &length);
        for (int j = 0; column != NULL && j < column_count; j++) {
            if (length == header_lengths[j] && memcmp(column, header[j], length) == 0) columns[i] = j;
        }
        lua_pop(L, 1);
    }
    lua_close(L);
}

int main(int argument_count, char **arguments) {
    if (argument_count < 5) fail("limit RECIPE ROWS.csv OUT.jsonl FIELD…");
    recipe = arguments[1];
    fields = arguments + 4;
    field_count = argument_count - 4;
    int input = open(arguments[2], O_RDONLY);
    struct stat status;
    if (input < 0 || fstat(input, &status) != 0) fail("the rows can't be read");
    const char *text = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, input, 0);
    if (text == MAP_FAILED) fail("the rows can't be read");
    const char *end = text + status.st_size;
    char *scratch = malloc(1 << 16);
    if (scratch == NULL) fail("no memory");
    const char *at = read_record(text, end, scratch, header, header_lengths, &column_count);
    bind_columns();

    // A part ends with a line; whether that is within quotes shows only the text before it.
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    struct part *parts = calloc((size_t)processors, sizeof *parts);
    if (parts == NULL) fail("no memory");
    bool is_quoted = false;
    const char *seen = at;
    for (long i = 0; i < processors; i++) {
        parts[i].from = at;
        const char *wanted = i + 1 == processors ? end : text + (end - text) / processors * (i + 1);
        for (; seen < wanted; seen++) is_quoted ^= *seen == '"';
        while (seen < end && (is_quoted || seen[-1] != '\n')) is_quoted ^= *seen++ == '"';
        parts[i].end = at = seen;
        if (pthread_create(&parts[i].thread, NULL, work, &parts[i]) != 0) fail("no thread");
    }
    FILE *output = fopen(arguments[3], "wb");
    if (output == NULL) fail("the output can't be written");
    for (long i = 0; i < processors; i++) {
        pthread_join(parts[i].thread, NULL);
        if (fwrite(parts[i].out, 1, parts[i].count, output) != parts[i].count) fail("the output can't be written");
    }
    return fclose(output) == 0 ? 0 : 1;
}
