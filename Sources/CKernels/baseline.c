// The loops for any processor: 128-bit vectors, which every 64-bit one has.

#define LV_LEVEL 0
#include "vector.h"

#include "loops.inc.h"
