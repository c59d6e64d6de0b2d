#include "cphone.h"

#include "metadata.h"
#include "typed.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

// As in libphonenumber's Java version, which refuses longer texts.
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
    case PhoneNumberUtil::IS_POSSIBLE: return cphone_status_unknown_range;
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
    // No plan has so many zeros, unless the text was made to have them.
    if (parsed.number_of_leading_zeros() > 20) return cphone_status_too_long;
    number->national = parsed.national_number();
    number->country_code = parsed.country_code();
    // The count is 1 unless set, even without a zero.
    number->leading_zeros = parsed.italian_leading_zero() ? parsed.number_of_leading_zeros() : 0;
    // A calling code without a plus or the region's prefix for numbers abroad is one in that region only.
    number->is_region_assumed = parsed.country_code_source() == PhoneNumber::FROM_DEFAULT_COUNTRY ||
                                parsed.country_code_source() == PhoneNumber::FROM_NUMBER_WITHOUT_PLUS_SIGN;
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

// A number that the library reads in digits, and holds valid; otherwise why it isn't.
cphone_status read_digits(const std::string &digits, const std::string &country, cphone_number *number, PhoneNumber *parsed) {
    // As `Parse`, with the source of the country code.
    const auto error = library().ParseAndKeepRawInput(digits, country, parsed);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR) return status_of(error, country != "ZZ");
    const cphone_status status = read_parts(*parsed, number);
    if (status != cphone_status_ok) return status;
    if (read_type(library().GetNumberType(*parsed), &number->type)) return cphone_status_ok;
    return status_of(library().IsPossibleNumberWithReason(*parsed));
}

bool read_valid(const std::string &digits, const std::string &country, PhoneNumber *parsed) {
    cphone_number number{};
    return read_digits(digits, country, &number, parsed) == cphone_status_ok;
}

// Whether a slash is between two numbers, not behind an area code: what is before it is a number by itself, and what is after it
// only replaces its last digits, or it is too long to be an area code.
bool has_slash_between_numbers(const TypedPhone &typed, const std::string &country) {
    for (size_t index = typed.count_before(TypedPhone::slash); index < typed.digits.size(); ++index) {
        if ((typed.marks[index] & TypedPhone::slash) == 0) continue;
        PhoneNumber before;
        std::string national;
        if (!read_valid(typed.number_before(index), country, &before)) continue;
        library().GetNationalSignificantNumber(before, &national);
        // Where area codes may be left out, the library adds one.
        if (typed.digits.size() - index <= 2 || std::min(national.size(), index) > 6) return true;
    }
    return false;
}

// Whether a number is longer than the usual ones of its country.
bool is_long(size_t count, const std::string &country) {
    size_t longest = 0;
    for (const auto type : {PhoneNumberUtil::FIXED_LINE, PhoneNumberUtil::MOBILE}) {
        PhoneNumber example;
        std::string national;
        if (!library().GetExampleNumberForType(country, type, &example)) continue;
        library().GetNationalSignificantNumber(example, &national);
        longest = std::max(longest, national.size());
    }
    return longest != 0 && count > longest;
}

bool is_calling_code(const std::string &digits) {
    if (digits.empty() || digits.size() > 3 || digits[0] == '0') return false;
    std::string region;
    library().GetRegionCodeForCountryCode(std::stoi(digits), &region);
    return region != "ZZ";
}

// Whether a text begins with the calling code of any country, without its plus, and a trunk digit in brackets behind it.
bool shows_some_code(const TypedPhone &typed) {
    for (size_t count = 1; count <= 3; ++count) {
        const std::string code = typed.digits.substr(0, count);
        if (typed.shows_code(code) && is_calling_code(code)) return true;
    }
    return false;
}

// What a text's form says against being one number, as people write them.
cphone_status check_form(const TypedPhone &typed, const std::string &country) {
    if (typed.is_date()) return cphone_status_date;
    if (typed.has_trunk_after_plus()) return cphone_status_trunk_after_plus;
    if (typed.has_brackets_after_plus && !is_calling_code(typed.digits.substr(0, typed.count_before(TypedPhone::closing)))) {
        return cphone_status_no_code;
    }
    if (typed.has_bracketed_end() || typed.has_second_area() || typed.has_several_tails()) return cphone_status_several_numbers;
    if (typed.count_before(TypedPhone::point) < typed.digits.size()) {
        if (typed.has_decimals()) return cphone_status_decimals;
        if (typed.has_thousands(TypedPhone::point) && is_long(typed.digits.size(), country)) return cphone_status_decimals;
    }
    return has_slash_between_numbers(typed, country) ? cphone_status_several_numbers : cphone_status_ok;
}

// The lengths of the groups of digits in a text, which starts with `skipped` digits that don't count.
std::string groups_of(const std::string &text, size_t skipped) {
    std::string groups;
    bool is_inside = false;
    for (const char c : text) {
        const bool is_digit = c >= '0' && c <= '9';
        if (is_digit && skipped > 0) {
            --skipped;
        } else if (is_digit) {
            if (!is_inside) groups += '\0';
            ++groups.back();
        }
        is_inside = is_digit && (is_inside || !groups.empty());
    }
    return groups;
}

std::string groups_of(const TypedPhone &typed) {
    std::string groups;
    for (size_t i = 0; i < typed.digits.size(); ++i) {
        if (i == 0 || typed.marks[i] != 0) groups += '\0';
        ++groups.back();
    }
    return groups;
}

// Whether a text has the groups of a number's international form.
bool has_international_groups(const TypedPhone &typed, const PhoneNumber &number) {
    std::string form;
    library().Format(number, PhoneNumberUtil::INTERNATIONAL, &form);
    return groups_of(typed) == groups_of(form, 0);
}

// The groups of a number's national form, without the digits of it that a text lacks at its start, such as a trunk prefix.
std::string national_groups(const TypedPhone &typed, const PhoneNumber &number) {
    std::string form, digits;
    library().Format(number, PhoneNumberUtil::NATIONAL, &form);
    digits = form;
    library().NormalizeDigitsOnly(&digits);
    return digits.size() < typed.digits.size() ? "" : groups_of(form, digits.size() - typed.digits.size());
}

// Whether a text is written as numbers are within the country: with brackets around an area code, or in the groups of the
// library's own national format. The groups that an international number has show nothing.
bool is_written_nationally(const TypedPhone &typed, const PhoneNumber &national, const PhoneNumber &international) {
    const std::string code = std::to_string(international.country_code());
    // Brackets around all of it show nothing.
    const size_t in_brackets = typed.marks[0] & TypedPhone::opening ? typed.count_before(TypedPhone::closing) : 0;
    if (in_brackets > 0 && in_brackets < typed.digits.size()) return in_brackets != code.size();
    const std::string groups = groups_of(typed);
    return groups.size() > 1 && !has_international_groups(typed, international) && groups == national_groups(typed, national);
}

// Whether the digits behind a plus may be a number within the region, before which somebody put the plus instead of its calling
// code. Only its groups can show that, or a trunk digit: +495 123 45 67 in Russia, and +8495….
bool may_lack_code(const TypedPhone &typed, const std::string &country, const PhoneNumber &international, cphone_number *national) {
    const size_t code_size = std::to_string(international.country_code()).size();
    const std::string groups = groups_of(typed);
    if (static_cast<size_t>(groups[0]) == code_size) return false;
    PhoneNumber parsed;
    if (read_digits(typed.digits, country, national, &parsed) != cphone_status_ok) return false;
    if (parsed.country_code_source() != PhoneNumber::FROM_DEFAULT_COUNTRY) return false;
    std::string trunk;
    library().GetNddPrefixForRegion(country, true, &trunk);
    if (trunk == typed.digits.substr(0, 1)) return true;
    const std::string usual = national_groups(typed, parsed);
    return groups.size() > 1 && usual.size() > 1 && groups[0] == usual[0] && !has_international_groups(typed, international);
}

// Whether the digits hold a second number with its area code: the whole is longer than usual, and a later group begins with 0.
bool has_second_number(const TypedPhone &typed, const PhoneNumber &number) {
    std::string national;
    library().GetNationalSignificantNumber(number, &national);
    if (national.size() <= 11) return false;
    bool is_found = false;
    for (size_t i = 3; i + 5 <= typed.digits.size(); ++i) {
        const bool is_group = typed.marks[i] & (TypedPhone::space | TypedPhone::hyphen | TypedPhone::slash);
        if (is_group && !(typed.marks[i] & TypedPhone::opening) && typed.digits[i] == '0') is_found = true;
    }
    if (!is_found) return false;
    return !has_international_groups(typed, number) && groups_of(typed) != national_groups(typed, number);
}

}  // namespace

cphone_status cphone_parse(
    const char *text, size_t text_count,
    const char *region, size_t region_count,
    cphone_plus plus,
    cphone_number *number, cphone_number *other
) try {
    const std::string country = region_count == 0 ? "ZZ" : uppercased(region, region_count);
    const int code = region_count == 0 ? 0 : library().GetCountryCodeForRegion(country);
    if (region_count != 0 && code == 0) return cphone_status_unknown_region;

    if (text_count > longest_text) return cphone_status_too_long;
    TypedPhone typed;
    cphone_status status = typed.read(text, text_count);
    if (status == cphone_status_ok) status = check_form(typed, country);
    if (status != cphone_status_ok) return status;

    const std::string code_text = std::to_string(code);
    const bool shows_code = code != 0 && typed.shows_code(code_text);
    const std::string digits = (shows_code ? "+" : "") + typed.number();
    const bool has_own_code = code != 0 && typed.digits.compare(0, code_text.size(), code_text) == 0;
    const bool may_lack_plus = has_own_code && !typed.has_plus && !shows_code && plus != cphone_plus_never;
    PhoneNumber international;
    const bool is_international =
        may_lack_plus && read_digits("+" + digits, "ZZ", other, &international) == cphone_status_ok;
    std::memcpy(other->extension, typed.extension.c_str(), typed.extension.size() + 1);
    if (is_international && plus == cphone_plus_lost) {
        *number = *other;
        number->is_region_assumed = true;
        return has_second_number(typed, international) ? cphone_status_several_numbers : cphone_status_ok;
    }
    PhoneNumber parsed;
    status = read_digits(digits, country, number, &parsed);
    if (shows_code) number->is_region_assumed = true;
    std::memcpy(number->extension, typed.extension.c_str(), typed.extension.size() + 1);
    if (status != cphone_status_ok) return shows_some_code(typed) && !shows_code ? cphone_status_no_plus : status;
    if (has_second_number(typed, parsed)) return cphone_status_several_numbers;
    if (typed.has_plus && code != 0 && !has_own_code && number->country_code != code) {
        cphone_number national{};
        if (!may_lack_code(typed, country, parsed, &national)) return status;
        std::memcpy(national.extension, number->extension, sizeof national.extension);
        *other = *number;
        *number = national;
        return cphone_status_ambiguous;
    }
    if (!is_international || !number->is_region_assumed) return status;
    if (number->national == other->national && number->leading_zeros == other->leading_zeros) return status;
    return is_written_nationally(typed, parsed, international) ? status : cphone_status_ambiguous;
} catch (...) {
    return cphone_status_failed;
}

size_t cphone_version(char *buffer, size_t capacity) {
    return write(std::string(phone_data_version) + " of " + phone_data_date, buffer, capacity);
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
