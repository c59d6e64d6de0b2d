// Attempts on the network and on other sockets.

#define _GNU_SOURCE
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "attempts.h"

static void try_socket(void) { socket(AF_INET, SOCK_STREAM, 0); }
static void try_unix_socket(void) { socket(AF_UNIX, SOCK_STREAM, 0); }
static void try_netlink(void) { socket(AF_NETLINK, SOCK_RAW, 0); }
static void try_socketpair(void) {
    int ends[2];
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
}

// The socket is connected already, so these fail even if they are allowed.
static void try_connect_inet(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connect(3, (struct sockaddr *)&address, sizeof address);
}
static void try_connect_path(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/nowhere/socket"};
    connect(3, (struct sockaddr *)&address, sizeof address);
}
static void try_connect_abstract(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "\0nowhere"};
    connect(3, (struct sockaddr *)&address, sizeof address);
}
static void try_bind(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/nowhere/socket"};
    bind(3, (struct sockaddr *)&address, sizeof address);
}
static void try_listen(void) { listen(3, 1); }
static void try_accept(void) { accept(3, NULL, NULL); }
static void try_shutdown(void) { shutdown(3, SHUT_RD); }
static void try_option(void) { setsockopt(3, SOL_SOCKET, SO_PASSCRED, &(int){1}, sizeof(int)); }

static void try_send_descriptor(void) {
    char byte = 0, room[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
    memcpy(CMSG_DATA(header), &(int){3}, sizeof(int));
    sendmsg(3, &message, 0);
}

static void try_receive_descriptor(void) {
    struct msghdr message = {0};
    recvmsg(3, &message, MSG_DONTWAIT);
}
static void try_sendto(void) { sendto(3, "", 0, 0, NULL, 0); }

const struct attempt socket_attempts[] = {
    {"socket", try_socket},
    {"socket of this machine", try_unix_socket},
    {"netlink socket", try_netlink},
    {"socketpair", try_socketpair},
    {"connect to an address", try_connect_inet},
    {"connect to a path", try_connect_path},
    {"connect to an abstract name", try_connect_abstract},
    {"bind", try_bind},
    {"listen", try_listen},
    {"accept", try_accept},
    {"shutdown", try_shutdown},
    {"setsockopt", try_option},
    {"send a descriptor", try_send_descriptor},
    {"receive a descriptor", try_receive_descriptor},
    {"sendto", try_sendto},
    {NULL, NULL},
};
