// A layer ready to run over one sequence.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct lv_lstm {
  lv_weights weights;
  lv_scratch own;
  atomic_flag own_is_taken;
};

bool lv_make_scratch(lv_scratch *room, const lv_weights *weights) {
  size_t h = lv_round_up(weights->outputs, LV_UNITS), c = weights->blocks * LV_UNITS;
  size_t projected = weights->blocks * LV_BLOCK * weights->ahead;
  size_t columns = lv_round_up(weights->inputs, LV_UNITS) * LV_GROUP;
  float *next = lv_floats(2 * h + 2 * c + projected + 2 * columns + 2 * LV_UNITS);
  room->memory = next;
  if (!next) return false;
  room->h[0] = next;
  room->h[1] = next += h;
  room->c = next += h;
  room->m = next += c;
  room->projected = next += c;
  room->columns[0] = next += projected;
  room->columns[1] = next += columns;
  room->unwanted[0] = next += columns;
  room->unwanted[1] = next + LV_UNITS;
  return true;
}

// The largest of the sizes that a layer of these shapes needs, with room to round up and to count
// several: no product of sizes below may overflow.
bool lv_sizes_fit(size_t inputs, size_t units, size_t outputs) {
  const size_t limit = (size_t)1 << 28;
  if (inputs > limit || units > limit || outputs > limit) return false;
  size_t wide = inputs > outputs ? inputs : outputs;
  const size_t most = SIZE_MAX / sizeof(float) / LV_BLOCK / (wide + LV_FAR_AHEAD);
  return lv_round_up(units, LV_UNITS) <= most;
}

lv_lstm *lv_lstm_create(
    size_t D, size_t H, size_t P, const float *w_ih, const float *w_hh, const float *b_ih,
    const float *b_hh, const float *w_hr) {
  if (!D || !H || !w_ih || !w_hh || (P != 0) != (w_hr != NULL)) return NULL;
  if (!lv_sizes_fit(D, H, P ? P : H)) return NULL;
  lv_lstm *lstm = calloc(1, sizeof *lstm);
  if (!lstm) return NULL;
  atomic_flag_clear(&lstm->own_is_taken);
  if (!lv_make_weights(&lstm->weights, D, H, P) || !lv_make_scratch(&lstm->own, &lstm->weights)) {
    lv_lstm_destroy(lstm);
    return NULL;
  }
  lv_pack_layer(&lstm->weights, w_ih, w_hh, b_ih, b_hh, w_hr);
  return lstm;
}

void lv_lstm_destroy(lv_lstm *lstm) {
  if (!lstm) return;
  lv_free_weights(&lstm->weights);
  free(lstm->own.memory);
  free(lstm);
}

typedef struct {
  lv_sequence jobs[2];  // they differ in where they put what nobody asked for
  lv_progress progress[2];
  const lv_functions *run;
} split_pass;

static void run_half(void *context, int who) {
  split_pass *pass = context;
  const lv_sequence *job = &pass->jobs[who];
  size_t middle = job->weights->middle / LV_UNITS;
  pass->run->sequence(job, who ? middle : 0, who ? job->weights->blocks : middle, who);
}

// The signals of the steps from `step` on. `unwanted` takes those that nobody asked for.
static void set_signals(
    lv_sequence *job, const lv_signal signals[LV_SIGNALS], size_t step, float *unwanted) {
  for (int s = 0; s < LV_SIGNALS; ++s) {
    job->signals[s] = signals[s];
    if (signals[s].base) {
      job->signals[s].base += step * signals[s].step;
    } else {
      job->signals[s] = (lv_signal){unwanted, 0, 0};
    }
  }
}

// A piece of a sequence: long enough that its beginning costs little, short enough that a helper
// who is late soon is done without.
static size_t piece_of(const lv_weights *weights) {
  const size_t products = weights->blocks * LV_BLOCK * (weights->inputs + weights->outputs);
  const size_t steps = 1000000000 / products;
  return steps < weights->ahead ? weights->ahead : steps / LV_AHEAD * LV_AHEAD;
}

void lv_run_sequence(
    const lv_weights *weights, const lv_scratch *room, size_t steps, const float *x,
    const lv_signal signals[LV_SIGNALS], lv_signal hidden, int threads) {
  split_pass pass = {.run = lv_functions_now()};
  const bool split = threads > 1 && weights->middle;
  const size_t piece = split ? piece_of(weights) : steps;
  for (size_t step = 0, count; step < steps; step += count) {
    count = steps - step < piece ? steps - step : piece;
    for (int who = 0; who < 2; ++who) {
      lv_sequence *job = &pass.jobs[who];
      *job = (lv_sequence){
          .weights = weights, .steps = count, .x = x + step * weights->inputs, .hidden = hidden,
          .h = {room->h[step & 1], room->h[~step & 1]}, .c = room->c, .m = room->m,
          .projected = room->projected, .columns = {room->columns[0], room->columns[1]},
          .progress = split ? pass.progress : NULL};
      set_signals(job, signals, step, room->unwanted[who]);
      atomic_store(&pass.progress[who].step, 0);
    }
    if (split && lv_together(run_half, &pass)) continue;
    pass.jobs[0].progress = NULL;
    pass.run->sequence(&pass.jobs[0], 0, weights->blocks, 0);
  }
}

static void run_recorded(
    const lv_weights *weights, const lv_scratch *room, size_t steps, const float *x,
    const lv_record *record, int threads) {
  float *const wanted[LV_SIGNALS] = {
      [LV_I] = record->i, [LV_F] = record->f, [LV_G] = record->g, [LV_O] = record->o,
      [LV_C] = record->c, [LV_M] = weights->projection || !record->h ? record->m : record->h};
  lv_signal signals[LV_SIGNALS], hidden = {NULL, 0, 0};
  for (int s = 0; s < LV_SIGNALS; ++s) {
    signals[s] = (lv_signal){wanted[s], weights->units, LV_UNITS};
  }
  if (weights->projection) hidden = (lv_signal){record->h, weights->outputs, 0};
  lv_run_sequence(weights, room, steps, x, signals, hidden, threads);
}

int lv_lstm_forward(
    const lv_lstm *lstm, size_t T, const float *x, float *h, float *c, const lv_record *record,
    int threads) {
  // The flag and the scratch are the only parts that a pass may change.
  lv_lstm *owner = (lv_lstm *)lstm;
  const lv_weights *weights = &lstm->weights;
  const bool own = !atomic_flag_test_and_set_explicit(&owner->own_is_taken, memory_order_acquire);
  lv_scratch room = lstm->own;
  if (!own && !lv_make_scratch(&room, weights)) return -1;

  memcpy(room.h[0], h, weights->outputs * sizeof(float));
  memcpy(room.c, c, weights->units * sizeof(float));
  run_recorded(weights, &room, T, x, record, threads);
  memcpy(h, room.h[T & 1], weights->outputs * sizeof(float));
  memcpy(c, room.c, weights->units * sizeof(float));
  // Without a projection m is h.
  if (record->m && record->h && !weights->projection && T) {
    memcpy(record->m, record->h, T * weights->units * sizeof(float));
  }

  if (own) {
    atomic_flag_clear_explicit(&owner->own_is_taken, memory_order_release);
  } else {
    free(room.memory);
  }
  return 0;
}
