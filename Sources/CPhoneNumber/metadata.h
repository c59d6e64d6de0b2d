#pragma once

/// The version of libphonenumber whose numbering plans are used, such as `9.0.43`.
extern const char phone_data_version[];
/// When that was published, such as `2026-11-06`.
extern const char phone_data_date[];

namespace i18n::phonenumbers {

// libphonenumber asks these for its data; it has them too, and the linker takes ours.
int metadata_size();
const void *metadata_get();

}  // namespace i18n::phonenumbers
