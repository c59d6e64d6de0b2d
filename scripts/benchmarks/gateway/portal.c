// The portal for scripts/bench-gateway: answers what a gateway in front of it passes on, and so quickly that the gateway is what is
// measured.
//
// `portal PORT CODE`, on this machine only. Calls are at /rest/1/CODE/METHOD; another code is refused, so that a gateway that doesn't
// put the portal's code in place of its client's shows. It keeps what the latest `user.update` changed of each user, so that reading a
// user back finds it. `/last` answers with the parameters of the last `user.update` as they came, and `/counts` with how many calls
// and updates there were.

#define _GNU_SOURCE

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST_EVENTS = 256, MOST_KEPT = 4096, READ_SIZE = 16 * 1024, LARGEST_REQUEST = 64 * 1024 * 1024 };

/// Bytes of somebody else.
struct text {
    const char *at;
    size_t count;
};

/// Bytes that grow.
struct buffer {
    char *at;
    size_t count, room;
};

struct connection {
    int socket;
    struct buffer in, out;
    size_t sent;
    bool ends;
};

struct request {
    struct text method, path, query, type, body;
    bool keeps_alive;
};

/// What the latest update of a user set, as members of a JSON object, each behind a comma.
struct kept {
    long user;
    struct buffer members;
};

static struct text code;
static struct kept kept[MOST_KEPT];
static struct buffer last_type, last_parameters, command, result, totals, times;
static unsigned long calls, updates;

static void fail(const char *reason) {
    fprintf(stderr, "portal: %s\n", reason);
    exit(1);
}

// MARK: Texts

static struct text text(const char *from) { return (struct text){from, strlen(from)}; }

static bool is(struct text text, const char *other) {
    return text.count == strlen(other) && memcmp(text.at, other, text.count) == 0;
}

static bool is_folded(struct text text, const char *other) {
    return text.count == strlen(other) && strncasecmp(text.at, other, text.count) == 0;
}

static bool begins(struct text text, const char *other) {
    return text.count >= strlen(other) && strncasecmp(text.at, other, strlen(other)) == 0;
}

/// Where a text holds another, or null.
static const char *find(struct text text, const char *other) { return memmem(text.at, text.count, other, strlen(other)); }

/// Takes everything before a byte off a text, and the byte too.
static struct text cut(struct text *rest, char byte) {
    const char *end = rest->count == 0 ? NULL : memchr(rest->at, byte, rest->count);
    struct text head = {rest->at, end == NULL ? rest->count : (size_t)(end - rest->at)};
    size_t taken = head.count + (end != NULL);
    *rest = (struct text){rest->at + taken, rest->count - taken};
    return head;
}

static struct text trimmed(struct text text) {
    while (text.count > 0 && (*text.at == ' ' || *text.at == '\t')) text.at++, text.count--;
    while (text.count > 0 && (text.at[text.count - 1] == ' ' || text.at[text.count - 1] == '\t')) text.count--;
    return text;
}

/// The number with which a text begins, or -1.
static long number(struct text text, int base) {
    long value = -1;
    for (size_t index = 0; index < text.count && index < 12; index++) {
        char byte = text.at[index] | 0x20;
        int digit = byte >= '0' && byte <= '9' ? byte - '0' : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : 16;
        if (digit >= base) break;
        value = (value < 0 ? 0 : value) * base + digit;
    }
    return value;
}

// MARK: Buffers

static void reserve(struct buffer *buffer, size_t more) {
    if (buffer->count + more <= buffer->room) return;
    buffer->room = (buffer->count + more) * 2;
    buffer->at = realloc(buffer->at, buffer->room);
    if (buffer->at == NULL) fail("no memory");
}

static void add(struct buffer *buffer, struct text text) {
    reserve(buffer, text.count);
    if (text.count > 0) memcpy(buffer->at + buffer->count, text.at, text.count);
    buffer->count += text.count;
}

static void put(struct buffer *buffer, const char *other) { add(buffer, text(other)); }

__attribute__((format(printf, 2, 3))) static void format(struct buffer *buffer, const char *format, ...) {
    reserve(buffer, 512);
    va_list arguments;
    va_start(arguments, format);
    int count = vsnprintf(buffer->at + buffer->count, 512, format, arguments);
    va_end(arguments);
    if (count < 0 || count >= 512) fail("a line that is too long");
    buffer->count += (size_t)count;
}

static struct text all(const struct buffer *buffer) { return (struct text){buffer->at, buffer->count}; }

/// Adds what a text of a query means, with what JSON asks for before some bytes.
static void add_decoded(struct buffer *buffer, struct text text) {
    reserve(buffer, text.count * 6);
    for (size_t index = 0; index < text.count; index++) {
        char byte = text.at[index];
        if (byte == '+') byte = ' ';
        if (byte == '%' && index + 2 < text.count) {
            byte = (char)number((struct text){text.at + index + 1, 2}, 16);
            index += 2;
        }
        if (byte == '"' || byte == '\\') buffer->at[buffer->count++] = '\\';
        if ((unsigned char)byte < ' ') {
            buffer->count += (size_t)sprintf(buffer->at + buffer->count, "\\u%04x", byte);
        } else {
            buffer->at[buffer->count++] = byte;
        }
    }
}

// MARK: JSON

static void skip_space(struct text *rest) {
    while (rest->count > 0 && strchr(" \t\r\n,:", *rest->at) != NULL && *rest->at != 0) rest->at++, rest->count--;
}

/// Takes a value off a text, as it is there; empty at the end of an object or a list.
static struct text take_value(struct text *rest) {
    skip_space(rest);
    size_t index = 0, depth = 0;
    bool is_quoted = false;
    for (; index < rest->count; index++) {
        char byte = rest->at[index];
        if (is_quoted) {
            if (byte == '\\') index++;
            is_quoted = byte != '"';
        } else if (byte == '"') {
            is_quoted = true;
        } else if (byte == '{' || byte == '[') {
            depth++;
            continue;
        } else if (byte == '}' || byte == ']') {
            if (depth == 0) break;
            depth--;
        } else if (depth == 0 && strchr(" \t\r\n,:", byte) != NULL) {
            break;
        } else if (depth == 0) {
            continue;  // within a number or a word
        }
        if (depth == 0 && !is_quoted) {
            index++;
            break;
        }
    }
    if (index > rest->count) index = rest->count;
    struct text value = {rest->at, index};
    *rest = (struct text){rest->at + index, rest->count - index};
    return value;
}

/// Goes to the members of an object, or the items of a list.
static bool enter(struct text *rest) {
    skip_space(rest);
    if (rest->count == 0 || (*rest->at != '{' && *rest->at != '[')) return false;
    rest->at++, rest->count--;
    return true;
}

/// The value of an object's member, or nothing.
static struct text member(struct text object, const char *name) {
    if (!enter(&object)) return (struct text){NULL, 0};
    while (true) {
        struct text key = take_value(&object), value = take_value(&object);
        if (value.count == 0) return value;
        if (key.count >= 2 && is_folded((struct text){key.at + 1, key.count - 2}, name)) return value;
    }
}

/// What is between the quotes of a text, if it has some.
static struct text unquoted(struct text value) {
    if (value.count < 2 || *value.at != '"') return value;
    return (struct text){value.at + 1, value.count - 2};
}

/// A command as it is meant; those that a client writes are ASCII, in which only `\/` and `\"` are likely.
static struct text unescaped(struct text value) {
    command.count = 0;
    reserve(&command, value.count);
    for (size_t index = 0; index < value.count; index++) {
        if (value.at[index] == '\\' && index + 1 < value.count) {
            index++;
            if (value.at[index] == 'u' && index + 4 < value.count) {
                command.at[command.count++] = (char)number((struct text){value.at + index + 3, 2}, 16);
                index += 4;
                continue;
            }
        }
        command.at[command.count++] = value.at[index];
    }
    return all(&command);
}

// MARK: Users

/// Notes what an update sets, in place of what the one before it had set.
static struct buffer *keep(long user) {
    if (user < 1) return NULL;
    struct kept *slot = &kept[user % MOST_KEPT];
    slot->user = user;
    slot->members.count = 0;
    return &slot->members;
}

static void keep_json(struct text object) {
    struct buffer *members = keep(number(unquoted(member(object, "ID")), 10));
    if (members == NULL || !enter(&object)) return;
    while (true) {
        struct text key = take_value(&object), value = take_value(&object);
        if (value.count == 0) return;
        if (is_folded(unquoted(key), "ID")) continue;
        put(members, ",");
        add(members, key);
        put(members, ":");
        add(members, value);
    }
}

/// The name of a parameter of a query, without the brackets behind it.
static struct text base(struct text name, bool *is_item) {
    struct text rest = name;
    struct text head = cut(&rest, '[');
    if (head.count == name.count) {
        const char *bracket = memmem(name.at, name.count, "%5B", 3);
        if (bracket != NULL) head.count = (size_t)(bracket - name.at);
    }
    *is_item = head.count < name.count;
    return head;
}

static void keep_query(struct text query) {
    long user = -1;
    for (struct text rest = query; rest.count > 0;) {
        struct text value = cut(&rest, '&');
        if (is_folded(cut(&value, '='), "ID")) user = number(value, 10);
    }
    struct buffer *members = keep(user);
    if (members == NULL) return;
    struct text list = {NULL, 0};
    while (query.count > 0) {
        struct text value = cut(&query, '&');
        bool is_item;
        struct text name = base(cut(&value, '='), &is_item);
        if (is_folded(name, "ID")) continue;
        bool goes_on = is_item && list.count == name.count && memcmp(list.at, name.at, name.count) == 0;
        if (list.count > 0 && !goes_on) put(members, "]");
        put(members, ",");
        if (!goes_on) {
            put(members, "\"");
            add_decoded(members, name);
            put(members, is_item ? "\":[" : "\":");
        }
        list = is_item ? name : (struct text){NULL, 0};
        put(members, "\"");
        add_decoded(members, value);
        put(members, "\"");
    }
    if (list.count > 0) put(members, "]");
}

/// Whatever was kept of a user goes before these.
static const struct { const char *name, *value; } invented[] = {
    {"XML_ID", "\"\""}, {"ACTIVE", "true"}, {"NAME", "\"Anna\""}, {"LAST_NAME", "\"Winter\""},
    {"EMAIL", "\"anna.winter@example.com\""}, {"LAST_LOGIN", "\"2026-02-22T14:43:09+00:00\""},
    {"DATE_REGISTER", "\"2020-03-25T00:00:00+00:00\""}, {"TIME_ZONE", "\"Europe\\/Berlin\""}, {"IS_ONLINE", "\"N\""},
    {"TIMESTAMP_X", "{}"}, {"PERSONAL_GENDER", "\"\""}, {"WORK_POSITION", "\"Buyer\""},
    {"WORK_PHONE", "\"+49301234567\""}, {"UF_DEPARTMENT", "[1]"}, {"USER_TYPE", "\"employee\""},
};

static void add_user(struct buffer *out, long user) {
    const struct kept *slot = &kept[user % MOST_KEPT];
    struct text own = slot->user == user ? all(&slot->members) : (struct text){"", 0};
    format(out, "{\"ID\":\"%ld\"", user);
    add(out, own);
    for (size_t index = 0; index < sizeof(invented) / sizeof(*invented); index++) {
        char key[32];
        snprintf(key, sizeof(key), ",\"%s\":", invented[index].name);
        if (own.count > 0 && find(own, key) != NULL) continue;
        put(out, key);
        put(out, invented[index].value);
    }
    put(out, "}");
}

/// The users that the filter of a command or of an address names: `FILTER[ID][0]=5`, as it is or encoded.
static int add_users_of_query(struct buffer *out, struct text query) {
    int count = 0;
    while (query.count > 0) {
        struct text value = cut(&query, '&');
        struct text name = cut(&value, '=');
        if (!begins(name, "FILTER[ID]") && !begins(name, "FILTER%5BID%5D")) continue;
        long user = number(value, 10);
        if (user < 1) continue;
        if (count++ > 0) put(out, ",");
        add_user(out, user);
    }
    return count;
}

static int add_users_of_json(struct buffer *out, struct text body) {
    struct text ids = member(member(body, "FILTER"), "ID");
    bool is_list = ids.count > 0 && enter(&ids);
    int count = 0;
    while (true) {
        long user = number(unquoted(take_value(&ids)), 10);
        if (user < 1) return count;
        if (count++ > 0) put(out, ",");
        add_user(out, user);
        if (!is_list) return count;
    }
}

// MARK: Methods

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/// A portal never charges more of its time than this, or its clients would slow down.
static void add_time(struct buffer *out, double start) {
    static time_t second;
    static char date[32];
    double finish = now();
    if ((time_t)finish != second) {
        second = (time_t)finish;
        struct tm parts;
        strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%S+00:00", gmtime_r(&second, &parts));
    }
    format(out, "{\"start\":%.6f,\"finish\":%.6f,\"duration\":%.6f,\"processing\":%.6f,\"date_start\":\"%s\",\"date_finish\":\"%s\","
                "\"operating_reset_at\":%ld,\"operating\":0.0001}",
           start, finish, finish - start, finish - start, date, date, (long)second + 600);
}

static const char departments[] =
    "[{\"ID\":\"1\",\"NAME\":\"Company\",\"SORT\":100,\"UF_HEAD\":\"1\"},"
    "{\"ID\":\"2\",\"NAME\":\"Sales\",\"SORT\":200,\"PARENT\":\"1\",\"UF_HEAD\":\"13\"},"
    "{\"ID\":\"3\",\"NAME\":\"North\",\"SORT\":300,\"PARENT\":\"2\",\"UF_HEAD\":\"26\"},"
    "{\"ID\":\"4\",\"NAME\":\"South\",\"SORT\":400,\"PARENT\":\"2\",\"UF_HEAD\":\"4\"},"
    "{\"ID\":\"5\",\"NAME\":\"International\",\"SORT\":500,\"PARENT\":\"2\",\"UF_HEAD\":\"2\"},"
    "{\"ID\":\"6\",\"NAME\":\"Marketing\",\"SORT\":600,\"PARENT\":\"1\",\"UF_HEAD\":\"14\"},"
    "{\"ID\":\"7\",\"NAME\":\"Brand\",\"SORT\":700,\"PARENT\":\"6\",\"UF_HEAD\":\"12\"},"
    "{\"ID\":\"8\",\"NAME\":\"R\\u0026D\",\"SORT\":800,\"PARENT\":\"1\",\"UF_HEAD\":\"18\"},"
    "{\"ID\":\"9\",\"NAME\":\"Operations\",\"SORT\":900,\"PARENT\":\"1\",\"UF_HEAD\":\"20\"},"
    "{\"ID\":\"10\",\"NAME\":\"Finance\",\"SORT\":1000,\"PARENT\":\"1\",\"UF_HEAD\":\"22\"}]";

/// A method's name without what a client may put behind it.
static struct text plain_name(struct text name) {
    if (name.count > 5 && memcmp(name.at + name.count - 5, ".json", 5) == 0) name.count -= 5;
    return name;
}

static void remember(struct text type, struct text parameters) {
    updates++;
    last_type.count = last_parameters.count = 0;
    add(&last_type, type);
    add(&last_parameters, parameters);
}

/// Writes a method's result.
///
/// - Returns: How many rows there are, or -1 if it is no list.
static int add_result(struct buffer *out, struct text method, const struct request *request) {
    bool is_json = request->body.count > 0 && begins(request->type, "application/json");
    struct text parameters = request->body.count > 0 ? request->body : request->query;
    if (is(method, "user.update")) {
        remember(is_json ? text("application/json") : text("application/x-www-form-urlencoded"), parameters);
        if (is_json) {
            keep_json(parameters);
        } else {
            keep_query(parameters);
        }
        put(out, "true");
        return -1;
    }
    if (is(method, "user.get")) {
        put(out, "[");
        int count = is_json ? add_users_of_json(out, parameters) : add_users_of_query(out, parameters);
        // Who asks for those behind the last one gets none; who asks for nobody in particular gets one.
        if (count == 0 && find(parameters, ">ID") == NULL && find(parameters, "%3EID") == NULL) {
            add_user(out, 1);
            count = 1;
        }
        put(out, "]");
        return count;
    }
    if (is(method, "department.get")) {
        put(out, departments);
        return 10;
    }
    if (is(method, "user.userfield.list")) {
        put(out, "[]");
        return 0;
    }
    if (is(method, "scope")) {
        put(out, "[\"user\",\"department\",\"user.userfield\"]");
    } else if (is(method, "user.current")) {
        add_user(out, 1);
    } else if (is(method, "profile")) {
        put(out, "{\"ID\":\"1\",\"ADMIN\":true,\"NAME\":\"Admin\",\"LAST_NAME\":\"\",\"PERSONAL_GENDER\":\"\","
                 "\"TIME_ZONE\":\"Europe\\/Berlin\"}");
    } else {
        put(out, "true");
    }
    return -1;
}

/// PHP writes an empty object as a list.
static void add_object(struct buffer *out, const struct buffer *members) {
    put(out, members->count == 0 ? "[" : "{");
    add(out, all(members));
    put(out, members->count == 0 ? "]" : "}");
}

/// Runs the commands of `batch`: `{"halt":0,"cmd":{"c0":"user.update?ID=1&NAME=Anna"}}`.
static void add_batch(struct buffer *out, const struct request *request) {
    struct text commands = member(request->body, "cmd");
    result.count = totals.count = times.count = 0;
    bool is_list = commands.count > 0 && *commands.at == '[';
    if (commands.count > 0 && enter(&commands)) {
        for (int index = 0;; index++) {
            struct text key = is_list ? (struct text){"", 0} : take_value(&commands);
            struct text value = take_value(&commands);
            if (value.count == 0) break;
            char name[32];
            snprintf(name, sizeof(name), "\"%d\"", index);
            if (is_list) key = text(name);

            double start = now();
            struct text parameters = unescaped(unquoted(value));
            struct text method = plain_name(cut(&parameters, '?'));
            if (index > 0) put(&result, ",");
            add(&result, key);
            put(&result, ":");
            int count = add_result(&result, method, &(struct request){.query = parameters});
            if (count >= 0) {
                if (totals.count > 0) put(&totals, ",");
                add(&totals, key);
                format(&totals, ":%d", count);
            }
            if (index > 0) put(&times, ",");
            add(&times, key);
            put(&times, ":");
            add_time(&times, start);
        }
    }
    put(out, "{\"result\":");
    add_object(out, &result);
    put(out, ",\"result_error\":[],\"result_total\":");
    add_object(out, &totals);
    put(out, ",\"result_next\":[],\"result_time\":");
    add_object(out, &times);
    put(out, "}");
}

// MARK: HTTP

static void answer(struct connection *connection, const struct request *request, const char *status, struct text type,
                   struct text body) {
    struct buffer *out = &connection->out;
    put(out, "HTTP/1.1 ");
    put(out, status);
    put(out, "\r\nContent-Type: ");
    add(out, type);
    format(out, "\r\nContent-Length: %zu\r\nConnection: %s\r\n\r\n", body.count, request->keeps_alive ? "keep-alive" : "close");
    if (!is(request->method, "HEAD")) add(out, body);
    if (!request->keeps_alive) connection->ends = true;
}

static void respond(struct connection *connection, const struct request *request) {
    static struct buffer body;
    const struct text json = text("application/json; charset=utf-8");
    body.count = 0;
    if (is(request->path, "/last")) {
        answer(connection, request, "200 OK", all(&last_type), all(&last_parameters));
        return;
    }
    if (is(request->path, "/counts")) {
        format(&body, "{\"calls\":%lu,\"updates\":%lu}", calls, updates);
        answer(connection, request, "200 OK", json, all(&body));
        return;
    }
    struct text path = request->path;
    cut(&path, '/');
    struct text root = cut(&path, '/');
    cut(&path, '/');
    struct text given = cut(&path, '/');
    if (!is(root, "rest") || given.count != code.count || memcmp(given.at, code.at, code.count) != 0) {
        put(&body, "{\"error\":\"INVALID_CREDENTIALS\",\"error_description\":\"Invalid request credentials\"}");
        answer(connection, request, "401 Unauthorized", json, all(&body));
        return;
    }
    calls++;
    double start = now();
    struct text method = plain_name(path);
    put(&body, "{\"result\":");
    if (is(method, "batch")) {
        add_batch(&body, request);
    } else {
        int count = add_result(&body, method, request);
        if (count >= 0) format(&body, ",\"total\":%d", count);
    }
    put(&body, ",\"time\":");
    add_time(&body, start);
    put(&body, "}");
    answer(connection, request, "200 OK", json, all(&body));
}

/// Measures a body in chunks, with what is between and behind them.
///
/// - Returns: How many bytes it has, 0 if more must come, or -1 if these are no chunks.
static ssize_t measure_chunks(struct text rest) {
    const char *from = rest.at;
    while (true) {
        const char *line = find(rest, "\r\n");
        if (line == NULL) return 0;
        long size = number(rest, 16);
        if (size < 0 || size > LARGEST_REQUEST) return -1;
        if (size == 0) {
            // Fields may follow, and an empty line does.
            const char *end = find((struct text){line, rest.count - (size_t)(line - rest.at)}, "\r\n\r\n");
            return end == NULL ? 0 : end + 4 - from;
        }
        size_t taken = (size_t)(line - rest.at) + 2 + (size_t)size + 2;
        if (taken > rest.count) return 0;
        rest = (struct text){rest.at + taken, rest.count - taken};
    }
}

/// Joins the chunks of a complete body where they are.
static struct text join_chunks(char *from, size_t count) {
    struct text rest = {from, count};
    size_t joined = 0;
    while (true) {
        long size = number(cut(&rest, '\n'), 16);
        if (size <= 0) return (struct text){from, joined};
        memmove(from + joined, rest.at, (size_t)size);
        joined += (size_t)size;
        rest = (struct text){rest.at + size + 2, rest.count - (size_t)size - 2};
    }
}

/// Reads a request from the beginning of what came.
///
/// - Returns: How many bytes it has, 0 if more must come, or -1 if it is none.
static ssize_t read_request(char *from, size_t count, struct request *request) {
    const char *end = memmem(from, count, "\r\n\r\n", 4);
    if (end == NULL) return 0;
    size_t head = (size_t)(end - from) + 4;
    struct text rest = {from, head - 2};
    struct text line = cut(&rest, '\n');
    if (line.count == 0) return -1;
    line.count--;
    *request = (struct request){.method = cut(&line, ' ')};
    struct text target = cut(&line, ' ');
    request->path = cut(&target, '?');
    request->query = target;
    request->keeps_alive = is(line, "HTTP/1.1");
    long length = 0;
    bool is_chunked = false;
    while (rest.count > 0) {
        struct text value = cut(&rest, '\n');
        if (value.count > 0 && value.at[value.count - 1] == '\r') value.count--;
        struct text name = cut(&value, ':');
        value = trimmed(value);
        if (is_folded(name, "Content-Length")) length = number(value, 10);
        if (is_folded(name, "Content-Type")) request->type = value;
        if (is_folded(name, "Transfer-Encoding")) is_chunked = is_folded(value, "chunked");
        if (is_folded(name, "Connection")) {
            if (is_folded(value, "close")) request->keeps_alive = false;
            if (is_folded(value, "keep-alive")) request->keeps_alive = true;
        }
    }
    if (is_chunked) {
        ssize_t size = measure_chunks((struct text){from + head, count - head});
        if (size <= 0) return size;
        request->body = join_chunks(from + head, (size_t)size);
        return (ssize_t)head + size;
    }
    if (length < 0 || length > LARGEST_REQUEST) return -1;
    if (count - head < (size_t)length) return 0;
    request->body = (struct text){from + head, (size_t)length};
    return (ssize_t)head + length;
}

// MARK: Connections

static void end(struct connection *connection) {
    close(connection->socket);
    free(connection->in.at);
    free(connection->out.at);
    free(connection);
}

/// Sends what there is to send.
///
/// - Returns: Whether the connection goes on.
static bool send_out(struct connection *connection, int poll) {
    struct buffer *out = &connection->out;
    while (connection->sent < out->count) {
        ssize_t count = send(connection->socket, out->at + connection->sent, out->count - connection->sent, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno != EAGAIN) return false;
        if (count < 0) {
            struct epoll_event event = {.events = EPOLLOUT, .data.ptr = connection};
            return epoll_ctl(poll, EPOLL_CTL_MOD, connection->socket, &event) == 0;
        }
        connection->sent += (size_t)count;
    }
    out->count = connection->sent = 0;
    return !connection->ends;
}

static bool receive(struct connection *connection, int poll) {
    struct buffer *in = &connection->in;
    reserve(in, READ_SIZE);
    ssize_t count = recv(connection->socket, in->at + in->count, in->room - in->count, 0);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    if (count == 0) return false;
    in->count += (size_t)count;
    size_t taken = 0;
    while (taken < in->count && !connection->ends) {
        struct request request;
        ssize_t size = read_request(in->at + taken, in->count - taken, &request);
        if (size < 0) return false;
        if (size == 0) break;
        respond(connection, &request);
        taken += (size_t)size;
    }
    in->count -= taken;
    if (in->count > LARGEST_REQUEST) return false;
    if (taken > 0 && in->count > 0) memmove(in->at, in->at + taken, in->count);
    return send_out(connection, poll);
}

static void serve(struct connection *connection, uint32_t events, int poll) {
    bool goes_on;
    if (events & EPOLLOUT) {
        goes_on = send_out(connection, poll);
        if (goes_on && connection->out.count == 0) {
            struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
            goes_on = epoll_ctl(poll, EPOLL_CTL_MOD, connection->socket, &event) == 0;
        }
    } else {
        goes_on = receive(connection, poll);
    }
    if (!goes_on) end(connection);
}

static void welcome(int listener, int poll) {
    while (true) {
        int socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0) return;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
        struct connection *connection = calloc(1, sizeof(*connection));
        if (connection == NULL) fail("no memory");
        connection->socket = socket;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
        if (epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event) != 0) end(connection);
    }
}

int main(int count, char **arguments) {
    if (count != 3) fail("the arguments are PORT CODE");
    code = text(arguments[2]);
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    if (bind(listener, (struct sockaddr *)&address, sizeof(address)) != 0 || listen(listener, 1024) != 0) fail(strerror(errno));
    int poll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (poll < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event) != 0) fail(strerror(errno));
    struct epoll_event events[MOST_EVENTS];
    while (true) {
        int ready = epoll_wait(poll, events, MOST_EVENTS, -1);
        for (int index = 0; index < ready; index++) {
            if (events[index].data.ptr == NULL) {
                welcome(listener, poll);
            } else {
                serve(events[index].data.ptr, events[index].events, poll);
            }
        }
    }
}
