#include "cphone.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

// As in libphonenumber's Java version, which refuses longer texts; in C++ patterns would run over all of it.
constexpr size_t longest_text = 250;

// The singleton is created once and is const after that, so threads may share it. Its own logger prints nothing.
const PhoneNumberUtil &library() { return *PhoneNumberUtil::GetInstance(); }

std::string uppercased(const char *text, size_t count) {
    std::string result(text, count);
    for (char &c : result) {
        if (c >= 'a' && c <= 'z') c -= 'a' - 'A';
    }
    return result;
}

size_t write(const std::string &text, char *buffer, size_t capacity) {
    if (text.size() > capacity) return 0;
    std::memcpy(buffer, text.data(), text.size());
    return text.size();
}

bool is_letter(unsigned char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

// The library skips fewer letters.
bool may_be_keyed(const std::string &text) { return std::count_if(text.begin(), text.end(), is_letter) >= 3; }

// Whether letters are in place of digits. The library would dial them by a telephone's keys, and read the note
// in "0151 2345 Anna" as the valid number …2662. Words before the number don't count, and its extension may have one.
bool has_letters(const std::string &text) {
    const auto start = std::find_if(text.begin(), text.end(), [](char c) { return c == '+' || is_digit(c); });
    const auto last = std::find_if(text.rbegin(), text.rend(), [](char c) { return is_letter(c) || is_digit(c); });
    return start < last.base() && library().IsAlphaNumber(std::string(start, last.base()));
}

// Whether a letter has digits on both sides. The library skips one or two, and reads "03O 123456", typed with a letter for its
// zero, without it.
bool has_letter_between_digits(const std::string &text) {
    const auto start = std::find_if(text.begin(), text.end(), is_digit);
    const auto last = std::find_if(text.rbegin(), text.rend(), is_digit).base();
    return start < last && std::any_of(start, last, is_letter);
}

// Whether a number has exactly the digits of its text: the library also dials letters with digits after them, as in
// "030 123456 App. 12", and doesn't count that as an alpha number.
bool is_of_digits(const PhoneNumber &parsed, const std::string &text, const std::string &country) {
    std::string digits = text;
    std::string extension = parsed.extension();
    library().NormalizeDigitsOnly(&digits);
    library().NormalizeDigitsOnly(&extension);
    if (digits.size() < extension.size()) return false;
    const size_t end = digits.size() - extension.size();
    if (digits.compare(end, std::string::npos, extension) != 0) return false;
    digits.resize(end);
    if (parsed.country_code_source() == PhoneNumber::FROM_NUMBER_WITH_PLUS_SIGN) digits.insert(0, "+");
    PhoneNumber plain;
    return library().Parse(digits, country, &plain) == PhoneNumberUtil::NO_PARSING_ERROR &&
           plain.country_code() == parsed.country_code() && plain.national_number() == parsed.national_number();
}

cphone_status status_of(PhoneNumberUtil::ErrorType error, bool has_region) {
    switch (error) {
    case PhoneNumberUtil::NO_PARSING_ERROR: return cphone_status_ok;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
        return has_region ? cphone_status_unknown_country : cphone_status_no_region;
    case PhoneNumberUtil::NOT_A_NUMBER: return cphone_status_not_a_number;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD: return cphone_status_too_short;
    case PhoneNumberUtil::TOO_SHORT_NSN: return cphone_status_too_short;
    case PhoneNumberUtil::TOO_LONG_NSN: return cphone_status_too_long;
    }
    return cphone_status_not_a_number;
}

cphone_status status_of(PhoneNumberUtil::ValidationResult result) {
    switch (result) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: return cphone_status_unknown_country;
    case PhoneNumberUtil::TOO_SHORT: return cphone_status_too_short;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY: return cphone_status_too_short;  // The area code is missing.
    case PhoneNumberUtil::TOO_LONG: return cphone_status_too_long;
    case PhoneNumberUtil::INVALID_LENGTH: return cphone_status_not_valid;
    case PhoneNumberUtil::IS_POSSIBLE: return cphone_status_not_valid;
    }
    return cphone_status_not_valid;
}

// False for a number that matches none of its country's patterns: this is how the library defines validity.
bool read_type(PhoneNumberUtil::PhoneNumberType type, cphone_type *result) {
    switch (type) {
    case PhoneNumberUtil::FIXED_LINE: *result = cphone_type_fixed_line; return true;
    case PhoneNumberUtil::MOBILE: *result = cphone_type_mobile; return true;
    case PhoneNumberUtil::FIXED_LINE_OR_MOBILE: *result = cphone_type_fixed_line_or_mobile; return true;
    case PhoneNumberUtil::TOLL_FREE: *result = cphone_type_toll_free; return true;
    case PhoneNumberUtil::PREMIUM_RATE: *result = cphone_type_premium_rate; return true;
    case PhoneNumberUtil::SHARED_COST: *result = cphone_type_shared_cost; return true;
    case PhoneNumberUtil::VOIP: *result = cphone_type_voip; return true;
    case PhoneNumberUtil::PERSONAL_NUMBER: *result = cphone_type_personal; return true;
    case PhoneNumberUtil::PAGER: *result = cphone_type_pager; return true;
    case PhoneNumberUtil::UAN: *result = cphone_type_uan; return true;
    case PhoneNumberUtil::VOICEMAIL: *result = cphone_type_voicemail; return true;
    case PhoneNumberUtil::UNKNOWN: return false;
    }
    return false;
}

cphone_status read_parts(const PhoneNumber &parsed, cphone_number *number) {
    // No plan has so many zeros, and no extension is so long, unless the text was made to have them.
    if (parsed.number_of_leading_zeros() > 20 || parsed.extension().size() >= CPHONE_EXTENSION_SIZE) {
        return cphone_status_too_long;
    }
    number->national = parsed.national_number();
    number->country_code = parsed.country_code();
    // The count is 1 unless set, even without a zero.
    number->leading_zeros = parsed.italian_leading_zero() ? parsed.number_of_leading_zeros() : 0;
    std::memcpy(number->extension, parsed.extension().c_str(), parsed.extension().size() + 1);
    number->is_region_assumed = parsed.country_code_source() == PhoneNumber::FROM_DEFAULT_COUNTRY;
    return cphone_status_ok;
}

PhoneNumber number_from(const cphone_number *parts) {
    PhoneNumber number;
    number.set_national_number(parts->national);
    number.set_country_code(parts->country_code);
    if (parts->leading_zeros > 0) {
        number.set_italian_leading_zero(true);
        number.set_number_of_leading_zeros(parts->leading_zeros);
    }
    if (parts->extension[0] != 0) number.set_extension(parts->extension);
    return number;
}

PhoneNumberUtil::PhoneNumberFormat format_of(cphone_style style) {
    switch (style) {
    case cphone_style_national: return PhoneNumberUtil::NATIONAL;
    case cphone_style_international: return PhoneNumberUtil::INTERNATIONAL;
    case cphone_style_rfc3966: return PhoneNumberUtil::RFC3966;
    }
    return PhoneNumberUtil::INTERNATIONAL;
}

}  // namespace

cphone_status cphone_parse(
    const char *text, size_t text_count,
    const char *region, size_t region_count,
    cphone_number *number
) try {
    const std::string country = region_count == 0 ? "ZZ" : uppercased(region, region_count);
    if (region_count != 0 && library().GetCountryCodeForRegion(country) == 0) return cphone_status_unknown_region;

    if (text_count > longest_text) return cphone_status_too_long;
    const std::string typed(text, text_count);
    const bool has_words = may_be_keyed(typed);
    if (has_words && has_letters(typed)) return cphone_status_letters;
    PhoneNumber parsed;
    // As `Parse`, with the source of the country code.
    const auto error = library().ParseAndKeepRawInput(typed, country, &parsed);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) return status_of(error, region_count != 0);
    if (parsed.extension().empty() && has_letter_between_digits(typed)) return cphone_status_letters;
    if (has_words && !is_of_digits(parsed, typed, country)) return cphone_status_letters;
    const cphone_status status = read_parts(parsed, number);
    if (status != cphone_status_ok) return status;
    if (read_type(library().GetNumberType(parsed), &number->type)) return cphone_status_ok;
    return status_of(library().IsPossibleNumberWithReason(parsed));
} catch (...) {
    return cphone_status_failed;
}

size_t cphone_format(const cphone_number *number, cphone_style style, char *buffer, size_t capacity) try {
    std::string text;
    library().Format(number_from(number), format_of(style), &text);
    return write(text, buffer, capacity);
} catch (...) {
    return 0;
}

size_t cphone_region(const cphone_number *number, char *buffer, size_t capacity) try {
    std::string region;
    library().GetRegionCodeForNumber(number_from(number), &region);
    return write(region, buffer, capacity);
} catch (...) {
    return 0;
}

size_t cphone_main_region(int32_t country_code, char *buffer, size_t capacity) try {
    std::string region;
    library().GetRegionCodeForCountryCode(country_code, &region);
    return write(region, buffer, capacity);
} catch (...) {
    return 0;
}
