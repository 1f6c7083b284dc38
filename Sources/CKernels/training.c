// A layer in training: its room, and the passes over a batch.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

struct lv_training {
  lv_weights weights;
  lv_scratch scratch;  // for a batch of one
  lv_batch batch;      // the arrays below and the last forward pass
  size_t steps, batch_size;  // room
  bool ran;
  float *recurrent_back, *input_back, *projection_back;
  float *outer;  // gradients of a matrix as the sums leave them
};

// Makes room for `count` floats, or notes that there is none.
static float *room_for(size_t rows, size_t row, bool *all) {
  float *room = rows > SIZE_MAX / sizeof(float) / row ? NULL : lv_floats(rows * row);
  *all = *all && room;
  return room;
}

static bool make_room(lv_training *training, size_t steps, size_t batch) {
  const lv_weights *net = &training->weights;
  lv_batch *job = &training->batch;
  // Rows of gates begin on different sets of the cache: their distance is no power of two.
  job->gate_row = net->blocks * LV_BLOCK + LV_UNITS;
  job->cell_row = net->blocks * LV_UNITS;
  job->hidden_row = lv_round_up(net->outputs, LV_UNITS);
  job->weights = net;
  if (batch > SIZE_MAX / sizeof(float) / (steps + 1)) return false;
  const size_t rows = steps * batch;
  const size_t wide = net->inputs > net->outputs ? net->inputs : net->outputs;
  bool all = true;
  job->gates = room_for(rows, job->gate_row, &all);
  job->c = room_for(rows + batch, job->cell_row, &all);
  job->tanh_c = room_for(rows, job->cell_row, &all);
  job->h = room_for(rows + batch, net->outputs, &all);
  job->state = room_for(batch, job->cell_row, &all);
  job->dh = room_for(batch, job->hidden_row, &all);
  job->dc = room_for(batch, job->cell_row, &all);
  if (net->projection) {
    job->m = room_for(rows, job->cell_row, &all);
    job->dm = room_for(batch, job->cell_row, &all);
    job->dh_all = room_for(rows, job->hidden_row, &all);
    training->projection_back = room_for(lv_packed_rows(net->units, net->outputs), 1, &all);
  }
  const size_t depth = net->blocks * LV_BLOCK;
  training->recurrent_back = room_for(lv_packed_rows(net->outputs, depth), 1, &all);
  training->input_back = room_for(lv_packed_rows(net->inputs, depth), 1, &all);
  training->outer = room_for(wide + 1, depth, &all);
  job->recurrent_back = training->recurrent_back;
  job->projection_back = training->projection_back;
  return all;
}

lv_training *lv_training_create(size_t D, size_t H, size_t P, size_t T, size_t B) {
  if (!D || !H || !T || !B || !lv_sizes_fit(D, H, P ? P : H)) return NULL;
  lv_training *training = calloc(1, sizeof *training);
  if (!training) return NULL;
  if (!lv_make_weights(&training->weights, D, H, P)
      || !lv_make_scratch(&training->scratch, &training->weights) || !make_room(training, T, B)) {
    lv_training_destroy(training);
    return NULL;
  }
  training->steps = T;
  training->batch_size = B;
  return training;
}

void lv_training_destroy(lv_training *training) {
  if (!training) return;
  lv_batch *job = &training->batch;
  float *const all[] = {
      job->gates, job->c, job->tanh_c, job->m, job->h, job->state, job->dh, job->dm, job->dc,
      job->dh_all, training->recurrent_back, training->input_back, training->projection_back,
      training->outer, training->scratch.memory};
  for (size_t n = 0; n < sizeof all / sizeof *all; ++n) free(all[n]);
  lv_free_weights(&training->weights);
  free(training);
}

void lv_training_load(
    lv_training *training, const float *w_ih, const float *w_hh, const float *b_ih,
    const float *b_hh, const float *w_hr) {
  const lv_weights *net = &training->weights;
  lv_pack_layer(net, w_ih, w_hh, b_ih, b_hh, w_hr);
  lv_pack_back(training->recurrent_back, w_hh, net->units, net->outputs);
  lv_pack_back(training->input_back, w_ih, net->units, net->inputs);
  if (net->projection) {
    lv_pack_rows(training->projection_back, w_hr, net->units, net->outputs, 1, net->units);
  }
}

// MARK: - Forward

// Copies `rows` rows, or zeros, into rows that are `to_row` apart.
static void set_rows(float *to, size_t to_row, const float *from, size_t rows, size_t count) {
  for (size_t row = 0; row < rows; ++row) {
    if (from) {
      memcpy(to + row * to_row, from + row * count, count * sizeof(float));
    } else {
      memset(to + row * to_row, 0, count * sizeof(float));
    }
  }
}

// The halves of a batch are the same for one thread and two: how wide a tile is decides how its
// sums are rounded.
static size_t half_of(const lv_batch *job, int who) { return job->batch * (size_t)who / 2; }

static void forward_half(void *context, int who) {
  const lv_batch *job = context;
  size_t first = half_of(job, who), last = half_of(job, who + 1);
  if (first < last) lv_functions_now()->batch_forward(job, first, last);
}

// A single sequence goes the way of lv_lstm_forward.
static void forward_single(lv_training *training, int threads) {
  const lv_batch *job = &training->batch;
  const lv_weights *net = job->weights;
  lv_scratch *room = &training->scratch;
  memcpy(room->h[0], job->h, net->outputs * sizeof(float));
  memcpy(room->c, job->c, net->units * sizeof(float));
  lv_signal signals[LV_SIGNALS], hidden = {NULL, 0, 0};
  for (size_t gate = 0; gate < 4; ++gate) {
    signals[LV_I + gate] = (lv_signal){job->gates + gate * LV_UNITS, job->gate_row, LV_BLOCK};
  }
  signals[LV_C] = (lv_signal){job->c + job->cell_row, job->cell_row, LV_UNITS};
  signals[LV_TANH_C] = (lv_signal){job->tanh_c, job->cell_row, LV_UNITS};
  signals[LV_M] = (lv_signal){job->h + net->outputs, net->outputs, LV_UNITS};
  if (net->projection) {
    hidden = signals[LV_M];
    signals[LV_M] = (lv_signal){job->m, job->cell_row, LV_UNITS};
  }
  lv_run_sequence(net, room, job->steps, job->x, signals, hidden, threads);
}

int lv_training_forward(
    lv_training *training, size_t T, size_t B, const float *x, const float *h0, const float *c0,
    int threads) {
  if (!T || !B || T > training->steps || B > training->batch_size) return -1;
  lv_batch *job = &training->batch;
  const lv_weights *net = job->weights;
  job->steps = T;
  job->batch = B;
  job->x = x;
  set_rows(job->h, net->outputs, h0, B, net->outputs);
  set_rows(job->c, job->cell_row, c0, B, net->units);
  set_rows(job->state, job->cell_row, c0, B, net->units);
  if (B == 1) {
    forward_single(training, threads);
  } else {
    lv_share(forward_half, job, threads);
  }
  training->ran = true;
  return 0;
}

const float *lv_training_hidden(const lv_training *training) {
  return training->batch.h + training->batch.batch * training->weights.outputs;
}

void lv_training_last_cell(const lv_training *training, float *c) {
  const lv_batch *job = &training->batch;
  const float *last = job->c + job->steps * job->batch * job->cell_row;
  const size_t units = job->weights->units;
  for (size_t j = 0; j < job->batch; ++j) {
    memcpy(c + j * units, last + j * job->cell_row, units * sizeof(float));
  }
}

// MARK: - Back

static void backward_half(void *context, int who) {
  const lv_batch *job = context;
  size_t first = half_of(job, who), last = half_of(job, who + 1);
  if (first < last) lv_functions_now()->batch_backward(job, first, last);
}

typedef struct {
  lv_outer outer;
  size_t rows;
} shared_sums;

static void sum_half(void *context, int who) {
  const shared_sums *sums = context;
  lv_functions_now()->outer_sums(&sums->outer, sums->rows, (size_t)who, 2);
}

// A small sum is done before the other thread has heard of it.
static void share_sums(shared_sums *sums, int threads) {
  const lv_outer *outer = &sums->outer;
  size_t products = sums->rows * outer->a_groups * LV_UNITS * outer->b_columns;
  lv_share(sum_half, sums, products > 500000 ? threads : 1);
}

// Σ over all rows of gradients of the gates times columns of `b`, to rows of gates again.
static void weight_gradient(
    lv_training *training, const float *b, size_t b_row, size_t columns, float *out, int threads) {
  const lv_batch *job = &training->batch;
  const size_t depth = job->weights->blocks * LV_BLOCK;
  shared_sums sums = {
      .outer = {
          .a = job->gates, .b = b, .a_row = job->gate_row, .b_row = b_row, .a_groups = depth / 16,
          .b_columns = columns, .out = training->outer, .out_column = depth},
      .rows = job->steps * job->batch};
  share_sums(&sums, threads);
  lv_unpack_gates(out, training->outer, job->weights->units, columns);
}

static void projection_gradient(lv_training *training, float *out, int threads) {
  const lv_batch *job = &training->batch;
  const lv_weights *net = job->weights;
  shared_sums sums = {
      .outer = {
          .a = job->m, .b = job->dh_all, .a_row = job->cell_row, .b_row = job->hidden_row,
          .a_groups = net->blocks, .b_columns = net->outputs, .out = training->outer,
          .out_column = job->cell_row},
      .rows = job->steps * job->batch};
  share_sums(&sums, threads);
  for (size_t p = 0; p < net->outputs; ++p) {
    memcpy(
        out + p * net->units, training->outer + p * job->cell_row, net->units * sizeof(float));
  }
}

typedef struct {
  const lv_training *training;
  float *dx;
} input_task;

// The gradient of x, half of its rows. A few rows at a time go aside, where sixteens have room.
static void input_half(void *context, int who) {
  const input_task *task = context;
  const lv_batch *job = &task->training->batch;
  const size_t inputs = job->weights->inputs, depth = job->weights->blocks * LV_BLOCK;
  const size_t rows = job->steps * job->batch, wide = lv_round_up(inputs, LV_UNITS);
  const size_t end = who ? rows : rows / 2;
  float *aside = task->training->scratch.columns[who];
  for (size_t row = who ? rows / 2 : 0, count; row < end; row += count) {
    count = end - row < LV_COLUMNS ? end - row : LV_COLUMNS;
    lv_multiply(
        lv_functions_now(), task->training->input_back, inputs, depth,
        job->gates + row * job->gate_row, job->gate_row, count, aside, wide);
    for (size_t j = 0; j < count; ++j) {
      memcpy(task->dx + (row + j) * inputs, aside + j * wide, inputs * sizeof(float));
    }
  }
}

static void get_rows(float *to, const float *from, size_t from_row, size_t rows, size_t count) {
  for (size_t row = 0; to && row < rows; ++row) {
    memcpy(to + row * count, from + row * from_row, count * sizeof(float));
  }
}

int lv_training_backward(
    lv_training *training, const float *x, const float *dh, const float *dh_last,
    const float *dc_last, const lv_gradients *gradients, int threads) {
  if (!training->ran) return -1;
  training->ran = false;
  lv_batch *job = &training->batch;
  const lv_weights *net = job->weights;
  job->x = x;
  job->dh_above = dh;
  job->gradients = *gradients;
  set_rows(job->dh, job->hidden_row, dh_last, job->batch, net->outputs);
  set_rows(job->dc, job->cell_row, dc_last, job->batch, net->units);
  lv_share(backward_half, job, job->batch > 1 ? threads : 1);
  get_rows(gradients->h0, job->dh, job->hidden_row, job->batch, net->outputs);
  get_rows(gradients->c0, job->dc, job->cell_row, job->batch, net->units);

  if (gradients->w_ih) {
    weight_gradient(training, x, net->inputs, net->inputs, gradients->w_ih, threads);
  }
  if (gradients->w_hh) {
    weight_gradient(training, job->h, net->outputs, net->outputs, gradients->w_hh, threads);
  }
  if (gradients->b) {
    const float one = 1;
    weight_gradient(training, &one, 0, 1, gradients->b, 1);
  }
  if (gradients->w_hr && net->projection) {
    projection_gradient(training, gradients->w_hr, threads);
  }
  if (gradients->x) {
    input_task task = {training, gradients->x};
    lv_share(input_half, &task, threads);
  }
  return 0;
}
