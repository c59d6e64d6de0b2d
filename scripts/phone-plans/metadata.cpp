// Prints what libphonenumber knows of each numbering plan, a line for each property: region, property, value.
//
// The library's interface answers only for single numbers; its data, which it exports too, says what holds for all of them.

#include "../../Sources/CPhoneNumber/metadata.h"

#include <phonenumbers/phonemetadata.pb.h>

#include <iostream>
#include <string>

using namespace i18n::phonenumbers;

static void print(const std::string &region, const char *property, const std::string &value) {
    if (!value.empty()) std::cout << region << ' ' << property << ' ' << value << '\n';
}

template <typename Lengths>
static std::string listed(const Lengths &lengths) {
    std::string list;
    for (const int length : lengths) list += (list.empty() ? "" : ",") + std::to_string(length);
    return list;
}

static void print(const std::string &region, const std::string &type, const PhoneNumberDesc &numbers) {
    print(region, (type + "-lengths").c_str(), listed(numbers.possible_length()));
    print(region, (type + "-pattern").c_str(), numbers.national_number_pattern());
}

int main() {
    PhoneMetadataCollection plans;
    if (!plans.ParseFromArray(metadata_get(), metadata_size())) return 1;
    for (const PhoneMetadata &plan : plans.metadata()) {
        const std::string &region = plan.id();
        if (region == "001") continue;
        print(region, "code", std::to_string(plan.country_code()));
        if (plan.main_country_for_code()) print(region, "main", "yes");
        print(region, "leading", plan.leading_digits());
        print(region, "international", plan.international_prefix());
        print(region, "trunk", plan.national_prefix());
        print(region, "trunk-pattern", plan.national_prefix_for_parsing());
        print(region, "trunk-rewrites", plan.national_prefix_transform_rule());
        print(region, "general", plan.general_desc());
        print(region, "type", plan.fixed_line());
        print(region, "type", plan.mobile());
        print(region, "type", plan.toll_free());
        print(region, "type", plan.premium_rate());
        print(region, "type", plan.shared_cost());
        print(region, "type", plan.personal_number());
        print(region, "type", plan.voip());
        print(region, "type", plan.pager());
        print(region, "type", plan.uan());
        print(region, "type", plan.voicemail());
    }
}
