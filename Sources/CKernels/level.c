// Which instructions to use.

#include "internal.h"

static int best_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
      && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    return LV_LEVEL_AVX512;
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return LV_LEVEL_AVX2;
#endif
  return LV_LEVEL_BASELINE;
}

// −1 until asked for. Two threads that ask at once find the same answer.
static atomic_int chosen = -1;

// The level that this thread was told to use; −1 when it was not. By thread, so that a test that
// forces one changes nothing under the tests beside it.
static _Thread_local int forced = -1;

int lv_kernels_level(void) {
  if (forced >= 0) return forced;
  int level = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (level < 0) {
    level = best_level();
    atomic_store_explicit(&chosen, level, memory_order_relaxed);
  }
  return level;
}

int lv_kernels_force(int level) {
  int best = best_level();
  if (level > best) level = best;
  if (level < LV_LEVEL_BASELINE) level = LV_LEVEL_BASELINE;
  forced = level;
  return level;
}

const lv_functions *lv_functions_now(void) {
#if defined(__x86_64__)
  switch (lv_kernels_level()) {
    case LV_LEVEL_AVX512: return &lv_functions_avx512;
    case LV_LEVEL_AVX2: return &lv_functions_avx2;
    default: return &lv_functions_baseline;
  }
#else
  return &lv_functions_baseline;
#endif
}
