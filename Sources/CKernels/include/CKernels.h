// The loops that must be fast: an LSTM over a sequence with every gate recorded, its training by
// back-propagation through time, clipping and Adam.
//
// Each loop exists three times (portable, AVX2+FMA, AVX-512) in one program, and the processor
// decides once, when the first of these functions is called. There is no global state that a caller
// can see apart from `lv_kernels_force`.
//
// Conventions. All numbers are 32-bit floats, all arrays row-major and packed, with no alignment
// asked of the caller's. `T` steps, `B` sequences, `D` inputs, `H` units, `P` projected outputs and
// `R` = P with a projection, else H: the width of h. Weights are PyTorch's: `w_ih [4H, D]`,
// `w_hh [4H, R]`, `b_ih`, `b_hh` `[4H]`, the gates' rows in the order i f g o, `w_hr [P, H]`.
//
//     i, f, o = σ(W x + U h + b)    g = tanh(W x + U h + b)    c = f c' + i g    m = o tanh c
//     h = m, or W_hr m with a projection
//
// σ and tanh are within 1.8e-7 of the true value, saturate to 0 or ±1, accept ±inf, and give NaN
// for NaN. The order of every sum depends on shapes and level alone, so results repeat exactly
// and are the same with one and two threads; levels differ in the last digits.
//
// Functions that return int give 0 for success. None prints, exits or reads the environment.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: - Levels

// Which instructions the loops are made of.
enum {
  LV_LEVEL_BASELINE = 0,  // what every processor of this architecture has
  LV_LEVEL_AVX2 = 1,      // x86-64 with AVX2 and FMA
  LV_LEVEL_AVX512 = 2,    // x86-64 with AVX-512 F, BW, DQ, VL
  LV_LEVEL_COUNT = 3,
};

// The level in use.
int lv_kernels_level(void);

// Uses `level` from now on, or the best one below it that this processor has; returns that one.
// For tests and benchmarks. Not to be called while another thread is inside a function of this
// file; structures made before stay valid.
int lv_kernels_force(int level);

// MARK: - One sequence, every gate recorded

// The weights of one layer in the order the loops read them. Never changes once made.
typedef struct lv_lstm lv_lstm;

// Packs weights; the caller's arrays are not needed afterwards. `b_ih` and `b_hh` may each be NULL
// (zeros). `P` = 0 and `w_hr` = NULL mean no projection. NULL if D or H is zero, a weight is
// missing, a size overflows or memory runs out.
lv_lstm *lv_lstm_create(
    size_t D, size_t H, size_t P, const float *w_ih, const float *w_hh, const float *b_ih,
    const float *b_hh, const float *w_hr);

void lv_lstm_destroy(lv_lstm *lstm);

// Where a pass writes. Any pointer may be NULL. Arrays may not overlap each other or the input.
typedef struct lv_record {
  float *i;  // [T, H], 0…1
  float *f;  // [T, H], 0…1
  float *g;  // [T, H], −1…1, the candidate C̃
  float *o;  // [T, H], 0…1
  float *c;  // [T, H]
  float *m;  // [T, H], −1…1, o tanh c; the same as h without a projection
  float *h;  // [T, R]
} lv_record;

// Runs over `x [T, D]` from the state `h [R]`, `c [H]`, which it replaces by the last state.
// `threads` is 1 or 2; two are used from H = 64 up, without projection, when the processor has them
// and no other call is using the helper. Any number of threads may call this for one `lstm`. The
// call allocates nothing, unless another call with the same `lstm` is under way. Nonzero if that
// allocation fails, and then nothing has been written. T = 0 is allowed.
int lv_lstm_forward(
    const lv_lstm *lstm, size_t T, const float *x, float *h, float *c, const lv_record *record,
    int threads);

#ifdef __cplusplus
}
#endif

#endif
