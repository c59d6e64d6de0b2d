#ifndef CPHONE_TYPED_H
#define CPHONE_TYPED_H

#include "cphone.h"

#include <array>
#include <cstdint>
#include <string>

/// A telephone number as somebody typed it, taken apart in one pass before libphonenumber sees it.
///
/// The library looks for the longest text that could be a number, and drops the rest without a word: a letter typed for the last
/// digit, a second number, a question mark. So this decides what the text is. It knows a label, a plus, digits in groups, an
/// extension, and signs at the end that mean nothing; with anything else the text is no number. The library is then given the
/// plus and the digits alone.
class TypedPhone {
public:
    /// What stands before a digit, and after the last one, a bit each.
    enum Mark : uint8_t { space = 1, point = 2, comma = 4, slash = 8, opening = 16, closing = 32 };

    /// No number of any plan has so many digits.
    static constexpr size_t most_digits = 32;

    /// Reads a text; its parts hold if the result is `cphone_status_ok`.
    cphone_status read(const char *text, size_t count);

    /// The digits in ASCII, after a `+` if the text has one before them.
    std::string number() const { return (has_plus ? "+" : "") + digits; }

    /// The digits before one of them, as `number` has all of them.
    std::string number_before(size_t index) const { return (has_plus ? "+" : "") + digits.substr(0, index); }

    /// How many digits are before the first mark that is among `marks`; all if none is.
    size_t count_before(uint8_t marks) const;

    /// Whether the first digit after a plus, or 00, is one that people dial within their country, as in `+8 (495)`. No calling
    /// code begins with 0, and none is 8 alone.
    bool has_trunk_after_plus() const;

    /// Whether its last digits are in brackets, behind seven or more: a note, or what replaces the last digits.
    bool has_bracketed_end() const;

    /// Whether it is an amount with decimals: one point or comma, behind seven or more digits, with 0 or 00 after it.
    bool has_decimals() const;

    /// Whether it is an amount with thousands: groups of three digits by points or by commas, as in `4.915.123.456.789`.
    bool has_thousands(uint8_t mark) const;

    bool has_plus = false;
    std::string digits;
    std::array<uint8_t, most_digits + 1> marks{};
    std::string extension;

private:
    enum class Part { label, number, word, extension, end };

    cphone_status take(char32_t c);
    cphone_status take_label(char32_t c);
    cphone_status take_number(char32_t c);
    cphone_status take_word(char32_t c);
    cphone_status take_extension(char32_t c);
    cphone_status take_end(char32_t c);
    cphone_status push(char digit);
    cphone_status resolve_comma();
    void begin_extension(size_t most);
    bool add_mark(char32_t c);

    Part part = Part::label;
    /// The letters at hand: those that touch the number before it, or those behind it.
    std::u32string word;
    size_t most_in_extension = 0;
    /// A sign between two numbers; an error only if a second one follows, as a list may end with it.
    bool has_joint = false;
    bool is_joint_of_lists = false;
    bool has_space_after_comma = false;
};

#endif
