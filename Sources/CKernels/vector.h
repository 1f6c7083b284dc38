// One vector type for each level, so that the loops are written once.
//
// A level's file defines LV_LEVEL and includes this, then the `.inc.h` files. Everything declared
// here is static and carries the level's name or none of its own code, so three copies live in one
// program. `vf` holds LV_WIDTH floats.

#include "internal.h"

#if LV_LEVEL == 2
#define LV_NAME(name) lv_##name##_avx512
#elif LV_LEVEL == 1
#define LV_NAME(name) lv_##name##_avx2
#else
#define LV_NAME(name) lv_##name##_baseline
#endif

#define LV_INLINE static inline __attribute__((always_inline))

#if defined(__clang__)
#define LV_UNROLL _Pragma("clang loop unroll(full)")
#else
#define LV_UNROLL _Pragma("GCC unroll 32")
#endif

#if LV_LEVEL == 2

#include <immintrin.h>

#define LV_WIDTH 16
typedef __m512 vf;
typedef unsigned vu __attribute__((vector_size(64)));

LV_INLINE vf vload(const float *p) { return _mm512_loadu_ps(p); }
LV_INLINE void vstore(float *p, vf a) { _mm512_storeu_ps(p, a); }
LV_INLINE vf vset(float a) { return _mm512_set1_ps(a); }
LV_INLINE vf vfma(vf a, vf b, vf c) { return _mm512_fmadd_ps(a, b, c); }
LV_INLINE vf vsqrt(vf a) { return _mm512_sqrt_ps(a); }
LV_INLINE float vtotal(vf a) { return _mm512_reduce_add_ps(a); }
// A NaN in x comes through: the instruction returns its second operand then.
LV_INLINE vf vclamp(vf x, vf low, vf high) { return _mm512_min_ps(high, _mm512_max_ps(low, x)); }

#elif LV_LEVEL == 1

#include <immintrin.h>

#define LV_WIDTH 8
typedef __m256 vf;
typedef unsigned vu __attribute__((vector_size(32)));

LV_INLINE vf vload(const float *p) { return _mm256_loadu_ps(p); }
LV_INLINE void vstore(float *p, vf a) { _mm256_storeu_ps(p, a); }
LV_INLINE vf vset(float a) { return _mm256_set1_ps(a); }
LV_INLINE vf vfma(vf a, vf b, vf c) { return _mm256_fmadd_ps(a, b, c); }
LV_INLINE vf vsqrt(vf a) { return _mm256_sqrt_ps(a); }
LV_INLINE float vtotal(vf a) {
  __m128 four = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
  __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
// A NaN in x comes through: the instruction returns its second operand then.
LV_INLINE vf vclamp(vf x, vf low, vf high) { return _mm256_min_ps(high, _mm256_max_ps(low, x)); }

#else

#include <math.h>
#include <string.h>

#define LV_WIDTH 4
typedef float vf __attribute__((vector_size(16)));
typedef int vi __attribute__((vector_size(16)));
typedef unsigned vu __attribute__((vector_size(16)));

LV_INLINE vf vload(const float *p) {
  vf a;
  memcpy(&a, p, sizeof a);
  return a;
}
LV_INLINE void vstore(float *p, vf a) { memcpy(p, &a, sizeof a); }
LV_INLINE vf vset(float a) { return (vf){a, a, a, a}; }
LV_INLINE vf vfma(vf a, vf b, vf c) { return a * b + c; }
LV_INLINE vf vsqrt(vf a) {
  for (int lane = 0; lane < 4; ++lane) a[lane] = sqrtf(a[lane]);
  return a;
}
LV_INLINE float vtotal(vf a) { return (a[0] + a[2]) + (a[1] + a[3]); }
LV_INLINE vf vselect(vi mask, vf a, vf b) { return (vf)((mask & (vi)a) | (~mask & (vi)b)); }
// A NaN in x comes through: it compares false.
LV_INLINE vf vclamp(vf x, vf low, vf high) {
  return vselect(x > high, high, vselect(x < low, low, x));
}

#endif

LV_INLINE vf vzero(void) { return vset(0); }
