#include "cprocess.h"

#include <malloc.h>

void cprocess_return_large_blocks(void) { mallopt(M_MMAP_THRESHOLD, 256 << 10); }
