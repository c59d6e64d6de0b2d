#include "typed.h"

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
    return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_hyphen(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC;
}

/// Whether a character separates entries of a list rather than groups of digits.
bool is_joint(char32_t c) {
    return c == '*' || c == '&' || c == '|' || c == '\\' || c == '+' || c == ';' || c == '\n' || c == '\r' || c == 0x2028;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool is_sign = c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) ||
                         (c >= 0xD800 && c < 0xF900) || (c >= 0xFE00 && c < 0xFE70) || c >= 0x1F000;
    return c >= 0xC0 && !is_sign;
}

/// Whether a letter looks like a digit, and may have been typed for it: O, l, I, and О and З in Cyrillic.
bool looks_like_digit(char32_t c) {
    return c == 'O' || c == 'o' || c == 'l' || c == 'I' || c == 0x41E || c == 0x43E || c == 0x417 || c == 0x437;
}

char32_t small(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 0x20;
    if (c >= 0x410 && c <= 0x42F) return c + 0x20;
    return c == 0xD3 || c == 0xF3 ? U'o' : c;
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

/// How many digits an extension has at most after a word; 0 if the word doesn't begin one.
size_t most_after(const std::u32string &word) {
    static const std::u32string sure[] = {U"ext", U"extn", U"xt", U"extension", U"anexo", U"\u0434\u043E\u0431"};
    if (std::find(std::begin(sure), std::end(sure), word) != std::end(sure)) return 20;
    return word == U"x" || word == U"int" ? 9 : 0;
}

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

// A label may be anything but a number, as long as it isn't a digit typed with a letter: "O30 123456".
cphone_status TypedPhone::take_label(char32_t c) {
    const char digit = digit_of(c);
    if (digit != 0) {
        if (!word.empty() && std::all_of(word.begin(), word.end(), looks_like_digit)) return cphone_status_letters;
        word.clear();
        part = Part::number;
        return push(digit);
    }
    if (c == '+') {
        has_plus = true;
        part = Part::number;
        return cphone_status_ok;
    }
    if (c == '(' || c == '[') marks[0] |= opening;
    if (c == ')' || c == ']') marks[0] = 0;
    if (is_letter(c)) {
        word += c;
    } else {
        word.clear();
    }
    return cphone_status_ok;
}

cphone_status TypedPhone::take_number(char32_t c) {
    const char digit = digit_of(c);
    if (digit != 0) return push(digit);
    if (add_mark(c)) return cphone_status_ok;
    if (is_letter(c)) {
        word = small(c);
        part = Part::word;
        return cphone_status_ok;
    }
    if (c == '#') {
        begin_extension(9);
        return has_joint ? cphone_status_unknown_sign : cphone_status_ok;
    }
    if (c == '+' && digits.empty()) return cphone_status_ok;
    if (!is_joint(c)) return cphone_status_unknown_sign;
    is_joint_of_lists = (c == ';' || c == '\n' || c == '\r' || c == 0x2028) && (!has_joint || is_joint_of_lists);
    has_joint = true;
    return cphone_status_ok;
}

cphone_status TypedPhone::take_word(char32_t c) {
    if (is_letter(c)) {
        // An accent may be a character of its own.
        if (word.size() < 16 && !(c >= 0x300 && c < 0x370)) word += small(c);
        return word.size() < 16 ? cphone_status_ok : cphone_status_letters;
    }
    const size_t most = most_after(word);
    if (most == 0 || digits.empty()) return cphone_status_letters;
    // Before a word, a semicolon belongs to the extension of a link.
    if (has_joint && !(is_joint_of_lists && c == '=')) return cphone_status_letters;
    has_joint = false;
    begin_extension(most);
    return c == ':' || c == '.' || c == '=' ? cphone_status_ok : take_extension(c);
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
    return is_space(c) || is_hyphen(c) || c == ',' ? cphone_status_ok : cphone_status_unknown_sign;
}

cphone_status TypedPhone::take_end(char32_t c) {
    if (digit_of(c) != 0) return cphone_status_several_numbers;
    if (is_letter(c)) return cphone_status_letters;
    const bool is_idle = is_space(c) || is_hyphen(c) || c == ')' || c == ']' || c == '.' || c == ',' || c == ';' ||
                         c == '/' || c == '\n' || c == '\r';
    return is_idle ? cphone_status_ok : is_joint(c) ? cphone_status_several_numbers : cphone_status_unknown_sign;
}

cphone_status TypedPhone::push(char digit) {
    if (has_joint) return cphone_status_several_numbers;
    if (digits.size() == most_digits) return cphone_status_too_long;
    digits += digit;
    return cphone_status_ok;
}

void TypedPhone::begin_extension(size_t most) {
    most_in_extension = most;
    part = Part::extension;
}

// Adds what may be between two digits of a number.
bool TypedPhone::add_mark(char32_t c) {
    uint8_t &mark = marks[digits.size()];
    if (is_space(c) || is_hyphen(c)) {
        if (mark & comma) has_space_after_comma = true;
        mark |= space;
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
    if (first == 0 || has_space_after_comma || !is_one_group || rest > 6 || digits[first] == '0' || !extension.empty()) {
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

bool TypedPhone::has_decimals() const {
    size_t last = 0, points = 0, commas = 0;
    for (size_t i = 1; i < digits.size(); ++i) {
        if ((marks[i] & (point | comma)) == 0) continue;
        last = i;
        if (marks[i] & point) ++points;
        if (marks[i] & comma) ++commas;
    }
    if (last < 7 || digits.size() - last > 2 || digits.find_first_not_of('0', last) != std::string::npos) return false;
    if (points + commas == 1) return true;
    // With thousands before them, which use the other sign.
    return (marks[last] & point ? points : commas) == 1 && points + commas > 2;
}

bool TypedPhone::has_thousands(uint8_t mark) const {
    if (has_plus || digits[0] == '0') return false;
    size_t groups = 0;
    for (size_t i = 1; i < digits.size(); ++i) {
        const bool is_start = (digits.size() - i) % 3 == 0;
        if (marks[i] != (is_start ? mark : 0)) return false;
        if (is_start) ++groups;
    }
    return groups > 1;
}
