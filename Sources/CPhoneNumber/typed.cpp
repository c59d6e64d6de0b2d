#include "typed.h"

#include "words.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

namespace {

constexpr char32_t after_surrogates = 0xE000;

/// The next character of a text in UTF-8; what isn't UTF-8 is a sign that no number has.
char32_t next(const unsigned char *&at, const unsigned char *end) {
    const unsigned char first = *at++;
    if (first < 0x80) return first;
    const int rest = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    char32_t c = first & (0x3F >> rest);
    for (int i = 0; i < rest; ++i) {
        if (at == end || (*at & 0xC0) != 0x80) return after_surrogates;
        c = c << 6 | (*at++ & 0x3F);
    }
    return c;
}

/// Whether a character has no shape: marks for the direction of writing, joiners, soft hyphens, variation selectors.
bool is_shapeless(char32_t c) {
    return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// Letters, digits and signs as Japanese keyboards type them, in ASCII.
char32_t narrowed(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

bool is_space(char32_t c) {
    return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_hyphen(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC;
}

/// Whether a character is between cells or lines.
bool is_break(char32_t c) { return c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// Whether a character separates entries of a list rather than groups of digits.
bool is_joint(char32_t c) {
    return c == '*' || c == '&' || c == '|' || c == '\\' || c == '+' || c == ';' || is_break(c);
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool is_sign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) ||
                         (c >= 0xD800 && c < 0xF900) || (c >= 0xFE00 && c < 0xFE70) || c >= 0x1F000;
    return c >= 0xC0 && !is_sign;
}

/// A digit of any script as ASCII; 0 if it is none.
char digit_of(char32_t c) {
    if (c < 0x660) return c >= '0' && c <= '9' ? static_cast<char>(c) : 0;
    if (is_hyphen(c) || is_space(c)) return 0;
    std::string text;
    if (c < 0x800) {
        text = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    } else if (c < 0x10000) {
        text = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                static_cast<char>(0x80 | (c & 0x3F))};
    } else {
        text = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
                static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
    i18n::phonenumbers::PhoneNumberUtil::GetInstance()->NormalizeDigitsOnly(&text);
    return text.size() == 1 ? text[0] : 0;
}

/// Whether a sign before a number is none that stands for nothing: it may be a digit that is left out, or an operator.
bool is_bad_before(char32_t c) {
    static const std::u32string bad = U"?*=<>~%$@_^!\u00A3\u00A5\u20AC\u2026\uFFFD";
    return bad.find(c) != std::u32string::npos;
}

size_t value_of(const std::string &digits) { return static_cast<size_t>(std::stoul(digits)); }

}  // namespace

cphone_status TypedPhone::read(const char *text, size_t count) {
    auto at = reinterpret_cast<const unsigned char *>(text);
    const auto end = at + count;
    while (at != end) {
        const char32_t c = narrowed(next(at, end));
        if (is_shapeless(c)) continue;
        const cphone_status status = take(c);
        if (status != cphone_status_ok) return status;
    }
    if (digits.empty()) return cphone_status_not_a_number;
    if (part == Part::word) return cphone_status_letters;
    if (part == Part::extension && extension.empty()) return word.empty() ? cphone_status_unknown_sign : cphone_status_letters;
    if (has_joint && !is_joint_of_lists) return cphone_status_unknown_sign;
    if (points_behind > 1 || hyphens_behind > 1) return cphone_status_unknown_sign;
    return resolve_comma();
}

cphone_status TypedPhone::take(char32_t c) {
    switch (part) {
    case Part::label: return take_label(c);
    case Part::number: return take_number(c);
    case Part::word: return take_word(c);
    case Part::extension: return take_extension(c);
    case Part::end: return take_end(c);
    }
    return cphone_status_unknown_sign;
}

cphone_status TypedPhone::take_label(char32_t c) {
    const char digit = digit_of(c);
    if (digit != 0) {
        // It may have been typed for a digit: "O30 123456".
        if (!word.empty() && label_of(word) == LabelWord::unknown) return cphone_status_letters;
        finish_label_word();
        part = Part::number;
        return push(digit);
    }
    if (is_letter(c)) {
        const char32_t letter = folded(c);
        if (letter != 0 && word.size() < 16) word += letter;
        return cphone_status_ok;
    }
    finish_label_word();
    if (c == '+') {
        has_plus = true;
        part = Part::number;
        return cphone_status_ok;
    }
    if (c == '(' || c == '[') marks[0] |= opening;
    if (c == ')' || c == ']') marks[0] = 0;
    if ((c == '/' || c == '&') && has_phone_label) is_phone_and_more = true;
    if (is_bad_before(c)) has_bad_sign = true;
    note_end(c);
    return cphone_status_ok;
}

void TypedPhone::finish_label_word() {
    if (word.empty()) return;
    switch (label_of(word)) {
    case LabelWord::phone: has_phone_label = true; break;
    case LabelWord::place: has_place_label = true; break;
    case LabelWord::filler: has_filler_label = true; break;
    case LabelWord::fax: has_fax_label = true; break;
    case LabelWord::unknown: has_unknown_label = true; break;
    }
    word.clear();
}

// Once there is a digit, as a text without any is no number, whatever its words.
cphone_status TypedPhone::check_label() {
    const bool has_label = has_phone_label || has_place_label;
    if (has_bad_sign || (!has_label && (points_behind > 1 || hyphens_behind > 1))) return cphone_status_unknown_sign;
    if (has_unknown_label) return cphone_status_words;
    if (has_fax_label) return is_phone_and_more ? cphone_status_ok : cphone_status_fax;
    return has_filler_label && !has_label ? cphone_status_words : cphone_status_ok;
}

cphone_status TypedPhone::take_number(char32_t c) {
    const char digit = digit_of(c);
    if (digit != 0) return push(digit);
    if ((c == '(' || c == '[') && digits.empty()) has_brackets_after_plus = true;
    if (add_mark(c)) return cphone_status_ok;
    if (is_letter(c)) {
        word.clear();
        if (const char32_t letter = folded(c)) word += letter;
        part = Part::word;
        return cphone_status_ok;
    }
    if (c == '#') {
        if (has_joint || points_behind > 1 || hyphens_behind > 1) return cphone_status_unknown_sign;
        begin_extension(9);
        return cphone_status_ok;
    }
    if (c == '+' && digits.empty()) return cphone_status_ok;
    if (!is_joint(c)) return cphone_status_unknown_sign;
    // No number is so short.
    if (c == '+' && digits.size() < 6) return cphone_status_plus_inside;
    is_joint_of_lists = (c == ';' || is_break(c)) && (!has_joint || is_joint_of_lists);
    has_joint = true;
    return cphone_status_ok;
}

cphone_status TypedPhone::take_word(char32_t c) {
    if (is_letter(c)) {
        const char32_t letter = folded(c);
        if (letter != 0 && word.size() < 16) word += letter;
        return word.size() < 16 ? cphone_status_ok : cphone_status_letters;
    }
    const size_t most = most_after(word);
    if (most == 0 || digits.empty()) return cphone_status_letters;
    // Before a word, a semicolon belongs to the extension of a link.
    if (has_joint && !(is_joint_of_lists && c == '=')) return cphone_status_letters;
    if (points_behind > 1 || hyphens_behind > 1) return cphone_status_unknown_sign;
    has_joint = false;
    begin_extension(most);
    return take_extension(c);
}

cphone_status TypedPhone::take_extension(char32_t c) {
    const char digit = digit_of(c);
    if (digit != 0) {
        if (extension.size() == most_in_extension) return cphone_status_too_long;
        extension += digit;
        return cphone_status_ok;
    }
    if (!extension.empty()) {
        part = Part::end;
        return take_end(c);
    }
    if (is_letter(c)) return cphone_status_letters;
    const bool is_idle = is_space(c) || is_hyphen(c) || c == '\t' || c == ',' || c == '.' || c == ':' || c == '=';
    return is_idle ? cphone_status_ok : cphone_status_unknown_sign;
}

cphone_status TypedPhone::take_end(char32_t c) {
    if (digit_of(c) != 0) return cphone_status_several_numbers;
    if (is_letter(c)) return cphone_status_letters;
    const bool is_idle = is_space(c) || is_hyphen(c) || c == ')' || c == ']' || c == '.' || c == ',' || c == ';' ||
                         c == '/' || is_break(c);
    note_end(c);
    return is_idle ? cphone_status_ok : is_joint(c) ? cphone_status_several_numbers : cphone_status_unknown_sign;
}

cphone_status TypedPhone::push(char digit) {
    if (digits.empty()) {
        const cphone_status status = check_label();
        if (status != cphone_status_ok) return status;
    } else if (has_joint || points_behind > 1) {
        return cphone_status_several_numbers;
    }
    points_behind = hyphens_behind = 0;
    if (digits.size() == most_digits) return cphone_status_too_long;
    digits += digit;
    return cphone_status_ok;
}

void TypedPhone::begin_extension(size_t most) {
    most_in_extension = most;
    part = Part::extension;
    points_behind = hyphens_behind = 0;
}

void TypedPhone::note_end(char32_t c) {
    if (c == '.') ++points_behind;
    if (is_hyphen(c)) ++hyphens_behind;
}

// Adds what may be between two digits of a number.
bool TypedPhone::add_mark(char32_t c) {
    uint8_t &mark = marks[digits.size()];
    note_end(c);
    if (is_space(c)) {
        if (mark & comma) has_space_after_comma = true;
        mark = (mark | space) & ~tail;
        return true;
    }
    if (is_hyphen(c)) {
        mark |= (mark & space) ? hyphen | tail : hyphen;
        return true;
    }
    switch (c) {
    case '.': mark |= point; return true;
    case ',': case 0x60C: mark |= comma; return true;
    case '/': mark |= slash; return true;
    case '(': case '[': mark |= opening; return true;
    case ')': case ']': mark |= closing; return true;
    default: return false;
    }
}

// After a comma, the digits are decimals, an extension that a telephone dials after a pause, or another number of a list.
cphone_status TypedPhone::resolve_comma() {
    const size_t first = count_before(comma);
    if (first == digits.size()) return cphone_status_ok;
    if (has_decimals() || has_thousands(comma)) return cphone_status_decimals;
    const size_t rest = digits.size() - first;
    const bool is_one_group = std::all_of(marks.begin() + first + 1, marks.begin() + digits.size(), [](uint8_t m) { return m == 0; });
    // What is before it is no number.
    if (first < 6) return cphone_status_commas;
    if (has_space_after_comma || !is_one_group || rest > 6 || digits[first] == '0' || !extension.empty()) {
        return cphone_status_several_numbers;
    }
    extension = digits.substr(first);
    digits.resize(first);
    return cphone_status_ok;
}

size_t TypedPhone::count_before(uint8_t wanted) const {
    size_t index = 0;
    while (index < digits.size() && (marks[index] & wanted) == 0) ++index;
    return index;
}

bool TypedPhone::has_trunk_after_plus() const {
    const size_t first = !has_plus && digits.compare(0, 2, "00") == 0 ? 2 : 0;
    if (!has_plus && first == 0) return false;
    if (has_plus && digits[0] == '0') return true;
    return digits.size() > first + 1 && digits[first] == '8' && marks[first + 1] != 0;
}

bool TypedPhone::has_bracketed_end() const {
    size_t start = digits.size();
    for (size_t i = 7; i < digits.size(); ++i) {
        if (marks[i] & opening) start = i;
    }
    return start < digits.size() && std::none_of(marks.begin() + start + 1, marks.begin() + digits.size(),
                                                 [](uint8_t m) { return (m & closing) != 0; });
}

bool TypedPhone::has_second_area() const {
    size_t start = 0;
    while (start < digits.size() && (marks[start] & opening) == 0) ++start;
    size_t behind = start + 1;
    while (behind < digits.size() && (marks[behind] & closing) == 0) ++behind;
    for (size_t i = behind + 1; i < digits.size(); ++i) {
        // Closer to the first one, it may be a trunk digit or an area code behind the country's: (+49) (0)30.
        if ((marks[i] & opening) && i - behind >= (digits[i] == '0' ? 3 : 5)) return true;
    }
    return false;
}

bool TypedPhone::has_several_tails() const {
    size_t count = 0, before = 0;
    for (size_t i = 7; i < digits.size(); ++i) {
        if ((marks[i] & hyphen) == 0) continue;
        size_t end = i + 1;
        while (end < digits.size() && marks[end] == 0) ++end;
        if ((marks[i] & tail) && end - i <= 3) {
            // The first of them may touch the number: 231259-01 -02.
            if (count++ == 0 && before >= 9 && end - i == i - before) ++count;
        }
        before = i;
    }
    return count > 1;
}

bool TypedPhone::shows_code(const std::string &code) const {
    const size_t count = code.size();
    return !has_plus && count > 0 && digits.size() > count + 1 && digits.compare(0, count, code) == 0 &&
           count_before(opening) == (marks[0] & opening ? 0 : count) && (marks[count] & opening) && digits[count] == '0' &&
           (marks[count + 1] & closing);
}

bool TypedPhone::is_date() const {
    if (has_plus || digits.size() > 8 || !extension.empty()) return false;
    size_t starts[3] = {0, 0, 0};
    size_t groups = 1;
    uint8_t sign = 0;
    for (size_t i = 1; i < digits.size(); ++i) {
        if (marks[i] == 0) continue;
        const uint8_t own = marks[i] & ~(space | tail);
        const bool is_sign = own == point || own == hyphen || own == slash;
        if (!is_sign || (sign != 0 && own != sign) || groups == 3) return false;
        sign = own;
        starts[groups++] = i;
    }
    if (groups != 3) return false;
    const std::string parts[3] = {
        digits.substr(0, starts[1]), digits.substr(starts[1], starts[2] - starts[1]), digits.substr(starts[2])};
    const size_t year = parts[0].size() == 4 ? 0 : 2;
    const std::string &one = parts[year == 0 ? 1 : 0], &other = parts[year == 0 ? 2 : 1];
    if (parts[year].size() != 4 || one.size() > 2 || other.size() > 2) return false;
    if (value_of(parts[year]) / 100 != 19 && value_of(parts[year]) / 100 != 20) return false;
    const size_t least = std::min(value_of(one), value_of(other)), most = std::max(value_of(one), value_of(other));
    return least >= 1 && least <= 12 && most <= 31;
}

bool TypedPhone::has_decimals() const {
    size_t last = 0, points = 0, commas = 0, others = 0;
    for (size_t i = 1; i < digits.size(); ++i) {
        if ((marks[i] & ~(point | comma)) != 0) ++others;
        if ((marks[i] & (point | comma)) == 0) continue;
        last = i;
        if (marks[i] & point) ++points;
        if (marks[i] & comma) ++commas;
    }
    if (last == 0) return false;
    const size_t rest = digits.size() - last;
    const bool is_zero = digits.find_first_not_of('0', last) == std::string::npos;
    if (points + commas == 1) {
        if (last >= 7 && rest <= 2 && is_zero) return true;
        if (has_plus || others > 0) return false;
        return is_zero ? last >= (rest == 1 ? 4 : 5) : last >= 7 && rest == 1;
    }
    // With thousands before them, which use the other sign.
    const uint8_t mark = marks[last] & point ? comma : point;
    const bool is_last_alone = (mark == comma ? points : commas) == 1;
    if (!is_last_alone || rest > 2) return false;
    return (last >= 7 && is_zero && points + commas > 2) || has_thousands_before(last, mark);
}

bool TypedPhone::has_thousands(uint8_t mark) const { return has_thousands_before(digits.size(), mark); }

bool TypedPhone::has_thousands_before(size_t end, uint8_t mark) const {
    if (has_plus || digits[0] == '0') return false;
    size_t groups = 0;
    for (size_t i = 1; i < end; ++i) {
        const bool is_start = (end - i) % 3 == 0;
        if (marks[i] != (is_start ? mark : 0)) return false;
        if (is_start) ++groups;
    }
    return groups > 1;
}
