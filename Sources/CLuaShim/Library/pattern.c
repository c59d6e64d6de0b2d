// Lua's patterns under the step budget: `string.find`, `match`, `gmatch` and `gsub`. Lua's own may backtrack for hours within one
// call, which no count hook sees; these charge every turn of matching. The matcher keeps its points to backtrack to in an array
// and does not recurse.

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../charge.h"
#include "library.h"

enum {
    /// How many captures a pattern may have.
    MOST_CAPTURES = 32,
    /// How many points one match may have to backtrack to: as deep as Lua's own matcher recurses below its first call.
    MOST_CHOICES = 199,
    /// Turns of matching between two charges.
    TURNS_BETWEEN_CHARGES = 4096,
    /// Bytes of an item or of balanced text that one turn pays for.
    BYTES_IN_A_TURN = 16,
    /// Bytes of plain text that are read in one go.
    BYTES_BETWEEN_CHARGES = 1 << 16,
};

/// The length of a capture that has none.
enum { OPEN = -1, POSITION = -2 };

struct capture {
    const char *start;
    ptrdiff_t count;
};

/// One pattern being matched against one subject. Both strings must stay alive, on the stack or in upvalues.
struct matching {
    lua_State *L;
    const char *subject, *subject_end;
    const char *pattern, *pattern_end;
    /// Whether only the position where a search begins may match.
    bool is_anchored;
    /// The work that is not charged yet.
    size_t turns;
    /// The set whose end was searched last: a search meets the same one at every position.
    const char *set, *set_end;
    /// Whether `lead` was looked for.
    bool is_lead_known;
    /// The first item that takes a byte, if no match begins with another byte, or null.
    const char *lead, *lead_end;
    int capture_count;
    struct capture captures[MOST_CAPTURES];
};

/// The part of the subject that a match covers; without a start there is no match.
struct span {
    const char *start, *end;
};

// MARK: Budget

/// Charges the work so far. May raise, as may everything that spends.
static void pay(struct matching *matching) {
    size_t turns = matching->turns;
    matching->turns = 0;
    charge(matching->L, turns);
}

static inline void spend(struct matching *matching, size_t turns) {
    matching->turns += turns;
    if (matching->turns >= TURNS_BETWEEN_CHARGES) pay(matching);
}

/// Spends for bytes that were or will be read in one go, at the price of `charge_bytes`.
static inline void spend_bytes(struct matching *matching, size_t count) { spend(matching, count / 8); }

/// Spends for the next bytes of a long item, and returns the position up to which they are paid.
static inline const char *spend_ahead(struct matching *matching, const char *position) {
    spend_bytes(matching, BYTES_IN_A_TURN);
    return position + BYTES_IN_A_TURN;
}

/// Raises an error. A script may catch it, so what was matched before it is charged.
static int fail(struct matching *matching, const char *message) {
    pay(matching);
    return luaL_error(matching->L, "%s", message);
}

static int fail_capture(struct matching *matching, int index) {
    pay(matching);
    return luaL_error(matching->L, "invalid capture index %%%d", index + 1);
}

// MARK: Items

static inline unsigned char byte(const char *position) { return (unsigned char)*position; }

static inline bool is_between(int byte, int first, int last) { return first <= byte && byte <= last; }

static inline bool is_digit(int byte) { return is_between(byte, '0', '9'); }

/// What kinds of bytes there are, in the C locale.
enum {
    UPPER = 1, LOWER = 2, DIGIT = 4, HEXADECIMAL = 8, PUNCTUATION = 16, SPACE = 32, CONTROL = 64, ZERO = 128,
    LETTER = UPPER | LOWER,
};

static const uint8_t kinds[256] = {
    [0] = CONTROL | ZERO, [1 ... 8] = CONTROL, ['\t' ... '\r'] = CONTROL | SPACE, [14 ... 31] = CONTROL, [' '] = SPACE,
    ['!' ... '/'] = PUNCTUATION, ['0' ... '9'] = DIGIT | HEXADECIMAL, [':' ... '@'] = PUNCTUATION,
    ['A' ... 'F'] = UPPER | HEXADECIMAL, ['G' ... 'Z'] = UPPER, ['[' ... '`'] = PUNCTUATION,
    ['a' ... 'f'] = LOWER | HEXADECIMAL, ['g' ... 'z'] = LOWER, ['{' ... '~'] = PUNCTUATION, [127] = CONTROL,
};

/// The kinds that the class of a letter after `%` holds.
static const uint8_t classes['z' - 'a' + 1] = {
    ['a' - 'a'] = LETTER, ['c' - 'a'] = CONTROL, ['d' - 'a'] = DIGIT, ['g' - 'a'] = LETTER | DIGIT | PUNCTUATION,
    ['l' - 'a'] = LOWER, ['p' - 'a'] = PUNCTUATION, ['s' - 'a'] = SPACE, ['u' - 'a'] = UPPER, ['w' - 'a'] = LETTER | DIGIT,
    ['x' - 'a'] = HEXADECIMAL, ['z' - 'a'] = ZERO,  // the last of Lua 5.1, and still supported
};

/// Whether the class that a letter after `%` names holds a byte. The upper letter is the complement, and what names no class means
/// itself.
static inline bool class_holds(int class, int byte) {
    unsigned letter = (unsigned)(class | 0x20) - 'a';
    if (letter >= sizeof classes || classes[letter] == 0) return class == byte;
    return ((kinds[byte] & classes[letter]) != 0) == ((class & 0x20) != 0);
}

/// Whether a set, from its bracket to after the closing one, holds a byte.
static bool set_holds(const char *set, const char *end, int sought) {
    bool is_complement = set[1] == '^';
    const char *element = is_complement ? set + 2 : set + 1;
    const char *last = end - 1;
    while (element < last) {
        if (*element == '%') {
            if (class_holds(byte(element + 1), sought)) return !is_complement;
            element += 2;
        } else if (element[1] == '-' && last - element > 2) {
            if (is_between(sought, byte(element), byte(element + 2))) return !is_complement;
            element += 3;
        } else {
            if (byte(element) == sought) return !is_complement;
            element += 1;
        }
    }
    return is_complement;
}

/// Finds the bracket that closes a set and returns the position after it.
static const char *find_end_of_set(struct matching *matching, const char *set) {
    const char *first = set + (set[1] == '^' ? 2 : 1);
    const char *unpaid = first + BYTES_IN_A_TURN;
    for (const char *element = first; element < matching->pattern_end; element++) {
        if (element >= unpaid) unpaid = spend_ahead(matching, element);
        switch (*element) {
            case '%': element++; break;
            case ']':
                if (element > first) return element + 1;  // One that comes first is an element.
        }
    }
    fail(matching, "malformed pattern (missing ']')");
    return NULL;
}

/// The position after the bracket that closes a set; spends for one pass over the set.
static inline const char *end_of_set(struct matching *matching, const char *set) {
    if (set != matching->set) {
        matching->set_end = find_end_of_set(matching, set);
        matching->set = set;
    }
    spend_bytes(matching, (size_t)(matching->set_end - set));
    return matching->set_end;
}

/// The position after an item that matches one byte of the subject, where its repetition is.
static inline const char *end_of_item(struct matching *matching, const char *item) {
    if (*item == '[') return end_of_set(matching, item);
    if (*item != '%') return item + 1;
    if (item + 1 == matching->pattern_end) fail(matching, "malformed pattern (ends with '%')");
    return item + 2;
}

/// Whether an item that ends at `end` takes the byte of the subject at `position`.
static inline bool takes(const struct matching *matching, const char *item, const char *end, const char *position) {
    if (position == matching->subject_end) return false;
    switch (*item) {
        case '.': return true;
        case '%': return class_holds(byte(item + 1), byte(position));
        case '[': return set_holds(item, end, byte(position));
        default: return *item == *position;
    }
}

/// The end of the longest run of bytes from `position` that an item takes.
static const char *end_of_run(struct matching *matching, const char *item, const char *end, const char *position) {
    if (*item == '.') return matching->subject_end;
    size_t price = 1 + (size_t)(end - item) / 8;
    size_t turns = 0;
    for (; takes(matching, item, end, position); position++) {
        turns += price;
        if (turns < TURNS_BETWEEN_CHARGES) continue;
        spend(matching, turns);
        turns = 0;
    }
    spend(matching, turns);
    return position;
}

/// `%bxy`, with the item's two bytes at `pair`: the end of the balanced text at `position`, or null.
static const char *end_of_balance(struct matching *matching, const char *pair, const char *position) {
    if (matching->pattern_end - pair < 2) fail(matching, "malformed pattern (missing arguments to '%b')");
    if (position == matching->subject_end || *position != pair[0]) return NULL;
    char opening = pair[0], closing = pair[1];
    size_t depth = 1;
    position++;
    while (position < matching->subject_end) {
        const char *stop = spend_ahead(matching, position);
        if (stop > matching->subject_end) stop = matching->subject_end;
        for (; position < stop; position++) {
            if (*position == closing) {
                if (--depth == 0) return position + 1;
            } else if (*position == opening) {
                depth++;
            }
        }
    }
    return NULL;
}

/// `%f[set]`, with the item's set at `set`: whether the subject passes into the set at `position`. Beyond both ends of the
/// subject there is a zero byte.
static bool is_frontier(struct matching *matching, const char *set, const char *end, const char *position) {
    int before = position == matching->subject ? 0 : byte(position - 1);
    int after = position == matching->subject_end ? 0 : byte(position);
    return !set_holds(set, end, before) && set_holds(set, end, after);
}

// MARK: Captures

static void open_capture(struct matching *matching, const char *position, ptrdiff_t count) {
    if (matching->capture_count == MOST_CAPTURES) fail(matching, "too many captures");
    matching->captures[matching->capture_count++] = (struct capture){position, count};
}

/// Closes the innermost open capture and returns its index.
static int close_capture(struct matching *matching, const char *position) {
    int index = matching->capture_count - 1;
    while (index >= 0 && matching->captures[index].count != OPEN) index--;
    if (index < 0) fail(matching, "invalid pattern capture");
    matching->captures[index].count = position - matching->captures[index].start;
    return index;
}

/// `%1` to `%9`: the end of the text at `position` that repeats a capture, or null.
static const char *end_of_repeat(struct matching *matching, int index, const char *position) {
    if (index < 0 || index >= matching->capture_count || matching->captures[index].count == OPEN) {
        fail_capture(matching, index);
    }
    const struct capture *capture = &matching->captures[index];
    if (capture->count == POSITION || matching->subject_end - position < capture->count) return NULL;
    spend_bytes(matching, (size_t)capture->count);
    return memcmp(capture->start, position, (size_t)capture->count) == 0 ? position + capture->count : NULL;
}

/// The capture at `index`; the whole match is the first of a pattern that has none.
static struct capture capture_at(struct matching *matching, int index, struct span match) {
    if (index >= matching->capture_count) {
        if (index > 0) fail_capture(matching, index);
        return (struct capture){match.start, match.end - match.start};
    }
    struct capture capture = matching->captures[index];
    if (capture.count == OPEN) fail(matching, "unfinished capture");
    return capture;
}

static void push_position(struct matching *matching, const char *position) {
    lua_pushinteger(matching->L, position - matching->subject + 1);
}

static void push_capture(struct matching *matching, int index, struct span match) {
    struct capture capture = capture_at(matching, index, match);
    if (capture.count == POSITION) {
        push_position(matching, capture.start);
    } else {
        lua_pushlstring(matching->L, capture.start, (size_t)capture.count);
        spend_bytes(matching, (size_t)capture.count);
    }
}

static void add_capture(struct matching *matching, luaL_Buffer *buffer, int index, struct span match) {
    struct capture capture = capture_at(matching, index, match);
    if (capture.count == POSITION) {
        push_position(matching, capture.start);
        luaL_addvalue(buffer);
    } else {
        luaL_addlstring(buffer, capture.start, (size_t)capture.count);
    }
}

/// Pushes the first `count` captures, and charges for them.
static inline int push_captures(struct matching *matching, int count, struct span match) {
    // For one there is always room.
    if (count > 1) luaL_checkstack(matching->L, count, "too many captures");
    for (int index = 0; index < count; index++) push_capture(matching, index, match);
    if (count > 0) pay(matching);
    return count;
}

/// Pushes all captures, or the whole match if the pattern has none.
static int push_match(struct matching *matching, struct span match) {
    return push_captures(matching, matching->capture_count == 0 ? 1 : matching->capture_count, match);
}

// MARK: Matching

/// A position in the subject and the item of the pattern to be matched there; none if the item is null.
struct cursor {
    const char *position, *item;
};

/// Where to continue if the rest of the pattern does not match, and how.
struct choice {
    enum { OPENED, CLOSED, OPTION, LONGEST_RUN, SHORTEST_RUN } kind;
    /// The capture that was closed, to be opened again.
    int capture;
    /// Where the rest of the pattern was tried.
    struct cursor rest;
    union {
        /// The least end of a longest run.
        const char *least;
        /// The item that extends a shortest run.
        const char *item;
    };
};

/// The points of the match that is under way on this thread; there is only one, since matching makes no calls. Not on the stack,
/// which it would fill when functions that scripts call back are nested.
static _Thread_local struct choices {
    int count;
    struct choice list[MOST_CHOICES];
} choices;

static struct choice *add_choice(struct matching *matching) {
    if (choices.count == MOST_CHOICES) fail(matching, "pattern too complex");
    return &choices.list[choices.count++];
}

/// Goes back to the last choice that leaves something to try, undoing captures on the way.
static struct cursor go_back(struct matching *matching) {
    for (; choices.count > 0; choices.count--) {
        struct choice *choice = &choices.list[choices.count - 1];
        switch (choice->kind) {
            case OPENED: matching->capture_count--; break;
            case CLOSED: matching->captures[choice->capture].count = OPEN; break;
            case OPTION: choices.count--; return choice->rest;
            case LONGEST_RUN:
                if (choice->rest.position == choice->least) break;
                choice->rest.position--;
                return choice->rest;
            case SHORTEST_RUN:
                spend_bytes(matching, (size_t)(choice->rest.item - choice->item));
                if (!takes(matching, choice->item, choice->rest.item - 1, choice->rest.position)) break;
                choice->rest.position++;
                return choice->rest;
        }
    }
    return (struct cursor){NULL, NULL};
}

/// Matches an item of one byte, with its repetition.
static inline struct cursor match_bytes(struct matching *matching, struct cursor at) {
    const char *end = end_of_item(matching, at.item);
    bool is_taken = takes(matching, at.item, end, at.position);
    struct cursor rest = {at.position, end + 1};
    // The end of the pattern shows as the zero byte after every string.
    switch (*end) {
        case '?':
            if (is_taken) {
                *add_choice(matching) = (struct choice){.kind = OPTION, .rest = rest};
                rest.position++;
            }
            return rest;
        case '-':
            if (is_taken) {
                *add_choice(matching) = (struct choice){.kind = SHORTEST_RUN, .rest = rest, .item = at.item};
            }
            return rest;
        case '*':
        case '+':
            if (is_taken) {
                const char *least = *end == '+' ? at.position + 1 : at.position;
                rest.position = end_of_run(matching, at.item, end, at.position + 1);
                *add_choice(matching) = (struct choice){.kind = LONGEST_RUN, .rest = rest, .least = least};
            } else if (*end == '+') {
                rest.item = NULL;
            }
            return rest;
        default: return (struct cursor){at.position + 1, is_taken ? end : NULL};
    }
}

/// Matches one item.
static inline struct cursor match_item(struct matching *matching, struct cursor at) {
    const char *item = at.item;
    const char *end;
    switch (*item) {
        case '(': {
            bool is_position = item[1] == ')';
            open_capture(matching, at.position, is_position ? POSITION : OPEN);
            add_choice(matching)->kind = OPENED;
            return (struct cursor){at.position, is_position ? item + 2 : item + 1};
        }
        case ')': {
            int index = close_capture(matching, at.position);
            *add_choice(matching) = (struct choice){.kind = CLOSED, .capture = index};
            return (struct cursor){at.position, item + 1};
        }
        case '$':
            if (item + 1 < matching->pattern_end) break;
            return (struct cursor){at.position, at.position == matching->subject_end ? item + 1 : NULL};
        case '%':
            switch (item[1]) {
                case 'b':
                    end = end_of_balance(matching, item + 2, at.position);
                    return (struct cursor){end, end == NULL ? NULL : item + 4};
                case 'f':
                    if (item[2] != '[') fail(matching, "missing '[' after '%f' in pattern");
                    end = end_of_set(matching, item + 2);
                    return (struct cursor){at.position, is_frontier(matching, item + 2, end, at.position) ? end : NULL};
                case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
                    end = end_of_repeat(matching, item[1] - '1', at.position);
                    return (struct cursor){end, end == NULL ? NULL : item + 2};
            }
    }
    return match_bytes(matching, at);
}

/// Matches the pattern from a position and an item on, and returns the end of the match, or null.
static const char *match_from(struct matching *matching, struct cursor at) {
    choices.count = 0;
    matching->capture_count = 0;
    while (at.item != matching->pattern_end) {
        spend(matching, 1);
        at = match_item(matching, at);
        if (at.item == NULL) at = go_back(matching);
        if (at.item == NULL) return NULL;
    }
    return at.position;
}

/// Finds the item that takes the first byte of each match, so that a search passes the bytes that it doesn't take.
static void find_lead(struct matching *matching) {
    matching->is_lead_known = true;
    matching->lead = NULL;
    const char *item = matching->pattern;
    while (item[0] == '(' && item[1] != ')' && item - matching->pattern < MOST_CAPTURES) item++;
    if (item == matching->pattern_end) return;
    switch (*item) {
        case '(': case ')': case '$': return;
        case '%':
            if (item[1] == 'b' || item[1] == 'f' || is_digit(byte(item + 1))) return;
    }
    const char *end = end_of_item(matching, item);
    if (*end == '?' || *end == '*' || *end == '-') return;
    matching->lead = item;
    matching->lead_end = end;
}

/// Whether a match may begin at a position, by its first byte. If so, that byte isn't looked at again, unless it is the first of a
/// run or a capture.
static inline bool may_match(struct matching *matching, struct cursor *at) {
    if (matching->lead == NULL) return true;
    if (*matching->lead == '[') spend_bytes(matching, (size_t)(matching->lead_end - matching->lead));
    if (!takes(matching, matching->lead, matching->lead_end, at->position)) {
        spend(matching, 1 + (size_t)(matching->lead - matching->pattern));
        return false;
    }
    if (matching->lead != matching->pattern || *matching->lead_end == '+') return true;
    spend(matching, 1);
    *at = (struct cursor){at->position + 1, matching->lead_end};
    return true;
}

/// Finds the first match from `position` on that does not end at `last_end`, as an empty one after the last match does; none if
/// the position is null. Charges in any case.
static struct span search(struct matching *matching, const char *position, const char *last_end) {
    struct span found = {NULL, NULL};
    if (position != NULL && !matching->is_lead_known) find_lead(matching);
    for (; position != NULL && position <= matching->subject_end; position++) {
        spend(matching, 1);
        struct cursor at = {position, matching->pattern};
        const char *end = may_match(matching, &at) ? match_from(matching, at) : NULL;
        if (end != NULL && end != last_end) {
            found = (struct span){position, end};
            break;
        }
        if (matching->is_anchored) break;
    }
    pay(matching);
    return found;
}

/// Begins a call: takes its first two arguments, the subject and the pattern.
static inline void begin(lua_State *L, struct matching *matching) {
    charge(L, 1);
    size_t subject_count, pattern_count;
    matching->L = L;
    matching->subject = luaL_checklstring(L, 1, &subject_count);
    matching->subject_end = matching->subject + subject_count;
    matching->pattern = luaL_checklstring(L, 2, &pattern_count);
    matching->pattern_end = matching->pattern + pattern_count;
    matching->is_anchored = false;
    matching->turns = 0;
    matching->set = NULL;
    matching->is_lead_known = false;
}

/// Lets a circumflex at the start anchor the pattern.
static void anchor(struct matching *matching) {
    if (*matching->pattern != '^') return;
    matching->is_anchored = true;
    matching->pattern++;
}

/// Where a search begins by the optional argument at `index`, which counts from the end if it is negative; null where that is
/// beyond the end.
static inline const char *check_start(struct matching *matching, int index) {
    lua_Integer position = luaL_optinteger(matching->L, index, 1);
    ptrdiff_t count = matching->subject_end - matching->subject;
    if (position > count + 1) return NULL;
    if (position > 0) return matching->subject + (position - 1);
    return position == 0 || position < -count ? matching->subject : matching->subject_end + position;
}

// MARK: find and match

/// Whether a byte has a special meaning at the start of an item.
static inline bool is_special(char letter) {
    switch (letter) {
        case '^': case '$': case '*': case '+': case '?': case '.': case '(': case '[': case '%': case '-': return true;
        default: return false;
    }
}

/// Whether a pattern has only bytes that mean themselves.
static bool is_plain(lua_State *L, const char *pattern, const char *end) {
    for (const char *unpaid = pattern + BYTES_BETWEEN_CHARGES; pattern < end; pattern++) {
        if (is_special(*pattern)) return false;
        if (pattern == unpaid) {
            charge_bytes(L, BYTES_BETWEEN_CHARGES);
            unpaid += BYTES_BETWEEN_CHARGES;
        }
    }
    return true;
}

/// Whether two texts are equal. Compares in small portions and charges for each but the last.
static bool equals(lua_State *L, const char *left, const char *right, size_t count) {
    enum { PORTION = 256 };
    for (; count > PORTION; count -= PORTION, left += PORTION, right += PORTION) {
        if (memcmp(left, right, PORTION) != 0) return false;
        charge_bytes(L, PORTION);
    }
    return memcmp(left, right, count) == 0;
}

/// The first position of a text from `position` on, or null.
static const char *find_text(lua_State *L, const char *position, const char *end, const char *text, size_t count) {
    if (count == 0) return position;
    while ((size_t)(end - position) >= count) {
        size_t room = (size_t)(end - position) - count + 1;
        const char *first = memchr(position, *text, room);
        charge_bytes(L, first == NULL ? room : (size_t)(first - position));
        if (first == NULL) break;
        if (equals(L, first, text, count)) return first;
        position = first + 1;
    }
    return NULL;
}

LEAF static int string_find(lua_State *L) {
    struct matching matching;
    begin(L, &matching);
    const char *start = check_start(&matching, 3);
    struct span match = {NULL, NULL};
    if (start != NULL && (lua_toboolean(L, 4) || is_plain(L, matching.pattern, matching.pattern_end))) {
        size_t count = (size_t)(matching.pattern_end - matching.pattern);
        match.start = find_text(L, start, matching.subject_end, matching.pattern, count);
        if (match.start != NULL) match.end = match.start + count;
        matching.capture_count = 0;
    } else if (start != NULL) {
        anchor(&matching);
        match = search(&matching, start, NULL);
    }
    if (match.start == NULL) {
        lua_pushnil(L);
        return 1;
    }
    push_position(&matching, match.start);
    lua_pushinteger(L, match.end - matching.subject);
    return 2 + push_captures(&matching, matching.capture_count, match);
}

LEAF static int string_match(lua_State *L) {
    struct matching matching;
    begin(L, &matching);
    anchor(&matching);
    struct span match = search(&matching, check_start(&matching, 3), NULL);
    if (match.start != NULL) return push_match(&matching, match);
    lua_pushnil(L);
    return 1;
}

// MARK: gmatch

/// What an iterator keeps in addition to its subject and pattern, which are upvalues too, so that they stay alive.
struct iteration {
    struct matching matching;
    const char *position, *last_end;
};

static int next_match(lua_State *L) {
    struct iteration *iteration = lua_touserdata(L, lua_upvalueindex(3));
    struct matching *matching = &iteration->matching;
    matching->L = L;  // another coroutine may have created the iterator
    struct span match = search(matching, iteration->position, iteration->last_end);
    if (match.start == NULL) return 0;
    iteration->position = iteration->last_end = match.end;
    return push_match(matching, match);
}

LEAF static int string_gmatch(lua_State *L) {
    struct iteration start;
    begin(L, &start.matching);
    start.position = check_start(&start.matching, 3);
    start.last_end = NULL;
    lua_settop(L, 2);
    struct iteration *iteration = lua_newuserdatauv(L, sizeof *iteration, 0);
    *iteration = start;
    lua_pushcclosure(L, next_match, 3);
    return 1;
}

// MARK: gsub

/// Adds the replacement text at index 3, with the captures for `%0` to `%9`.
static void add_text(struct matching *matching, luaL_Buffer *buffer, struct span match) {
    lua_State *L = matching->L;
    size_t count;
    const char *text = lua_tolstring(L, 3, &count);
    const char *end = text + count;
    for (const char *escape; (escape = memchr(text, '%', (size_t)(end - text))) != NULL; text = escape + 2) {
        spend(matching, 1);
        luaL_addlstring(buffer, text, (size_t)(escape - text));
        if (escape[1] == '%') {
            luaL_addchar(buffer, '%');
        } else if (escape[1] == '0') {
            luaL_addlstring(buffer, match.start, (size_t)(match.end - match.start));
        } else if (is_digit(byte(escape + 1))) {
            add_capture(matching, buffer, escape[1] - '1', match);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
    }
    luaL_addlstring(buffer, text, (size_t)(end - text));
}

/// Adds what the table or the function at index 3 returns for a match; returns whether that is anything.
static bool add_value(struct matching *matching, luaL_Buffer *buffer, struct span match) {
    lua_State *L = matching->L;
    if (lua_type(L, 3) == LUA_TTABLE) {
        push_capture(matching, 0, match);
        lua_gettable(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_call(L, push_match(matching, match), 1);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        return false;
    }
    if (!lua_isstring(L, -1)) luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    luaL_addvalue(buffer);
    return true;
}

/// A substitution under way.
struct substitution {
    struct matching matching;
    luaL_Buffer buffer;
};

static int substitute(lua_State *L, struct substitution *substitution, bool is_text) {
    struct matching *matching = &substitution->matching;
    luaL_Buffer *buffer = &substitution->buffer;
    begin(L, matching);
    anchor(matching);
    lua_Integer most = luaL_optinteger(L, 4, matching->subject_end - matching->subject + 1);
    luaL_buffinit(L, buffer);
    const char *copied = matching->subject;  // up to where the subject is in the buffer
    struct span match = {NULL, NULL};
    bool is_changed = false;
    lua_Integer count = 0;
    while (count < most) {
        match = search(matching, count == 0 ? matching->subject : match.end, match.end);
        if (match.start == NULL) break;
        count++;
        size_t filled = luaL_bufflen(buffer);
        luaL_addlstring(buffer, copied, (size_t)(match.start - copied));
        copied = match.start;
        bool is_replaced = true;
        if (is_text) add_text(matching, buffer, match);
        else is_replaced = add_value(matching, buffer, match);
        if (is_replaced) {
            copied = match.end;
            is_changed = true;
        }
        spend_bytes(matching, luaL_bufflen(buffer) - filled);
        if (matching->is_anchored) break;
    }
    if (is_changed) {
        luaL_addlstring(buffer, copied, (size_t)(matching->subject_end - copied));
        luaL_pushresult(buffer);
        spend_bytes(matching, lua_rawlen(L, -1));
    } else {
        lua_pushvalue(L, 1);
    }
    pay(matching);
    lua_pushinteger(L, count);
    return 2;
}

/// Substitutes by a text, without calling back.
LEAF static int substitute_text(lua_State *L) {
    struct substitution substitution;
    return substitute(L, &substitution, true);
}

static int string_gsub(lua_State *L) {
    luaL_checkstring(L, 1);
    luaL_checkstring(L, 2);
    luaL_optinteger(L, 4, 0);
    int type = lua_type(L, 3);
    if (type == LUA_TSTRING || type == LUA_TNUMBER) return substitute_text(L);
    luaL_argexpected(L, type == LUA_TTABLE || type == LUA_TFUNCTION, 3, "string/function/table");
    lua_settop(L, 4);
    struct context *context = context_of(L);
    if (context->workspace == NULL) context->workspace = malloc(sizeof(struct substitution));
    // A nested one works in Lua's memory.
    if (context->workspace == NULL || context->is_workspace_taken) {
        return substitute(L, lua_newuserdatauv(L, sizeof(struct substitution), 0), false);
    }
    context->is_workspace_taken = true;
    int results = substitute(L, context->workspace, false);
    context->is_workspace_taken = false;
    return results;
}

void set_pattern_functions(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"find", string_find}, {"gmatch", string_gmatch}, {"gsub", string_gsub}, {"match", string_match}, {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
