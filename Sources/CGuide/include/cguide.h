#ifndef CGUIDE_H
#define CGUIDE_H

#include <stddef.h>
#include <stdint.h>

/// The pages of the guide, each named after its file.
typedef enum {
  CGUIDE_GETTING_STARTED,
  CGUIDE_WRITING_RECIPES,
  CGUIDE_ROWS,
  CGUIDE_YOUR_PORTAL,
  CGUIDE_READING_A_PLAN,
  CGUIDE_RESUME_AND_UNDO,
  CGUIDE_PLANS_AS_FILES,
  CGUIDE_NIGHTLY,
  CGUIDE_GATEWAY,
  CGUIDE_EMULATOR,
  CGUIDE_EXIT_STATUS,
  CGUIDE_PERSONAL_DATA,
  CGUIDE_FORMATS,
  CGUIDE_INSTALLING,
  CGUIDE_PROMISES,
  CGUIDE_COMMANDS,
  CGUIDE_MODULES,
  CGUIDE_RECIPES,
  CGUIDE_FIELDS,
  CGUIDE_DIAGNOSTICS,
} cguide_page;

/// The length of a page, in bytes.
///
/// In C because the compiler of Swift takes 16 seconds for the pages as the array that SwiftPM's resources become, and this one
/// takes none.
size_t cguide_size(cguide_page page);

/// A byte of a page; bytes, and no pointer, since only a few targets may hold unsafe code.
uint8_t cguide_byte(cguide_page page, size_t index);

#endif
