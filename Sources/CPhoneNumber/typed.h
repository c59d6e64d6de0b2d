#ifndef CPHONE_TYPED_H
#define CPHONE_TYPED_H

#include "cphone.h"

#include <array>
#include <cstdint>
#include <string>

/// A telephone number as somebody typed it, taken apart in one pass before libphonenumber sees it.
///
/// The library looks for the longest text that could be a number, and drops the rest without a word: a letter typed for the last
/// digit, a second number, a question mark. So this decides what the text is. It knows labels, a plus, digits in groups, an
/// extension, and signs at the end that mean nothing; with anything else the text is no number. The library is then given the
/// plus and the digits alone.
class TypedPhone {
public:
    /// What stands before a digit, and after the last one, a bit each.
    enum Mark : uint8_t {
        space = 1,
        point = 2,
        comma = 4,
        slash = 8,
        opening = 16,
        closing = 32,
        hyphen = 64,
        /// The hyphen is behind a blank and touches the digit, as before the other ends of a number: `231259-01 -02`.
        tail = 128,
    };

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

    /// Whether there is a second area code in brackets.
    bool has_second_area() const;

    /// Whether other ends of the number follow, as in `231259 -01 -02`.
    bool has_several_tails() const;

    /// Whether it begins with a calling code without its plus, which a trunk digit in brackets shows: `49 (0) 30`.
    bool shows_code(const std::string &code) const;

    /// Whether it is a day: three groups with a year, a month and a day in an order that is in use.
    bool is_date() const;

    /// Whether it is an amount with decimals.
    ///
    /// With one point or comma between the digits and nothing else, it is one if zeros follow five digits, or any digit follows
    /// seven; beside other signs if `0` or `00` follows seven.
    bool has_decimals() const;

    /// Whether it is an amount with thousands: groups of three digits by points or by commas, as in `4.915.123.456.789`.
    bool has_thousands(uint8_t mark) const;

    bool has_plus = false;
    /// Whether a plus is followed by brackets; they end before `count_before(closing)`.
    bool has_brackets_after_plus = false;
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
    cphone_status check_label();
    cphone_status resolve_comma();
    void finish_label_word();
    void note_end(char32_t c);
    void begin_extension(size_t most);
    bool add_mark(char32_t c);
    bool has_thousands_before(size_t end, uint8_t mark) const;

    Part part = Part::label;
    /// The folded letters at hand: those that touch the number before it, or those behind it.
    std::u32string word;
    bool has_phone_label = false, has_place_label = false, has_fax_label = false;
    bool has_filler_label = false, has_unknown_label = false;
    /// Whether the label names a telephone before a fax, and a sign between them: the number is for both.
    bool is_phone_and_more = false;
    bool has_bad_sign = false;
    /// How many points, and how many hyphens, are behind the last digit: several stand for digits that are left out.
    size_t points_behind = 0, hyphens_behind = 0;
    size_t most_in_extension = 0;
    /// A sign between two numbers; an error only if a second one follows, as a list may end with it.
    bool has_joint = false;
    bool is_joint_of_lists = false;
    bool has_space_after_comma = false;
};

#endif
