// Weights from rows to the order in which the loops read them.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

float *lv_floats(size_t count) {
  if (count > PTRDIFF_MAX / sizeof(float) - LV_BLOCK) return NULL;
  size_t bytes = lv_round_up((count ? count : 1) * sizeof(float), 64);
  float *floats = aligned_alloc(64, bytes);
  if (floats) memset(floats, 0, bytes);
  return floats;
}

size_t lv_packed_rows(size_t rows, size_t depth) { return lv_round_up(rows, LV_UNITS) * depth; }

void lv_pack_rows(
    float *packed, const float *a, size_t rows, size_t depth, size_t row_step, size_t k_step) {
  for (size_t first = 0; first < rows; first += LV_BLOCK) {
    size_t count = rows - first < LV_BLOCK ? rows - first : LV_BLOCK;
    size_t width = lv_round_up(count, LV_UNITS);
    float *block = packed + first * depth;
    for (size_t k = 0; k < depth; ++k) {
      const float *from = a + first * row_step + k * k_step;
      for (size_t row = 0; row < count; ++row) block[k * width + row] = from[row * row_step];
      for (size_t row = count; row < width; ++row) block[k * width + row] = 0;
    }
  }
}

void lv_multiply(
    const lv_functions *run, const float *packed, size_t rows, size_t depth, const float *b,
    size_t b_column, size_t columns, float *out, size_t out_column) {
  for (size_t first = 0; first < rows; first += LV_BLOCK) {
    size_t count = rows - first < LV_BLOCK ? rows - first : LV_BLOCK;
    size_t groups = (count + LV_UNITS - 1) / LV_UNITS;
    lv_product product = {
        .a = packed + first * depth, .a_step = groups * LV_UNITS, .a_group = LV_UNITS,
        .b_step = 1, .b_column = b_column, .depth = depth};
    // Even parts: five and five rather than six and four.
    size_t parts = (columns + LV_COLUMNS - 1) / LV_COLUMNS;
    for (size_t part = 0, j = 0; part < parts; ++part) {
      size_t end = parts == 1 ? columns : columns * (part + 1) / parts;
      product.b = b + j * b_column;
      run->tile(
          groups, end - j, out + j * out_column + first, out_column, NULL, 0, &product, 1);
      j = end;
    }
  }
}

static void set_spans(const lv_weights *weights) {
  const size_t outputs = weights->outputs, middle = weights->middle;
  for (size_t block = 0; block < weights->blocks; ++block) {
    lv_span *spans = weights->spans + block * LV_SPANS;
    if (weights->projection) {
      for (size_t s = 0; s < LV_SPANS; ++s) spans[s] = (lv_span){0, s ? 0 : outputs};
      continue;
    }
    size_t own = block * LV_UNITS, after = own + LV_UNITS;
    if (after > outputs) after = outputs;
    const bool late = own >= middle;
    const size_t low = late ? middle : 0, high = late ? outputs : middle;
    spans[0] = (lv_span){low, own - low};
    spans[1] = (lv_span){after, high - after};
    spans[LV_OTHERS_SPAN] = late ? (lv_span){0, middle} : (lv_span){middle, outputs - middle};
    spans[3] = (lv_span){own, after - own};
  }
}

// Packs the inputs' weights, [block][gate][k][16].
static void pack_input(const lv_weights *weights, const float *w_ih) {
  const size_t units = weights->units, inputs = weights->inputs;
  for (size_t unit = 0; unit < units; ++unit) {
    for (size_t gate = 0; gate < 4; ++gate) {
      const float *row = w_ih + (gate * units + unit) * inputs;
      float *to = weights->input
          + (unit / LV_UNITS * 4 + gate) * inputs * LV_UNITS + unit % LV_UNITS;
      for (size_t k = 0; k < inputs; ++k) to[k * LV_UNITS] = row[k];
    }
  }
}

// Packs the recurrent weights, [block][k][gate][16], the k's in the order of the block's spans.
static void pack_recurrent(const lv_weights *weights, const float *w_hh) {
  const size_t units = weights->units, outputs = weights->outputs;
  for (size_t unit = 0; unit < units; ++unit) {
    const size_t block = unit / LV_UNITS;
    const lv_span *spans = weights->spans + block * LV_SPANS;
    for (size_t gate = 0; gate < 4; ++gate) {
      const float *row = w_hh + (gate * units + unit) * outputs;
      float *to = weights->recurrent + block * outputs * LV_BLOCK + gate * LV_UNITS
          + unit % LV_UNITS;
      for (size_t s = 0; s < LV_SPANS; ++s) {
        for (size_t k = 0; k < spans[s].count; ++k, to += LV_BLOCK) *to = row[spans[s].from + k];
      }
    }
  }
}

void lv_pack_layer(
    const lv_weights *weights, const float *w_ih, const float *w_hh, const float *b_ih,
    const float *b_hh, const float *w_hr) {
  const size_t units = weights->units;
  pack_input(weights, w_ih);
  pack_recurrent(weights, w_hh);
  for (size_t unit = 0; unit < units; ++unit) {
    float *bias = weights->bias + unit / LV_UNITS * LV_BLOCK + unit % LV_UNITS;
    for (size_t gate = 0; gate < 4; ++gate) {
      size_t row = gate * units + unit;
      bias[gate * LV_UNITS] = (b_ih ? b_ih[row] : 0) + (b_hh ? b_hh[row] : 0);
    }
  }
  if (weights->projection) {
    lv_pack_rows(weights->projection, w_hr, weights->outputs, units, units, 1);
  }
}

void lv_pack_back(float *packed, const float *w, size_t units, size_t columns) {
  const size_t depth = lv_round_up(units, LV_UNITS) * 4;
  for (size_t first = 0; first < columns; first += LV_BLOCK) {
    size_t count = columns - first < LV_BLOCK ? columns - first : LV_BLOCK;
    size_t width = lv_round_up(count, LV_UNITS);
    float *block = packed + first * depth;
    for (size_t unit = 0; unit < units; ++unit) {
      for (size_t gate = 0; gate < 4; ++gate) {
        size_t k = (unit / LV_UNITS * 4 + gate) * LV_UNITS + unit % LV_UNITS;
        const float *row = w + (gate * units + unit) * columns + first;
        for (size_t n = 0; n < count; ++n) block[k * width + n] = row[n];
      }
    }
  }
}

void lv_unpack_gates(float *w, const float *packed, size_t units, size_t columns) {
  const size_t depth = lv_round_up(units, LV_UNITS) * 4;
  for (size_t gate = 0; gate < 4; ++gate) {
    for (size_t unit = 0; unit < units; ++unit) {
      const float *from = packed + (unit / LV_UNITS * 4 + gate) * LV_UNITS + unit % LV_UNITS;
      float *row = w + (gate * units + unit) * columns;
      for (size_t n = 0; n < columns; ++n) row[n] = from[n * depth];
    }
  }
}

bool lv_make_weights(lv_weights *weights, size_t inputs, size_t units, size_t projected) {
  size_t outputs = projected ? projected : units;
  size_t blocks = (units + LV_UNITS - 1) / LV_UNITS;
  bool large = blocks * LV_BLOCK * (inputs + outputs) > LV_OVERLAP_WEIGHTS;
  bool split = blocks >= LV_TWO_THREADS && !projected;
  *weights = (lv_weights){
      .inputs = inputs,
      .units = units,
      .outputs = outputs,
      .blocks = blocks,
      .ahead = large ? LV_FAR_AHEAD : LV_AHEAD,
      .middle = split ? blocks / 2 * LV_UNITS : 0,
      .input = lv_floats(blocks * LV_BLOCK * inputs),
      .recurrent = lv_floats(blocks * LV_BLOCK * outputs),
      .spans = calloc(blocks * LV_SPANS, sizeof(lv_span)),
      .bias = lv_floats(blocks * LV_BLOCK),
      .projection = projected ? lv_floats(lv_packed_rows(outputs, units)) : NULL};
  if (!weights->input || !weights->recurrent || !weights->spans || !weights->bias
      || (projected && !weights->projection)) {
    return false;
  }
  set_spans(weights);
  return true;
}

void lv_free_weights(lv_weights *weights) {
  free(weights->input);
  free(weights->recurrent);
  free(weights->spans);
  free(weights->bias);
  free(weights->projection);
}
