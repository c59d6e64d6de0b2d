// The text of the pages, which the compiler takes from the files of the guide.

#include "cguide.h"

// Swift's compiler is clang, which knows it in any version of C.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t getting_started[] = {
#embed "../moonhook/Moonhook.docc/GettingStarted.md"
};
static const uint8_t writing_recipes[] = {
#embed "../moonhook/Moonhook.docc/WritingRecipes.md"
};
static const uint8_t rows[] = {
#embed "../moonhook/Moonhook.docc/Rows.md"
};
static const uint8_t your_portal[] = {
#embed "../moonhook/Moonhook.docc/YourPortal.md"
};
static const uint8_t reading_a_plan[] = {
#embed "../moonhook/Moonhook.docc/ReadingAPlan.md"
};
static const uint8_t resume_and_undo[] = {
#embed "../moonhook/Moonhook.docc/ResumeAndUndo.md"
};
static const uint8_t plans_as_files[] = {
#embed "../moonhook/Moonhook.docc/PlansAsFiles.md"
};
static const uint8_t nightly[] = {
#embed "../moonhook/Moonhook.docc/Nightly.md"
};
static const uint8_t gateway[] = {
#embed "../moonhook/Moonhook.docc/Gateway.md"
};
static const uint8_t emulator[] = {
#embed "../moonhook/Moonhook.docc/Emulator.md"
};
static const uint8_t exit_status[] = {
#embed "../moonhook/Moonhook.docc/ExitStatus.md"
};
static const uint8_t personal_data[] = {
#embed "../moonhook/Moonhook.docc/PersonalData.md"
};
static const uint8_t formats[] = {
#embed "../moonhook/Moonhook.docc/Formats.md"
};
static const uint8_t installing[] = {
#embed "../moonhook/Moonhook.docc/Installing.md"
};
static const uint8_t promises[] = {
#embed "../moonhook/Moonhook.docc/Promises.md"
};
static const uint8_t commands[] = {
#embed "../moonhook/Moonhook.docc/Commands.md"
};
static const uint8_t modules[] = {
#embed "../Scripting/Scripting.docc/Modules.md"
};
static const uint8_t recipes[] = {
#embed "../Scripting/Scripting.docc/Recipes.md"
};
static const uint8_t fields[] = {
#embed "../PortalModel/PortalModel.docc/Fields.md"
};
static const uint8_t diagnostics[] = {
#embed "../Report/Report.docc/Diagnostics.md"
};

typedef struct {
  const uint8_t *bytes;
  size_t size;
} page_text;

#define TEXT(page) {page, sizeof page}

static const page_text texts[] = {
  [CGUIDE_GETTING_STARTED] = TEXT(getting_started),
  [CGUIDE_WRITING_RECIPES] = TEXT(writing_recipes),
  [CGUIDE_ROWS] = TEXT(rows),
  [CGUIDE_YOUR_PORTAL] = TEXT(your_portal),
  [CGUIDE_READING_A_PLAN] = TEXT(reading_a_plan),
  [CGUIDE_RESUME_AND_UNDO] = TEXT(resume_and_undo),
  [CGUIDE_PLANS_AS_FILES] = TEXT(plans_as_files),
  [CGUIDE_NIGHTLY] = TEXT(nightly),
  [CGUIDE_GATEWAY] = TEXT(gateway),
  [CGUIDE_EMULATOR] = TEXT(emulator),
  [CGUIDE_EXIT_STATUS] = TEXT(exit_status),
  [CGUIDE_PERSONAL_DATA] = TEXT(personal_data),
  [CGUIDE_FORMATS] = TEXT(formats),
  [CGUIDE_INSTALLING] = TEXT(installing),
  [CGUIDE_PROMISES] = TEXT(promises),
  [CGUIDE_COMMANDS] = TEXT(commands),
  [CGUIDE_MODULES] = TEXT(modules),
  [CGUIDE_RECIPES] = TEXT(recipes),
  [CGUIDE_FIELDS] = TEXT(fields),
  [CGUIDE_DIAGNOSTICS] = TEXT(diagnostics),
};

size_t cguide_size(cguide_page page) {
  return (size_t)page < sizeof texts / sizeof texts[0] ? texts[page].size : 0;
}

uint8_t cguide_byte(cguide_page page, size_t index) {
  return index < cguide_size(page) ? texts[page].bytes[index] : 0;
}
