// What is allowed, and what a worker sees of its host at its start.

#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "attempts.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static bool has_begun, is_woken, is_finished, is_opening, is_never;

void say(const char *text) {
    if (write(3, text, strlen(text)) < 0) _exit(4);
}

void say_whether(bool is_refused) { say(is_refused ? "refused" : "got it"); }

static void set(bool *flag) {
    pthread_mutex_lock(&mutex);
    *flag = true;
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
}

static void wait_for(bool *flag) {
    pthread_mutex_lock(&mutex);
    while (!*flag) pthread_cond_wait(&condition, &mutex);
    pthread_mutex_unlock(&mutex);
}

static void use_memory(void) {
    char *blocks[64];
    for (int index = 0; index < 64; index++) blocks[index] = calloc(1, 100000);
    for (int index = 0; index < 64; index++) free(blocks[index]);
    char *large = malloc(1 << 20);
    for (size_t size = 2 << 20; size <= 16 << 20; size *= 2) large = realloc(large, size);
    memset(large, 1, 16 << 20);
    free(large);
}

static void *run_thread(void *unused) {
    set(&has_begun);
    wait_for(&is_woken);
    if (is_opening) {
        int file = open("/etc/passwd", O_RDONLY);
        if (file >= 0) close(file);
    } else {
        use_memory();
    }
    set(&is_finished);
    // A thread that ends blocks its signals first, which is forbidden.
    for (;;) wait_for(&is_never);
    return unused;
}

void start_thread(void) {
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&thread, &attributes, run_thread, NULL) != 0) _exit(4);
    // Its first system calls, before it runs any code of ours, are forbidden.
    wait_for(&has_begun);
}

void open_on_thread(void) {
    is_opening = true;
    set(&is_woken);
    wait_for(&is_finished);
}

void use_what_is_allowed(void) {
    char request[16] = {0};
    if (read(3, request, sizeof request) != 5 || strcmp(request, "hello") != 0) _exit(4);
    set(&is_woken);
    wait_for(&is_finished);
    use_memory();
    // Without the library, which needs no system call on most machines.
    struct timespec time;
    struct timeval now;
    syscall(SYS_clock_gettime, CLOCK_THREAD_CPUTIME_ID, &time);
    syscall(SYS_gettimeofday, &now, NULL);
    syscall(SYS_gettid);
    sched_yield();
    say("done");
}

/// Says the lines of a file of /proc that begin with a word.
static void say_lines(const char *path, const char *start) {
    FILE *file = fopen(path, "r");
    char line[1000];
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, start, strlen(start)) == 0) say(line);
    }
    if (file != NULL) fclose(file);
}

void describe_start(void) {
    say("descriptors:");
    for (int descriptor = 0; descriptor < 1024; descriptor++) {
        char number[16];
        snprintf(number, sizeof number, " %d", descriptor);
        if (fcntl(descriptor, F_GETFD) >= 0) say(number);
    }
    say(environ[0] == NULL ? "\nenvironment: empty\n" : "\nenvironment: not empty\n");
    say_lines("/proc/self/environ", "");
    say_lines("/proc/self/status", "SigBlk:");
    say_lines("/proc/self/status", "SigIgn:");
}
