#include "cprocess.h"

#include <sys/prctl.h>
#include <sys/resource.h>

bool cprocess_forbid_dumps(void) {
  const struct rlimit none = {0, 0};
  bool is_limited = setrlimit(RLIMIT_CORE, &none) == 0;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && is_limited;
}
