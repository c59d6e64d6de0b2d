// The host's side: a worker's start and end.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CContainment.h"
#include "descriptors.h"

static size_t page_size(void) { return (size_t)sysconf(_SC_PAGESIZE); }

static void close_if_open(int descriptor) {
    if (descriptor >= 0) close(descriptor);
}

/// Moves a descriptor above all that a worker has, so that giving it one doesn't overwrite the other.
static int move_behind(int *descriptor) {
    int moved = fcntl(*descriptor, F_DUPFD_CLOEXEC, BEHIND);
    if (moved < 0) return errno;
    close(*descriptor);
    *descriptor = moved;
    return 0;
}

/// Makes the shared page; who holds it can't shrink it, which would end the other side by SIGBUS.
static int make_page(int *file, void **page) {
    size_t size = page_size();
    *file = memfd_create("moonhook-worker", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (*file < 0 || ftruncate(*file, (off_t)size) != 0) return errno;
    if (fcntl(*file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) return errno;
    *page = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, *file, 0);
    return *page == MAP_FAILED ? errno : 0;
}

static int prepare_descriptors(posix_spawn_file_actions_t *actions, int socket, int file) {
    int error = posix_spawn_file_actions_adddup2(actions, socket, SOCKET);
    if (error == 0) error = posix_spawn_file_actions_adddup2(actions, file, PAGE);
    for (int standard = 0; standard < SOCKET && error == 0; standard++) {
        error = posix_spawn_file_actions_addclose(actions, standard);
    }
    return error == 0 ? posix_spawn_file_actions_addclosefrom_np(actions, BEHIND) : error;
}

static int prepare_signals(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &none);
    if (error == 0) error = posix_spawnattr_setsigdefault(attributes, &all);
    if (error == 0) error = posix_spawnattr_setpgroup(attributes, 0);
    if (error != 0) return error;
    return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

static int execute(const char *path, char *const arguments[], int socket, int file, pid_t *process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) return error;
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
        error = prepare_descriptors(&actions, socket, file);
        if (error == 0) error = prepare_signals(&attributes);
        if (error == 0) error = posix_spawn(process, path, &actions, &attributes, arguments, (char *[]){NULL});
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

int containment_spawn(const char *path, char *const *arguments, containment_worker *worker) {
    // Other threads start processes too, so all is closed in those from the start.
    int ends[2] = {-1, -1}, file = -1;
    void *page = MAP_FAILED;
    pid_t process = -1;
    int error = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : errno;
    if (error == 0) error = make_page(&file, &page);
    if (error == 0) error = move_behind(&ends[1]);
    if (error == 0) error = move_behind(&file);
    if (error == 0) error = execute(path, arguments, ends[1], file, &process);
    close_if_open(ends[1]);
    close_if_open(file);
    if (error == 0) {
        *worker = (containment_worker){process, ends[0], page};
    } else {
        close_if_open(ends[0]);
        if (page != MAP_FAILED) munmap(page, page_size());
    }
    return error;
}

int containment_end(containment_worker *worker) {
    int status = -1;
    kill(worker->process, SIGKILL);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR) {}
    close(worker->socket);
    munmap((void *)worker->page, page_size());
    *worker = (containment_worker){-1, -1, NULL};
    return status;
}

bool containment_was_killed_by_filter(int status) { return containment_signal(status) == SIGSYS; }

int containment_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

int containment_exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
