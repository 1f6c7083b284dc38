// The loops that must be fast: an LSTM over a sequence with every gate recorded, its training by
// back-propagation through time, clipping and Adam.
//
// Each loop exists three times (portable, AVX2+FMA, AVX-512) in one program, and the processor
// decides once, when the first of these functions is called. There is no state that a caller can
// see apart from what `lv_kernels_force` sets for a thread.
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

// Uses `level` in this thread's calls from now on, or the best one below it that this processor
// has; returns that one. For tests and benchmarks. Structures made before stay valid.
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

// MARK: - Training

// Room for one layer's training: packed weights, and what a forward pass must keep for the way
// back. For one thread at a time.
typedef struct lv_training lv_training;

// Room for up to `T` steps of `B` sequences. NULL if a size (but P) is zero or overflows, or memory
// runs out.
lv_training *lv_training_create(size_t D, size_t H, size_t P, size_t T, size_t B);

void lv_training_destroy(lv_training *training);

// Packs weights, to be called again whenever they change. The arguments are lv_lstm_create's;
// `w_hr` is ignored without a projection.
void lv_training_load(
    lv_training *training, const float *w_ih, const float *w_hh, const float *b_ih,
    const float *b_hh, const float *w_hr);

// Runs over `x [T, B, D]` from `h0 [B, R]` and `c0 [B, H]` (NULL: zeros), and keeps what the way
// back needs, but not x. `threads` is 1 or 2; they share the batch, or the units when B = 1.
// Nonzero, and nothing done, if T or B is zero or larger than there is room for.
int lv_training_forward(
    lv_training *training, size_t T, size_t B, const float *x, const float *h0, const float *c0,
    int threads);

// h of the last forward pass, [T, B, R], valid until the next one. With a second layer, its x.
const float *lv_training_hidden(const lv_training *training);

// Copies c after the last step, [B, H].
void lv_training_last_cell(const lv_training *training, float *c);

// Where the gradients of a loss go. Any pointer may be NULL; what is written is overwritten, not
// added to.
typedef struct lv_gradients {
  float *w_ih, *w_hh;  // [4H, D], [4H, R]
  float *b;            // [4H], the same for either bias
  float *w_hr;         // [P, H]
  float *x;            // [T, B, D]
  float *h0, *c0;      // [B, R], [B, H]
  // By step, over every path: with respect to h and c, and to the activations (after σ or tanh).
  float *h;                   // [T, B, R]
  float *c, *i, *f, *g, *o;  // [T, B, H]
} lv_gradients;

// Back through the last forward pass, whose `x` this is, given the loss's gradient with respect to
// h at every step (`dh [T, B, R]`) and in addition to the last h and c (`dh_last [B, R]`,
// `dc_last [B, H]`); each may be NULL for zeros. Once for a forward pass: it is written over.
// Nonzero, and nothing done, without a forward pass before.
int lv_training_backward(
    lv_training *training, const float *x, const float *dh, const float *dh_last,
    const float *dc_last, const lv_gradients *gradients, int threads);

// MARK: - Optimisation

// Σ a². Summed in single precision by pieces, the pieces in double.
double lv_sum_of_squares(const float *a, size_t count);

// What to multiply gradients of this norm by, so that it is at most `largest`, as PyTorch's
// clip_grad_norm_ has it: min(1, largest / (norm + 1e-6)).
float lv_clip_factor(double norm, double largest);

// a ← a × factor
void lv_scale(float *a, size_t count, float factor);

// PyTorch's Adam, without weight decay: ε is outside the root, both means are corrected for bias.
typedef struct lv_adam {
  double learning_rate, beta1, beta2, epsilon;
} lv_adam;

// One update of `count` weights, given their gradient (used times `scale`: the clip factor) and the
// running means of it and of its square, which it moves on. `step` counts updates from 1.
void lv_adam_update(
    const lv_adam *adam, size_t step, float scale, size_t count, float *weights,
    const float *gradient, float *mean, float *square);

// y [N, O] = x [N, K] W^T + b, `w [O, K]`, `b [O]` or NULL.
void lv_linear_forward(
    size_t N, size_t K, size_t O, const float *x, const float *w, const float *b, float *y);

// The gradients of that given `dy [N, O]`: `dw [O, K]`, `db [O]`, `dx [N, K]`, each NULL if not
// wanted, each overwritten.
void lv_linear_backward(
    size_t N, size_t K, size_t O, const float *x, const float *w, const float *dy, float *dw,
    float *db, float *dx);

#ifdef __cplusplus
}
#endif

#endif
