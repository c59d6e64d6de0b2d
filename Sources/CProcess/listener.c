#include "cprocess.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

static bool is_own(const struct sockaddr_storage *address) {
  const unsigned char *bytes = ((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr;
  switch (address->ss_family) {
    case AF_UNIX: return true;
    case AF_INET: return ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr) >> 24 == 127;
    case AF_INET6:
      return IN6_IS_ADDR_LOOPBACK((const struct in6_addr *)bytes)
             || (IN6_IS_ADDR_V4MAPPED((const struct in6_addr *)bytes) && bytes[12] == 127);
    default: return false;
  }
}

cprocess_listener cprocess_adopt_listener(int descriptor) {
  int is_listening = 0;
  socklen_t size = sizeof is_listening;
  if (getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &size) != 0 || !is_listening) {
    return CPROCESS_NO_LISTENER;
  }
  struct sockaddr_storage address = {0};
  size = sizeof address;
  if (getsockname(descriptor, (struct sockaddr *)&address, &size) != 0) return CPROCESS_NO_LISTENER;
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0) return CPROCESS_NO_LISTENER;
  return is_own(&address) ? CPROCESS_LISTENER_OF_THIS_MACHINE : CPROCESS_LISTENER_OF_ALL;
}
