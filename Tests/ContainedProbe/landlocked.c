// What Landlock refuses if it has to do without the filter of system calls.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>

#include "attempts.h"

static void try_file(void) { say_whether(open("/etc/passwd", O_RDONLY) < 0 && errno == EACCES); }

static void try_connection(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    say_whether(connect(connection, (struct sockaddr *)&address, sizeof address) < 0 && errno == EACCES);
}

static void try_signal(void) { say_whether(kill(parent, 0) < 0 && errno == EPERM); }

const struct attempt landlock_attempts[] = {
    {"a file", try_file},
    {"a connection", try_connection},
    {"a signal", try_signal},
    {NULL, NULL},
};
