// The loops for x86-64 processors with AVX-512.

#if defined(__x86_64__)

#if defined(__clang__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")
#endif

#define LV_LEVEL 2
#include "vector.h"

#include "loops.inc.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

#else

// A file may not be empty.
typedef int lv_no_avx512;

#endif
