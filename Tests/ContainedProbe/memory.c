// Attempts on memory: to execute it, to share it, and to get more than is allowed.

#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "attempts.h"

enum { PAGE_BYTES = 4096, MOST = 256 << 20 };

static void *map(int protection, int flags, int file) {
    return mmap(NULL, PAGE_BYTES, protection, flags, file, 0);
}

static void try_executable(void) { map(PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1); }
static void try_make_executable(void) {
    static char room[2 * PAGE_BYTES];
    char *start = room + PAGE_BYTES - (uintptr_t)room % PAGE_BYTES;
    mprotect(start, PAGE_BYTES, PROT_READ | PROT_EXEC);
}

/// Writes a system call into memory of its own, and jumps there.
static void try_instruction(void) {
#ifdef __x86_64__
    const unsigned char code[] = {0xb8, SYS_getppid, 0, 0, 0, 0x0f, 0x05, 0xc3};
#else
    const uint32_t code[] = {0xd2800008 | SYS_getppid << 5, 0xd4000001, 0xd65f03c0};
#endif
    void *memory = map(PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
    memcpy(memory, code, sizeof code);
    __builtin___clear_cache(memory, (char *)memory + sizeof code);
    mprotect(memory, PAGE_BYTES, PROT_READ | PROT_EXEC);
    ((void (*)(void))memory)();
}

static void try_map_shared(void) { map(PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1); }
static void try_map_page(void) { map(PROT_READ | PROT_WRITE, MAP_SHARED, 4); }
static void try_map_file(void) { map(PROT_READ, MAP_PRIVATE, 3); }
static void try_map_fixed(void) {
    void *address = map(PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1);
    mmap(address, PAGE_BYTES, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
}
static void try_map_anonymous_of_socket(void) { map(PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, 3); }
static void try_move_over(void) {
    void *from = map(PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1), *to = map(PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1);
    mremap(from, PAGE_BYTES, PAGE_BYTES, MREMAP_MAYMOVE | MREMAP_FIXED, to);
}
static void try_lock(void) { mlock((void *)page, 1); }
static void try_shm(void) { shmget(IPC_PRIVATE, 0, 0); }
static void try_messages(void) { msgget(1, 0); }
static void try_advice(void) { madvise((void *)page, PAGE_BYTES, MADV_REMOVE); }

static void try_too_much(void) { say_whether(malloc(MOST) == NULL && errno == ENOMEM); }
static void try_reserve(void) {
    say_whether(mmap(NULL, MOST, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) == MAP_FAILED);
}
static void try_heap(void) { say_whether(sbrk(MOST) == (void *)-1); }
static void try_growth(void) {
    void *memory = map(PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1);
    say_whether(mremap(memory, PAGE_BYTES, MOST, MREMAP_MAYMOVE) == MAP_FAILED);
}

const struct attempt memory_attempts[] = {
    {"map executable memory", try_executable},
    {"make memory executable", try_make_executable},
    {"execute an instruction in mapped memory", try_instruction},
    {"map shared memory", try_map_shared},
    {"map the page again", try_map_page},
    {"map a file", try_map_file},
    {"map over what is there", try_map_fixed},
    {"map memory and name the socket", try_map_anonymous_of_socket},
    {"move over what is there", try_move_over},
    {"mlock", try_lock},
    {"shmget", try_shm},
    {"msgget", try_messages},
    {"madvise that removes", try_advice},
    {NULL, NULL},
};

const struct attempt limit_attempts[] = {
    {"allocate too much", try_too_much},
    {"reserve too much", try_reserve},
    {"move the heap's end too far", try_heap},
    {"let a mapping grow too much", try_growth},
    {NULL, NULL},
};
