#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Something that a locked worker may try.
struct attempt {
    const char *name;
    void (*make)(void);
};

/// What the lock forbids, by topic. Each is harmless if it is allowed, because a test makes it without the lock, too.
extern const struct attempt file_attempts[], socket_attempts[], process_attempts[], memory_attempts[], kernel_attempts[];

/// What fails and leaves the worker alive, in a locked one and in one with Landlock alone; each says `refused` or `got it`.
extern const struct attempt limit_attempts[], landlock_attempts[];

/// The shared page, the process that started this one, and this one.
extern volatile uint64_t *page;
extern int parent, self;

/// Sends a text to the host.
void say(const char *text);

/// Says `refused` or `got it`.
void say_whether(bool is_refused);

/// Says what a worker has at its start.
void describe_start(void);

/// Becomes the program that the arguments name, on a kernel that lacks what is named; returns an exit status if it can't.
int run_without(const char *name, char **arguments);

/// Starts a thread, which waits until one of the functions below wakes it.
void start_thread(void);

/// Reads `hello`, uses what is allowed on both threads, and says `done`.
void use_what_is_allowed(void);

/// Lets the other thread open a file.
void open_on_thread(void);
