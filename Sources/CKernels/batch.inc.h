// An LSTM over a batch of sequences, forward and back through time. Every matrix product is the
// tile; what is between them is element by element. Sequences of a batch do not meet before the
// weights' gradients, so threads share the batch for the passes and the weights for the gradients.

// MARK: - Forward

// One block for up to LV_COLUMNS sequences from `first` on.
static void LV_NAME(batch_block)(
    const lv_batch *job, size_t step, size_t block, size_t first, size_t columns) {
  const lv_weights *net = job->weights;
  const size_t at = step * job->batch + first, units = block * LV_UNITS;
  float sums[LV_COLUMNS * LV_BLOCK], unused[LV_UNITS], aside[LV_SIGNALS * LV_UNITS];
  lv_product products[1 + LV_SPANS];
  size_t count = 0;
  products[count++] = (lv_product){
      .a = net->input + block * net->inputs * LV_BLOCK, .a_step = LV_UNITS,
      .a_group = net->inputs * LV_UNITS, .b = job->x + at * net->inputs, .b_step = 1,
      .b_column = net->inputs, .depth = net->inputs};
  const float *weights = net->recurrent + block * net->outputs * LV_BLOCK;
  for (size_t s = 0; s < LV_SPANS; ++s) {
    const lv_span span = net->spans[block * LV_SPANS + s];
    if (!span.count) continue;
    products[count++] = (lv_product){
        .a = weights, .a_step = LV_BLOCK, .a_group = LV_UNITS,
        .b = job->h + at * net->outputs + span.from, .b_step = 1, .b_column = net->outputs,
        .depth = span.count};
    weights += span.count * LV_BLOCK;
  }
  LV_NAME(tile)(
      4, columns, sums, LV_BLOCK, net->bias + block * LV_BLOCK, 0, products, count);

  for (size_t j = 0; j < columns; ++j) {
    const size_t row = at + j, width = net->units - units;
    float *gates = job->gates + row * job->gate_row + block * LV_BLOCK;
    float *m = net->projection
        ? job->m + row * job->cell_row + units
        : job->h + (row + job->batch) * net->outputs + units;
    // h has no room after its last unit.
    float *to[LV_SIGNALS] = {
        [LV_I] = gates, [LV_F] = gates + LV_UNITS, [LV_G] = gates + 2 * LV_UNITS,
        [LV_O] = gates + 3 * LV_UNITS,
        [LV_C] = job->c + (row + job->batch) * job->cell_row + units,
        [LV_TANH_C] = job->tanh_c + row * job->cell_row + units,
        [LV_M] = width < LV_UNITS ? aside : m};
    float *state = job->state + (first + j) * job->cell_row + units;
    for (size_t offset = 0; offset < LV_UNITS; offset += LV_SPAN) {
      vf sum[LV_SUMS];
      LV_UNROLL for (size_t s = 0; s < LV_SUMS; ++s) {
        size_t gate = s / LV_PER_GATE, v = s % LV_PER_GATE;
        sum[s] = vload(sums + j * LV_BLOCK + gate * LV_UNITS + offset + v * LV_WIDTH);
      }
      LV_NAME(cell)(sum, to, offset, state, unused);
    }
    if (width < LV_UNITS) {
      for (size_t u = 0; u < width; ++u) m[u] = aside[u];
    }
  }
}

static void LV_NAME(batch_forward)(const lv_batch *job, size_t first, size_t last) {
  const lv_weights *net = job->weights;
  const size_t parts = (last - first + LV_COLUMNS - 1) / LV_COLUMNS;
  for (size_t step = 0; step < job->steps; ++step) {
    for (size_t n = 0; n < net->blocks; ++n) {
      size_t block = LV_NAME(nth_block)(step, n, 0, net->blocks);
      for (size_t part = 0, j = first; part < parts; ++part) {
        size_t end = first + (last - first) * (part + 1) / parts;
        LV_NAME(batch_block)(job, step, block, j, end - j);
        j = end;
      }
    }
    if (!net->projection) continue;
    for (size_t j = first; j < last; ++j) {
      // The product fills up to sixteens, so it goes aside first.
      size_t row = step * job->batch + j;
      float *aside = job->dh + j * job->hidden_row;
      float *to = job->h + (row + job->batch) * net->outputs;
      lv_multiply(
          &LV_NAME(functions), net->projection, net->outputs, net->units,
          job->m + row * job->cell_row, 0, 1, aside, 0);
      for (size_t p = 0; p < net->outputs; ++p) to[p] = aside[p];
    }
  }
}

// MARK: - Back through time

// Where the gradients of 16 units are: read, then written over or added to.
typedef struct {
  float *gates;  // [4][16], activations; afterwards the gradients of what they are made from
  const float *tanh_c, *previous_c;
  const float *dm;  // the gradient of o tanh c, complete
  float *dc;        // from the step after; afterwards for the step before
  float *activation[4];  // if not NULL, the gradients of i, f, g, o
  float *cell;           // if not NULL, the whole gradient of c
} LV_NAME(cell_gradient);

LV_INLINE void LV_NAME(cell_back)(const LV_NAME(cell_gradient) *at) {
  const vf one = vset(1);
  LV_UNROLL for (size_t n = 0; n < LV_UNITS; n += LV_WIDTH) {
    vf i = vload(at->gates + n), f = vload(at->gates + LV_UNITS + n);
    vf g = vload(at->gates + 2 * LV_UNITS + n), o = vload(at->gates + 3 * LV_UNITS + n);
    vf tanh_c = vload(at->tanh_c + n), dm = vload(at->dm + n);
    vf d_o = dm * tanh_c;
    vf dc = vfma(dm, o * (one - tanh_c * tanh_c), vload(at->dc + n));
    vf d_f = dc * vload(at->previous_c + n), d_i = dc * g, d_g = dc * i;
    if (at->activation[0]) vstore(at->activation[0] + n, d_i);
    if (at->activation[1]) vstore(at->activation[1] + n, d_f);
    if (at->activation[2]) vstore(at->activation[2] + n, d_g);
    if (at->activation[3]) vstore(at->activation[3] + n, d_o);
    if (at->cell) vstore(at->cell + n, dc);
    vstore(at->dc + n, dc * f);
    vstore(at->gates + n, d_i * (i * (one - i)));
    vstore(at->gates + LV_UNITS + n, d_f * (f * (one - f)));
    vstore(at->gates + 2 * LV_UNITS + n, d_g * (one - g * g));
    vstore(at->gates + 3 * LV_UNITS + n, d_o * (o * (one - o)));
  }
}

// The same for the last block, whose `width` units may be all that its rows have room for.
static void LV_NAME(cell_back_tail)(const LV_NAME(cell_gradient) *at, size_t width) {
  enum { TANH_C, PREVIOUS, DM, DC, CELL, ACTIVATION, COUNT = ACTIVATION + 4 };
  float aside[COUNT][LV_UNITS] = {0}, gates[LV_BLOCK] = {0};
  for (size_t u = 0; u < width; ++u) {
    for (size_t q = 0; q < 4; ++q) gates[q * LV_UNITS + u] = at->gates[q * LV_UNITS + u];
    aside[TANH_C][u] = at->tanh_c[u];
    aside[PREVIOUS][u] = at->previous_c[u];
    aside[DM][u] = at->dm[u];
    aside[DC][u] = at->dc[u];
  }
  LV_NAME(cell_gradient) here = {
      gates, aside[TANH_C], aside[PREVIOUS], aside[DM], aside[DC],
      {aside[ACTIVATION], aside[ACTIVATION + 1], aside[ACTIVATION + 2], aside[ACTIVATION + 3]},
      aside[CELL]};
  LV_NAME(cell_back)(&here);
  for (size_t n = 0; n < LV_BLOCK; ++n) at->gates[n] = gates[n];
  for (size_t u = 0; u < width; ++u) {
    at->dc[u] = aside[DC][u];
    if (at->cell) at->cell[u] = aside[CELL][u];
    for (size_t q = 0; q < 4; ++q) {
      if (at->activation[q]) at->activation[q][u] = aside[ACTIVATION + q][u];
    }
  }
}

// Adds what arrives from above to what arrives from the step after, in place.
LV_INLINE void LV_NAME(add_from_above)(const lv_batch *job, size_t row, size_t column) {
  const size_t outputs = job->weights->outputs;
  float *dh = job->dh + column * job->hidden_row;
  const float *above = job->dh_above + row * outputs;
  size_t k = 0;
  for (; k + LV_WIDTH <= outputs; k += LV_WIDTH) vstore(dh + k, vload(dh + k) + vload(above + k));
  for (; k < outputs; ++k) dh[k] += above[k];
}

static void LV_NAME(step_back)(const lv_batch *job, size_t step, size_t column) {
  const lv_weights *net = job->weights;
  const size_t row = step * job->batch + column;
  const float *dh = job->dh + column * job->hidden_row;
  const float *dm = net->projection ? job->dm + column * job->cell_row : dh;
  if (job->gradients.h) {
    for (size_t k = 0; k < net->outputs; ++k) job->gradients.h[row * net->outputs + k] = dh[k];
  }
  float *const wanted[5] = {
      job->gradients.i, job->gradients.f, job->gradients.g, job->gradients.o, job->gradients.c};
  for (size_t block = 0; block < net->blocks; ++block) {
    const size_t unit = block * LV_UNITS, width = net->units - unit;
    float *to[5];
    for (int s = 0; s < 5; ++s) to[s] = wanted[s] ? wanted[s] + row * net->units + unit : NULL;
    LV_NAME(cell_gradient) at = {
        .gates = job->gates + row * job->gate_row + block * LV_BLOCK,
        .tanh_c = job->tanh_c + row * job->cell_row + unit,
        .previous_c = job->c + row * job->cell_row + unit,
        .dm = dm + unit,
        .dc = job->dc + column * job->cell_row + unit,
        .activation = {to[0], to[1], to[2], to[3]},
        .cell = to[4]};
    if (width < LV_UNITS) {
      LV_NAME(cell_back_tail)(&at, width);
    } else {
      LV_NAME(cell_back)(&at);
    }
  }
}

static void LV_NAME(batch_backward)(const lv_batch *job, size_t first, size_t last) {
  const lv_weights *net = job->weights;
  const lv_functions *run = &LV_NAME(functions);
  float *dh = job->dh + first * job->hidden_row;
  for (size_t step = job->steps; step-- > 0;) {
    const size_t row = step * job->batch + first;
    if (job->dh_above) {
      for (size_t j = first; j < last; ++j) {
        LV_NAME(add_from_above)(job, step * job->batch + j, j);
      }
    }
    if (net->projection) {
      lv_multiply(
          run, job->projection_back, net->units, net->outputs, dh, job->hidden_row, last - first,
          job->dm + first * job->cell_row, job->cell_row);
      float *kept = job->dh_all + row * job->hidden_row;
      for (size_t n = 0; n < (last - first) * job->hidden_row; ++n) kept[n] = dh[n];
    }
    for (size_t j = first; j < last; ++j) LV_NAME(step_back)(job, step, j);
    lv_multiply(
        run, job->recurrent_back, net->outputs, net->blocks * LV_BLOCK,
        job->gates + row * job->gate_row, job->gate_row, last - first, dh, job->hidden_row);
  }
}

// MARK: - The weights' gradients

// Sums a tile of outer products over some rows: 16 `groups` entries of `a`'s rows by `columns` of
// `b`'s, added to `out` unless `fresh`.
LV_INLINE void LV_NAME(outer)(
    const lv_outer *outer, size_t row, size_t rows, size_t group, size_t column, size_t columns) {
  size_t left = outer->a_groups - group;
  float *out = outer->out + column * outer->out_column + group * LV_UNITS;
  lv_product product = {
      .a = outer->a + row * outer->a_row + group * LV_UNITS, .a_step = outer->a_row,
      .a_group = LV_UNITS, .b = outer->b + row * outer->b_row + column, .b_step = outer->b_row,
      .b_column = 1, .depth = rows};
  LV_NAME(tile)(
      left < 4 ? left : 4, columns, out, outer->out_column, row ? out : NULL, outer->out_column,
      &product, 1);
}

// Parts are numbered by column first, so that a thread's share is a band of `a`.
static void LV_NAME(outer_sums)(const lv_outer *outer, size_t rows, size_t who, size_t sharers) {
  const size_t bands = (outer->a_groups + 3) / 4;
  const size_t parts = (outer->b_columns + LV_COLUMNS - 1) / LV_COLUMNS;
  const size_t from = bands * parts * who / sharers, to = bands * parts * (who + 1) / sharers;
  for (size_t row = 0; row < rows; row += LV_ROWS) {
    size_t count = rows - row < LV_ROWS ? rows - row : LV_ROWS;
    for (size_t n = from; n < to; ++n) {
      size_t part = n % parts, column = outer->b_columns * part / parts;
      size_t columns = outer->b_columns * (part + 1) / parts - column;
      LV_NAME(outer)(outer, row, count, n / parts * 4, column, columns);
    }
  }
}
