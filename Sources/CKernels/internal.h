// What the files of this target share. Everything here is padded to blocks of 16 units, so that
// loops have no tails: weights of padding are 0, hence its c and h stay 0.

#ifndef LV_INTERNAL_H
#define LV_INTERNAL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "CKernels.h"

enum {
  LV_UNITS = 16,           // units in a block
  LV_BLOCK = 64,           // their gates: i, f, g, o of 16 units each
  LV_DIRECT = 8,           // up to so many inputs are taken step by step
  LV_GROUP = 8,            // steps whose input projection is made while those before them run …
  LV_OVERLAP_INPUTS = 32,  // … from so many inputs on, …
  LV_OVERLAP_WEIGHTS = 1 << 22,  // … while all weights are no more than so many
  LV_AHEAD = 48,           // steps projected at once otherwise, …
  LV_FAR_AHEAD = 256,      // … or where reading so many weights again would empty the last cache
  LV_COLUMNS = 6,          // columns of the widest tile
  LV_SINGLE_CHAIN = 3,     // columns from which every tile adds in the order of k
  LV_ROWS = 256,           // rows of an outer sum taken at once: they stay in the second cache
  LV_TWO_THREADS = 4,      // blocks from which a step is worth splitting between two threads
};

// MARK: - Matrix products

// One term of a tile: Σ_k A(k, row) B(k, column), `depth` terms.
typedef struct lv_product {
  const float *a;   // A(k, 16 g + u) = a[k a_step + g a_group + u]
  size_t a_step, a_group;
  const float *b;   // B(k, j) = b[k b_step + j b_column]
  size_t b_step, b_column;
  size_t depth;
} lv_product;

// Writes a tile of 16 `groups` rows (1…4 groups) by `columns` columns (1…LV_COLUMNS):
// out[j out_column + row] = start[j start_column + row] + the products, of which there are `count`,
// at most 1 + LV_SPANS. `start` may be NULL (zeros) or `out` itself.
typedef void lv_tile_function(
    size_t groups, size_t columns, float *out, size_t out_column, const float *start,
    size_t start_column, const lv_product *products, size_t count);

// MARK: - One sequence

// Where a signal goes: unit u of block b at step t is base[t step + b block + u].
typedef struct lv_signal {
  float *base;
  size_t step, block;
} lv_signal;

enum { LV_I, LV_F, LV_G, LV_O, LV_C, LV_TANH_C, LV_M, LV_SIGNALS };

// A run of h's.
typedef struct lv_span {
  size_t from, count;
} lv_span;

// A block takes the h's in this order: those of its thread's half, the other thread's, its own. The
// last that a step made are so the last that the next step needs, and the order, which rounding
// depends on, is the same for one thread and two.
enum { LV_SPANS = 4, LV_OTHERS_SPAN = 2 };

typedef struct lv_weights {
  size_t inputs, units, outputs;  // D, H, R
  size_t blocks;
  size_t ahead;   // LV_AHEAD or LV_FAR_AHEAD
  size_t middle;  // the h's that the first of two threads makes; 0 when never split
  float *input;      // [blocks][4][D][16]
  float *recurrent;  // [blocks][R][64], the h's in the order of `spans`
  lv_span *spans;    // [blocks][LV_SPANS]
  float *bias;       // [blocks][64], b_ih + b_hh
  float *projection; // packed rows of W_hr; NULL without
} lv_weights;

// How far a thread has come, alone on its cache lines.
typedef struct lv_progress {
  _Alignas(128) atomic_size_t step;
} lv_progress;

// One pass over a sequence, or the half of it that a thread makes.
typedef struct lv_sequence {
  const lv_weights *weights;
  size_t steps;
  const float *x;
  lv_signal signals[LV_SIGNALS];  // no base is NULL
  lv_signal hidden;               // projected h; base NULL without projection
  float *h[2];        // [⌈R/16⌉ 16], read and written in turn; the pass begins with h[0]
  float *c;           // [blocks 16]
  float *m;           // [blocks 16] with a projection
  float *projected;   // [blocks][64][ahead, or 2 LV_GROUP]
  float *columns[2];  // [D][LV_GROUP], one a thread: inputs with steps side by side
  lv_progress *progress;  // [2] with two threads, else NULL
} lv_sequence;

// Passes over a batch; rows of [T][B] arrays are numbered step × B + sequence.
typedef struct lv_batch {
  const lv_weights *weights;
  size_t steps, batch;
  size_t gate_row, cell_row, hidden_row;  // floats from row to row
  const float *x;    // [T][B][D]
  float *gates;      // [T][B][gate_row], blocks of i, f, g, o; after the way back, gradients of
                     // what σ and tanh were applied to
  float *c;          // [T + 1][B][cell_row], from c0 on
  float *tanh_c;     // [T][B][cell_row]
  float *m;          // [T][B][cell_row] with a projection
  float *h;          // [T + 1][B][R], from h0 on
  float *state;      // [B][cell_row], c as it goes
  float *dh, *dm, *dc;          // [B][…_row], the gradients as they go
  float *dh_all;                // [T][B][hidden_row] with a projection: dh at every step
  const float *dh_above;        // [T][B][R] or NULL
  const float *recurrent_back;  // packed rows of W_hh transposed, its depth in the order of gates
  const float *projection_back;  // packed rows of W_hr transposed
  lv_gradients gradients;
} lv_batch;

// out[column][entry] = Σ_row a[row][entry] b[row][column].
typedef struct lv_outer {
  const float *a, *b;
  size_t a_row, b_row;          // floats from row to row
  size_t a_groups, b_columns;   // 16s of `a`, columns of `b`
  float *out;
  size_t out_column;
} lv_outer;

typedef struct lv_adam_step {
  float scale, beta1, beta2, epsilon;
  float rate;         // the learning rate over 1 − β₁ᵗ
  float root_factor;  // 1 over the root of 1 − β₂ᵗ
} lv_adam_step;

// MARK: - The loops of a level

typedef struct lv_functions {
  lv_tile_function *tile;
  // Runs all steps for the blocks first…last − 1; `who` (0 or 1) counts in progress[who].
  void (*sequence)(const lv_sequence *job, size_t first, size_t last, int who);
  // Run all steps for the sequences first…last − 1.
  void (*batch_forward)(const lv_batch *job, size_t first, size_t last);
  void (*batch_backward)(const lv_batch *job, size_t first, size_t last);
  // Makes the part of the sums that is `who`'s of `sharers`.
  void (*outer_sums)(const lv_outer *outer, size_t rows, size_t who, size_t sharers);
  double (*sum_of_squares)(const float *a, size_t count);
  void (*scale)(float *a, size_t count, float factor);
  void (*adam)(
      size_t count, float *weights, const float *gradient, float *mean, float *square,
      const lv_adam_step *step);
  void (*linear)(
      size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
      const float *bias, float *y);
  void (*linear_back)(
      size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
      const float *dy, float *dweights, float *dbias, float *dx);
} lv_functions;

extern const lv_functions lv_functions_baseline, lv_functions_avx2, lv_functions_avx512;

const lv_functions *lv_functions_now(void);

// What a pass over a sequence writes on the way.
typedef struct lv_scratch {
  float *memory;  // all of the below
  float *h[2], *c, *m, *projected;
  float *columns[2];   // one a thread: [D rounded up to 16][LV_GROUP]
  float *unwanted[2];  // one a thread: [16], where signals go that nobody asked for
} lv_scratch;

bool lv_make_scratch(lv_scratch *room, const lv_weights *weights);

// Whether a layer of these sizes can be counted without overflow.
bool lv_sizes_fit(size_t inputs, size_t units, size_t outputs);

// Runs `steps` steps from the state in room->h[0] and room->c; the last h is in room->h[steps & 1].
// A signal's base may be NULL here.
void lv_run_sequence(
    const lv_weights *weights, const lv_scratch *room, size_t steps, const float *x,
    const lv_signal signals[LV_SIGNALS], lv_signal hidden, int threads);

// MARK: - Memory and packing

static inline size_t lv_round_up(size_t n, size_t unit) { return (n + unit - 1) / unit * unit; }

// Zeroed floats on a cache line's boundary, NULL if there is no memory or `count` is absurd. Freed
// with free().
float *lv_floats(size_t count);

// The size of a matrix of `rows` packed by lv_pack_rows.
size_t lv_packed_rows(size_t rows, size_t depth);

// Packs a[row row_step + k k_step] into blocks of 64 rows, [block][depth][64], the last block only
// as wide as its 16s need.
void lv_pack_rows(
    float *packed, const float *a, size_t rows, size_t depth, size_t row_step, size_t k_step);

// out[j out_column + row] = Σ_k packed(row, k) b[j b_column + k] for all rows of a matrix packed by
// lv_pack_rows. Columns of `out` are written up to the next 16.
void lv_multiply(
    const lv_functions *run, const float *packed, size_t rows, size_t depth, const float *b,
    size_t b_column, size_t columns, float *out, size_t out_column);

// Makes room for a layer's weights (`projected` is P or 0) and settles their order; false without
// memory. Freed by lv_free_weights in either case.
bool lv_make_weights(lv_weights *weights, size_t inputs, size_t units, size_t projected);
void lv_free_weights(lv_weights *weights);

// Packs all of a layer's weights; the arrays are as long as `weights` says.
void lv_pack_layer(
    const lv_weights *weights, const float *w_ih, const float *w_hh, const float *b_ih,
    const float *b_hh, const float *w_hr);

// Packs the transpose of `w` [4H, columns], as lv_pack_rows does, for a depth in the order of
// packed gates: [block][gate][16]. Places of padding are not written.
void lv_pack_back(float *packed, const float *w, size_t units, size_t columns);

// Takes packed[column][block][gate][16] apart into `w` [4H, columns].
void lv_unpack_gates(float *w, const float *packed, size_t units, size_t columns);

// MARK: - Two threads

typedef void lv_task(void *context, int who);

// Calls task(context, 0) here and task(context, 1) on the helper thread at the same time, and
// returns true when both have ended. False, and nothing done, if the helper is taken, does not come
// or cannot be had. For tasks that wait for one another.
bool lv_together(lv_task *task, void *context);

// Calls both, on two threads if `threads` is 2 and the helper comes. For tasks that do not wait.
void lv_share(lv_task *task, void *context, int threads);

// Waits until a count set by the other thread is at least `goal`.
void lv_await(atomic_size_t *count, size_t goal);

#endif
