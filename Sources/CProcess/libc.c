#include "cprocess.h"

#include <gnu/libc-version.h>
#include <stdlib.h>

int cprocess_libc_version(void) {
  char *rest = NULL;
  long major = strtol(gnu_get_libc_version(), &rest, 10);
  long minor = *rest == '.' ? strtol(rest + 1, NULL, 10) : 0;
  return (int)(major * 1000 + minor);
}
