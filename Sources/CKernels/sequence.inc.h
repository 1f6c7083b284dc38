// An LSTM over one sequence. A block's pre-activations, activations and new state stay in
// registers; weights are streamed once a step, so a step costs what reading them costs.
//
// The input's part of the pre-activations comes from one of three places, whichever is fastest:
// from the step itself (few inputs, small layers); from a product over the steps `ahead`; or,
// at the widest level, the next LV_GROUP steps' products are made between the recurrent ones, where
// the arithmetic is free because the recurrence waits for its weights.

#if LV_LEVEL == 0
#define LV_SPAN 8  // units a pass: the sums must fit in 16 registers
#else
#define LV_SPAN LV_UNITS
#endif
#define LV_PER_GATE (LV_SPAN / LV_WIDTH)
#define LV_SUMS (4 * LV_PER_GATE)
// Two chains of sums where four would have to wait for one another.
#define LV_SEQUENCE_CHAINS (LV_SUMS == 4 ? 2 : 1)
#define LV_OVERLAP (LV_LEVEL == 2)
#define LV_TERMS (LV_GROUP / 4)  // recurrent terms for one term of the projection

// A step of one block.
typedef struct {
  size_t step, block;
  const float *start;  // the sums' first values, or the bias
  size_t start_gate;   // from gate to gate
  int who;
} LV_NAME(place);

// A part of one gate's projection for the group of steps to come.
typedef struct {
  const float *weights;  // [terms][16]
  const float *columns;  // [terms][LV_GROUP]
  size_t terms;
  const float *start;  // [LV_GROUP][16], or [16] if `fresh`
  float *out;          // [LV_GROUP][16]
  bool fresh;
} LV_NAME(slice);

LV_INLINE void LV_NAME(recurrent_term)(vf *sums, const float *weights, float value) {
  vf h = vset(value);
  LV_UNROLL for (size_t gate = 0; gate < 4; ++gate) {
    LV_UNROLL for (size_t v = 0; v < LV_PER_GATE; ++v) {
      vf w = vload(weights + gate * LV_UNITS + v * LV_WIDTH);
      sums[gate * LV_PER_GATE + v] = vfma(w, h, sums[gate * LV_PER_GATE + v]);
    }
  }
}

LV_INLINE void LV_NAME(recurrent_terms)(
    vf *sums, const float *weights, const float *h, size_t count) {
  size_t k = 0;
  for (; k + 4 <= count; k += 4) {
    LV_UNROLL for (size_t n = 0; n < 4; ++n) {
      LV_NAME(recurrent_term)(
          sums + (n % LV_SEQUENCE_CHAINS) * LV_SUMS, weights + (k + n) * LV_BLOCK, h[k + n]);
    }
  }
  // Constant places among the sums, or these would leave the registers.
  LV_UNROLL for (size_t n = 0; n < 3; ++n) {
    if (k + n < count) {
      LV_NAME(recurrent_term)(
          sums + (n % LV_SEQUENCE_CHAINS) * LV_SUMS, weights + (k + n) * LV_BLOCK, h[k + n]);
    }
  }
}

LV_INLINE void LV_NAME(input_terms)(vf *sums, const float *weights, const float *x, size_t count) {
  for (size_t k = 0; k < count; ++k) {
    vf value = vset(x[k]);
    LV_UNROLL for (size_t gate = 0; gate < 4; ++gate) {
      LV_UNROLL for (size_t v = 0; v < LV_PER_GATE; ++v) {
        vf w = vload(weights + (gate * count + k) * LV_UNITS + v * LV_WIDTH);
        sums[gate * LV_PER_GATE + v] = vfma(w, value, sums[gate * LV_PER_GATE + v]);
      }
    }
  }
}

// The cell: sums to gates to state. `to` is where the signals of these units go.
LV_INLINE void LV_NAME(cell)(
    const vf *sums, float *const *to, size_t offset, float *state, float *hidden) {
  LV_UNROLL for (size_t v = 0; v < LV_PER_GATE; ++v) {
    size_t at = offset + v * LV_WIDTH;
    vf i = LV_NAME(sigmoid)(sums[v]);
    vf g = LV_NAME(tanh)(sums[2 * LV_PER_GATE + v]);
    vf f = LV_NAME(sigmoid)(sums[LV_PER_GATE + v]);
    vf c = vfma(f, vload(state + at), i * g);
    vf o = LV_NAME(sigmoid)(sums[3 * LV_PER_GATE + v]);
    vf tanh_c = LV_NAME(tanh)(c);
    vf m = o * tanh_c;
    vstore(hidden + at, m);
    vstore(state + at, c);
    vstore(to[LV_I] + at, i);
    vstore(to[LV_F] + at, f);
    vstore(to[LV_G] + at, g);
    vstore(to[LV_O] + at, o);
    vstore(to[LV_C] + at, c);
    vstore(to[LV_TANH_C] + at, tanh_c);
    vstore(to[LV_M] + at, m);
  }
}

// Where a block's signals go at a step. The last block may be narrower than 16, so its signals go
// to `aside` first.
LV_INLINE size_t LV_NAME(destinations)(
    const lv_sequence *job, size_t step, size_t block, float *aside, float **to) {
  size_t width = job->weights->units - block * LV_UNITS;
  for (size_t s = 0; s < LV_SIGNALS; ++s) {
    const lv_signal *signal = &job->signals[s];
    to[s] = width < LV_UNITS ? aside + s * LV_UNITS
                             : signal->base + step * signal->step + block * signal->block;
  }
  return width;
}

static __attribute__((noinline)) void LV_NAME(copy_tail)(
    const lv_sequence *job, size_t step, size_t block, size_t width, const float *aside) {
  for (size_t s = 0; s < LV_SIGNALS; ++s) {
    const lv_signal *signal = &job->signals[s];
    float *to = signal->base + step * signal->step + block * signal->block;
    for (size_t u = 0; u < width; ++u) to[u] = aside[s * LV_UNITS + u];
  }
}

LV_INLINE void LV_NAME(await_other)(const lv_sequence *job, const LV_NAME(place) *place) {
  if (job->progress) lv_await(&job->progress[1 - place->who].step, place->step);
}

#if LV_OVERLAP
// Recurrent terms with a slice's terms between them, as far as both go, then what is left of the
// recurrent ones. Moves the slice on.
LV_INLINE void LV_NAME(overlapped_terms)(
    vf *sums, const float *weights, const float *h, size_t count, vf *ahead,
    LV_NAME(slice) *slice) {
  size_t rounds = count / LV_TERMS < slice->terms ? count / LV_TERMS : slice->terms;
  const float *next = slice->weights, *columns = slice->columns;
  for (size_t round = 0; round < rounds; ++round) {
    LV_UNROLL for (size_t n = 0; n < LV_TERMS; ++n) {
      LV_NAME(recurrent_term)(
          sums + (n % LV_SEQUENCE_CHAINS) * LV_SUMS, weights + n * LV_BLOCK, h[n]);
    }
    vf w = vload(next);
    LV_UNROLL for (size_t s = 0; s < LV_GROUP; ++s) ahead[s] = vfma(w, vset(columns[s]), ahead[s]);
    weights += LV_TERMS * LV_BLOCK;
    h += LV_TERMS;
    next += LV_UNITS;
    columns += LV_GROUP;
  }
  slice->weights = next;
  slice->columns = columns;
  slice->terms -= rounds;
  LV_NAME(recurrent_terms)(sums, weights, h, count - rounds * LV_TERMS);
}

LV_INLINE void LV_NAME(begin_slice)(vf *ahead, const LV_NAME(slice) *slice) {
  const size_t stride = slice->fresh ? 0 : LV_UNITS;
  LV_UNROLL for (size_t s = 0; s < LV_GROUP; ++s) ahead[s] = vload(slice->start + s * stride);
}

LV_INLINE void LV_NAME(end_slice)(vf *ahead, const LV_NAME(slice) *slice) {
  const float *next = slice->weights, *columns = slice->columns;
  for (size_t k = 0; k < slice->terms; ++k) {
    vf w = vload(next + k * LV_UNITS);
    LV_UNROLL for (size_t s = 0; s < LV_GROUP; ++s) {
      ahead[s] = vfma(w, vset(columns[k * LV_GROUP + s]), ahead[s]);
    }
  }
  LV_UNROLL for (size_t s = 0; s < LV_GROUP; ++s) vstore(slice->out + s * LV_UNITS, ahead[s]);
}

static void LV_NAME(run_slice)(const LV_NAME(slice) *slice) {
  vf ahead[LV_GROUP];
  LV_NAME(begin_slice)(ahead, slice);
  LV_NAME(end_slice)(ahead, slice);
}
#endif

// The block's recurrent terms in the order of its spans.
LV_INLINE void LV_NAME(all_recurrent_terms)(
    const lv_sequence *job, const LV_NAME(place) *place, vf *sums, const float *weights,
    LV_NAME(slice) *slice) {
  const float *h = job->h[place->step & 1];
  const lv_span *spans = job->weights->spans + place->block * LV_SPANS;
#if LV_OVERLAP
  vf ahead[LV_GROUP];
  if (slice) LV_NAME(begin_slice)(ahead, slice);
#else
  (void)slice;
#endif
  for (size_t s = 0; s < LV_SPANS; ++s) {
    const lv_span span = spans[s];
    if (s == LV_OTHERS_SPAN) LV_NAME(await_other)(job, place);
#if LV_OVERLAP
    if (slice) {
      LV_NAME(overlapped_terms)(sums, weights, h + span.from, span.count, ahead, slice);
    } else
#endif
    {
      LV_NAME(recurrent_terms)(sums, weights, h + span.from, span.count);
    }
    weights += span.count * LV_BLOCK;
  }
#if LV_OVERLAP
  if (slice) LV_NAME(end_slice)(ahead, slice);
#endif
}

// One block's step. `only` is R where the block is alone, so that the caller can make it a
// constant, else 0.
LV_INLINE void LV_NAME(block_step)(
    const lv_sequence *job, const LV_NAME(place) *place, size_t only, bool direct,
    LV_NAME(slice) *slice) {
  const lv_weights *net = job->weights;
  const size_t block = place->block, first_unit = block * LV_UNITS;
  const float *weights = net->recurrent + block * net->outputs * LV_BLOCK;
  float *hidden = (net->projection ? job->m : job->h[~place->step & 1]) + first_unit;
  float aside[LV_SIGNALS * LV_UNITS], *to[LV_SIGNALS];
  size_t width = LV_NAME(destinations)(job, place->step, block, aside, to);

  for (size_t offset = 0; offset < LV_UNITS; offset += LV_SPAN) {
    vf sums[LV_SEQUENCE_CHAINS * LV_SUMS];
    LV_UNROLL for (size_t s = 0; s < LV_SUMS; ++s) {
      size_t gate = s / LV_PER_GATE, v = s % LV_PER_GATE;
      sums[s] = vload(place->start + gate * place->start_gate + offset + v * LV_WIDTH);
    }
    LV_UNROLL for (size_t s = LV_SUMS; s < LV_SEQUENCE_CHAINS * LV_SUMS; ++s) sums[s] = vzero();
    if (direct) {
      LV_NAME(input_terms)(
          sums, net->input + block * net->inputs * LV_BLOCK + offset,
          job->x + place->step * net->inputs, net->inputs);
    }
    if (only) {
      LV_NAME(recurrent_terms)(sums, weights + offset, job->h[place->step & 1], only);
    } else {
      LV_NAME(all_recurrent_terms)(job, place, sums, weights + offset, slice);
    }
    LV_UNROLL for (size_t s = LV_SUMS; s < LV_SEQUENCE_CHAINS * LV_SUMS; ++s) {
      sums[s - LV_SUMS] += sums[s];
    }
    LV_NAME(cell)(sums, to, offset, job->c + first_unit, hidden);
  }
  if (width < LV_UNITS) LV_NAME(copy_tail)(job, place->step, block, width, aside);
}

// What follows a step's blocks: the projection of h, and telling the other thread.
LV_INLINE void LV_NAME(end_step)(const lv_sequence *job, size_t step, int who) {
  if (job->progress) {
    atomic_store_explicit(&job->progress[who].step, step + 1, memory_order_release);
  }
  if (!job->weights->projection) return;
  const lv_weights *net = job->weights;
  float *h = job->h[~step & 1];
  lv_multiply(
      &LV_NAME(functions), net->projection, net->outputs, net->units, job->m, 0, 1, h, 0);
  if (!job->hidden.base) return;
  float *to = job->hidden.base + step * job->hidden.step;
  for (size_t p = 0; p < net->outputs; ++p) to[p] = h[p];
}

// Every other step takes the blocks backwards: the last block's weights are still near.
LV_INLINE size_t LV_NAME(nth_block)(size_t step, size_t n, size_t first, size_t last) {
  return step & 1 ? last - 1 - n : first + n;
}

LV_INLINE void LV_NAME(sequence_direct)(
    const lv_sequence *job, size_t first, size_t last, int who, size_t only) {
  for (size_t step = 0; step < job->steps; ++step) {
    for (size_t n = 0; n < last - first; ++n) {
      size_t block = LV_NAME(nth_block)(step, n, first, last);
      LV_NAME(place) place = {step, block, job->weights->bias + block * LV_BLOCK, LV_UNITS, who};
      LV_NAME(block_step)(job, &place, only, true, NULL);
    }
    LV_NAME(end_step)(job, step, who);
  }
}

// Projects up to `ahead` steps from `step` on, [block][step][64].
static void LV_NAME(project)(
    const lv_sequence *job, size_t step, size_t count, size_t first, size_t last) {
  const lv_weights *net = job->weights;
  for (size_t block = first; block < last; ++block) {
    float *out = job->projected + block * net->ahead * LV_BLOCK;
    lv_product product = {
        .a = net->input + block * net->inputs * LV_BLOCK, .a_step = LV_UNITS,
        .a_group = net->inputs * LV_UNITS, .b_step = 1, .b_column = net->inputs,
        .depth = net->inputs};
    for (size_t s = 0, columns; s < count; s += columns) {
      columns = count - s < LV_COLUMNS ? count - s : LV_COLUMNS;
      product.b = job->x + (step + s) * net->inputs;
      if (columns < LV_SINGLE_CHAIN) {
        // A narrow tile sums in another order, and a step's values must not depend on how many
        // follow: so one step thrice, written over by the next.
        product.b_column = 0;
        LV_NAME(tile)(
            4, LV_SINGLE_CHAIN, out + s * LV_BLOCK, LV_BLOCK, net->bias + block * LV_BLOCK, 0,
            &product, 1);
        columns = 1;
        continue;
      }
      LV_NAME(tile)(
          4, columns, out + s * LV_BLOCK, LV_BLOCK, net->bias + block * LV_BLOCK, 0, &product, 1);
    }
  }
}

static void LV_NAME(sequence_ahead)(
    const lv_sequence *job, size_t first, size_t last, int who) {
  const size_t ahead = job->weights->ahead;
  for (size_t group = 0; group < job->steps; group += ahead) {
    size_t count = job->steps - group < ahead ? job->steps - group : ahead;
    LV_NAME(project)(job, group, count, first, last);
    for (size_t s = 0; s < count; ++s) {
      for (size_t n = 0; n < last - first; ++n) {
        size_t block = LV_NAME(nth_block)(group + s, n, first, last);
        const float *start = job->projected + (block * ahead + s) * LV_BLOCK;
        LV_NAME(place) place = {group + s, block, start, LV_UNITS, who};
        LV_NAME(block_step)(job, &place, 0, false, NULL);
      }
      LV_NAME(end_step)(job, group + s, who);
    }
  }
}

#if LV_OVERLAP
// Sets the inputs of LV_GROUP steps from `step` on side by side, zeros after the end.
static void LV_NAME(gather_columns)(const lv_sequence *job, size_t step, float *columns) {
  const size_t inputs = job->weights->inputs;
  for (size_t s = 0; s < LV_GROUP; ++s) {
    const float *x = job->x + (step + s) * inputs;
    bool there = step + s < job->steps;
    for (size_t k = 0; k < inputs; ++k) columns[k * LV_GROUP + s] = there ? x[k] : 0;
  }
}

// The part of a block's projection that belongs to step `s` of a group: one gate, some inputs.
LV_INLINE LV_NAME(slice) LV_NAME(slice_of)(
    const lv_sequence *job, size_t block, size_t s, const float *columns, float *ahead) {
  const lv_weights *net = job->weights;
  const size_t gate = s / LV_TERMS, part = s % LV_TERMS;
  const size_t from = net->inputs * part / LV_TERMS, to = net->inputs * (part + 1) / LV_TERMS;
  float *out = ahead + (block * 4 + gate) * LV_GROUP * LV_UNITS;
  LV_NAME(slice) slice = {
      .weights = net->input + ((block * 4 + gate) * net->inputs + from) * LV_UNITS,
      .columns = columns + from * LV_GROUP,
      .terms = to - from,
      .start = part ? out : net->bias + block * LV_BLOCK + gate * LV_UNITS,
      .out = out,
      .fresh = part == 0};
  return slice;
}

static void LV_NAME(sequence_overlapped)(
    const lv_sequence *job, size_t first, size_t last, int who) {
  const size_t room = job->weights->blocks * LV_BLOCK * LV_GROUP;
  float *now = job->projected, *next = now + room, *columns = job->columns[who];
  LV_NAME(gather_columns)(job, 0, columns);
  for (size_t block = first; block < last; ++block) {
    for (size_t s = 0; s < LV_GROUP; ++s) {
      LV_NAME(slice) slice = LV_NAME(slice_of)(job, block, s, columns, now);
      LV_NAME(run_slice)(&slice);
    }
  }
  for (size_t group = 0; group < job->steps; group += LV_GROUP) {
    size_t count = job->steps - group < LV_GROUP ? job->steps - group : LV_GROUP;
    bool more = group + LV_GROUP < job->steps;
    if (more) LV_NAME(gather_columns)(job, group + LV_GROUP, columns);
    for (size_t s = 0; s < count; ++s) {
      for (size_t n = 0; n < last - first; ++n) {
        size_t block = LV_NAME(nth_block)(group + s, n, first, last);
        const float *start = now + (block * 4 * LV_GROUP + s) * LV_UNITS;
        LV_NAME(place) place = {group + s, block, start, LV_GROUP * LV_UNITS, who};
        if (more) {
          LV_NAME(slice) slice = LV_NAME(slice_of)(job, block, s, columns, next);
          LV_NAME(block_step)(job, &place, 0, false, &slice);
        } else {
          LV_NAME(block_step)(job, &place, 0, false, NULL);
        }
      }
      LV_NAME(end_step)(job, group + s, who);
    }
    float *free_now = now;
    now = next;
    next = free_now;
  }
}
#endif

static void LV_NAME(sequence)(const lv_sequence *job, size_t first, size_t last, int who) {
  const lv_weights *net = job->weights;
  if (net->inputs <= LV_DIRECT || (net->blocks <= 2 && net->inputs <= 4 * LV_UNITS)) {
    // A constant count unrolls the smallest layer's whole step.
    if (net->blocks == 1 && net->outputs == LV_UNITS) {
      LV_NAME(sequence_direct)(job, first, last, who, LV_UNITS);
    } else {
      LV_NAME(sequence_direct)(job, first, last, who, 0);
    }
    return;
  }
#if LV_OVERLAP
  if (net->inputs >= LV_OVERLAP_INPUTS && net->ahead == LV_AHEAD) {
    LV_NAME(sequence_overlapped)(job, first, last, who);
    return;
  }
#endif
  LV_NAME(sequence_ahead)(job, first, last, who);
}
