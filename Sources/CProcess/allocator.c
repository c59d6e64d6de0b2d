#include "cprocess.h"

#include <malloc.h>

void cprocess_return_large_blocks(void) {
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
  // Some room of smaller ones stays, since the next chunk of records needs it at once.
  mallopt(M_TRIM_THRESHOLD, 2 << 20);
}
