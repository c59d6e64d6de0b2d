#include "cprocess.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

int cprocess_terminal_columns(void) {
  int terminal = open("/dev/tty", O_RDONLY | O_NOCTTY | O_CLOEXEC);
  if (terminal < 0) return 0;
  struct winsize size = {0};
  bool is_known = ioctl(terminal, TIOCGWINSZ, &size) == 0;
  close(terminal);
  return is_known ? size.ws_col : 0;
}
