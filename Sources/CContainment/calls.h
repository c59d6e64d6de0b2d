#pragma once

#include "CContainment.h"

enum { MOST_CHECKS = 3, MOST_VALUES = 3 };

/// What an argument of a system call must be: one of some values, whatever the ignored bits are.
struct check {
    uint8_t argument;
    uint8_t value_count;
    uint32_t ignored;
    uint32_t values[MOST_VALUES];
};

/// A system call that a locked worker may make.
struct call {
    containment_call words;
    uint32_t number;
    uint8_t check_count;
    struct check checks[MOST_CHECKS];
};

/// All system calls that a locked worker may make, the most frequent first.
extern const struct call calls[];
extern const size_t call_count;
