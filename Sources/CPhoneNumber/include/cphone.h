#ifndef CPHONE_H
#define CPHONE_H

// libphonenumber behind plain C.
//
// In C because Swift cannot call a C++ library without the C++ mode spreading to every target that imports it, and
// because an exception must not cross a Swift frame: every function catches all of them.
//
// Nothing here needs to be freed. Results go into the caller's memory, and no argument is kept. Every function may be
// called on any thread, on several at once. Texts are UTF-8, are read up to their count, and need no terminating zero.

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An enumeration that has only the named values, so that a Swift `switch` over it needs no default.
#define CPHONE_ENUM(name) enum __attribute__((enum_extensibility(closed))) name : uint8_t

/// The result of reading a number.
typedef CPHONE_ENUM(cphone_status) {
    cphone_status_ok,
    cphone_status_not_a_number,
    cphone_status_words,            ///< Words that name no telephone are before the digits.
    cphone_status_fax,              ///< The words before the digits say that it is a fax.
    cphone_status_date,             ///< A day with its year.
    cphone_status_letters,          ///< Letters are among or behind the digits.
    cphone_status_unknown_sign,     ///< Another sign is among or behind the digits.
    cphone_status_several_numbers,  ///< A second number follows, or the end of one.
    cphone_status_decimals,         ///< An amount with decimals or thousands, as a spreadsheet writes it.
    cphone_status_plus_inside,      ///< A plus is among the digits, behind too few for a number.
    cphone_status_commas,           ///< Commas are among the digits, behind too few for a number.
    cphone_status_no_plus,          ///< A trunk digit in brackets shows that a calling code is before it, without a plus.
    cphone_status_no_code,          ///< The brackets behind the plus hold no calling code.
    cphone_status_trunk_after_plus, ///< The plus is before a trunk prefix, which is no calling code.
    cphone_status_ambiguous,        ///< Valid with the calling code at its start, and as a number within the country.
    cphone_status_too_short,        ///< `country_code` is set if the text has one.
    cphone_status_too_long,
    cphone_status_no_region,        ///< Neither a country code in the text nor a region with it.
    cphone_status_unknown_region,   ///< The region passed in is no ISO 3166-1 code with a numbering plan.
    cphone_status_unknown_country,  ///< The text's country code belongs to no country.
    cphone_status_not_valid,        ///< A length that no number of its country has; `country_code` is set.
    cphone_status_unknown_range,    ///< A possible length, but no range that the library knows; `country_code` is set.
    cphone_status_failed,           ///< The library raised, in practice for want of memory.
} cphone_status;

/// libphonenumber's `PhoneNumberType`; the order is ours.
typedef CPHONE_ENUM(cphone_type) {
    cphone_type_fixed_line,
    cphone_type_mobile,
    cphone_type_fixed_line_or_mobile,
    cphone_type_toll_free,
    cphone_type_premium_rate,
    cphone_type_shared_cost,
    cphone_type_voip,
    cphone_type_personal,
    cphone_type_pager,
    cphone_type_uan,
    cphone_type_voicemail,
} cphone_type;

typedef CPHONE_ENUM(cphone_style) {
    cphone_style_national,
    cphone_style_international,
    cphone_style_rfc3966,
} cphone_style;

/// What became of the plus before the calling code of the region that is given with a text.
typedef CPHONE_ENUM(cphone_plus) {
    cphone_plus_as_typed,  ///< Unknown, so a text with two readings is ambiguous.
    cphone_plus_lost,      ///< Lost: what may begin with the calling code does.
    cphone_plus_never,     ///< Never lost: a text without it is a number within the country.
} cphone_plus;

/// Room for an extension of the most digits that libphonenumber reads, 20, and its zero.
#define CPHONE_EXTENSION_SIZE 21

/// A number by its parts, in the caller's memory.
typedef struct cphone_number {
    uint64_t national;      ///< The national significant number, without its leading zeros.
    int32_t country_code;
    uint8_t leading_zeros;  ///< Zeros that belong to the number, as in Italy.
    cphone_type type;       ///< For a valid number only.
    char extension[CPHONE_EXTENSION_SIZE];  ///< Digits and a zero; empty when there is none.
    uint8_t is_region_assumed;  ///< Whether the region with the text decided on the country code: 0 or 1.
} cphone_number;

/// Reads a number as people type it, and checks that it is valid in its country's plan.
///
/// `region` is the country of a number typed without a country code, in either case; a count of 0 means none. In
/// one call because separate steps would look up the country again. An ambiguous text leaves its reading within the country in
/// `number` and the one with its calling code in `other`.
cphone_status cphone_parse(
    const char *_Nullable text, size_t text_count,
    const char *_Nullable region, size_t region_count,
    cphone_plus plus,
    cphone_number *_Nonnull number, cphone_number *_Nonnull other
);

// These write a text without a terminating zero and return its count, or 0 if it does not fit or the library raised.

/// Writes a number in one of the library's forms; 128 bytes are enough for every number.
size_t cphone_format(
    const cphone_number *_Nonnull number, cphone_style style,
    char *_Nullable buffer, size_t capacity
);

/// Writes the region of a valid number: two letters, or "001" for numbers of no country.
size_t cphone_region(const cphone_number *_Nonnull number, char *_Nullable buffer, size_t capacity);

/// Writes the main region of a country code: "US" for 1.
size_t cphone_main_region(int32_t country_code, char *_Nullable buffer, size_t capacity);

/// Writes the version of the numbering plans and when it was published: "9.0.43 of 2026-11-06".
size_t cphone_version(char *_Nullable buffer, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
