// Loops over flat arrays: norm, Adam, and the linear head.

static double LV_NAME(sum_of_squares)(const float *a, size_t count) {
  // In pieces of 4096, each short enough for a float's sum, added in double.
  double total = 0;
  for (size_t piece = 0; piece < count; piece += 4096) {
    size_t end = count - piece < 4096 ? count : piece + 4096, n = piece;
    vf sums[4] = {vzero(), vzero(), vzero(), vzero()};
    for (; n + 4 * LV_WIDTH <= end; n += 4 * LV_WIDTH) {
      LV_UNROLL for (size_t s = 0; s < 4; ++s) {
        vf value = vload(a + n + s * LV_WIDTH);
        sums[s] = vfma(value, value, sums[s]);
      }
    }
    float rest = 0;
    for (; n < end; ++n) rest += a[n] * a[n];
    total += (double)vtotal((sums[0] + sums[1]) + (sums[2] + sums[3])) + (double)rest;
  }
  return total;
}

static void LV_NAME(scale)(float *a, size_t count, float factor) {
  size_t n = 0;
  for (; n + LV_WIDTH <= count; n += LV_WIDTH) vstore(a + n, vload(a + n) * vset(factor));
  for (; n < count; ++n) a[n] *= factor;
}

// LV_WIDTH parameters of Adam.
LV_INLINE void LV_NAME(adam_some)(
    float *weights, const float *gradient, float *mean, float *square, const lv_adam_step *step) {
  vf g = vload(gradient) * vset(step->scale);
  vf m = vload(mean), v = vload(square);
  m = vfma(g - m, vset(1 - step->beta1), m);
  v = vfma(g * g, vset(1 - step->beta2), v * vset(step->beta2));
  vf root = vsqrt(v) * vset(step->root_factor) + vset(step->epsilon);
  vstore(weights, vload(weights) - vset(step->rate) * m / root);
  vstore(mean, m);
  vstore(square, v);
}

static void LV_NAME(adam)(
    size_t count, float *weights, const float *gradient, float *mean, float *square,
    const lv_adam_step *step) {
  size_t n = 0;
  for (; n + LV_WIDTH <= count; n += LV_WIDTH) {
    LV_NAME(adam_some)(weights + n, gradient + n, mean + n, square + n, step);
  }
  if (n == count) return;
  float aside[4][LV_WIDTH] = {0};
  for (size_t u = 0; n + u < count; ++u) {
    aside[0][u] = weights[n + u];
    aside[1][u] = gradient[n + u];
    aside[2][u] = mean[n + u];
    aside[3][u] = square[n + u];
  }
  LV_NAME(adam_some)(aside[0], aside[1], aside[2], aside[3], step);
  for (size_t u = 0; n + u < count; ++u) {
    weights[n + u] = aside[0][u];
    mean[n + u] = aside[2][u];
    square[n + u] = aside[3][u];
  }
}

LV_INLINE float LV_NAME(dot)(const float *a, const float *b, size_t count) {
  vf sums[2] = {vzero(), vzero()};
  size_t k = 0;
  for (; k + 2 * LV_WIDTH <= count; k += 2 * LV_WIDTH) {
    sums[0] = vfma(vload(a + k), vload(b + k), sums[0]);
    sums[1] = vfma(vload(a + k + LV_WIDTH), vload(b + k + LV_WIDTH), sums[1]);
  }
  for (; k + LV_WIDTH <= count; k += LV_WIDTH) {
    sums[0] = vfma(vload(a + k), vload(b + k), sums[0]);
  }
  float total = vtotal(sums[0] + sums[1]);
  for (; k < count; ++k) total += a[k] * b[k];
  return total;
}

static void LV_NAME(linear)(
    size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
    const float *bias, float *y) {
  for (size_t row = 0; row < rows; ++row) {
    for (size_t n = 0; n < outputs; ++n) {
      y[row * outputs + n] = (bias ? bias[n] : 0)
          + LV_NAME(dot)(weights + n * inputs, x + row * inputs, inputs);
    }
  }
}

// to[k] = Σ_n factors[n factor_step] from[n from_step + k]: rows combined with factors.
static void LV_NAME(combine)(
    float *to, size_t count, const float *from, size_t from_step, const float *factors,
    size_t factor_step, size_t terms) {
  size_t k = 0;
  for (; k + 4 * LV_WIDTH <= count; k += 4 * LV_WIDTH) {
    vf sums[4] = {vzero(), vzero(), vzero(), vzero()};
    for (size_t n = 0; n < terms; ++n) {
      vf factor = vset(factors[n * factor_step]);
      LV_UNROLL for (size_t s = 0; s < 4; ++s) {
        sums[s] = vfma(vload(from + n * from_step + k + s * LV_WIDTH), factor, sums[s]);
      }
    }
    LV_UNROLL for (size_t s = 0; s < 4; ++s) vstore(to + k + s * LV_WIDTH, sums[s]);
  }
  for (; k + LV_WIDTH <= count; k += LV_WIDTH) {
    vf sum = vzero(), other = vzero();
    size_t n = 0;
    for (; n + 2 <= terms; n += 2) {
      sum = vfma(vload(from + n * from_step + k), vset(factors[n * factor_step]), sum);
      const float *next = from + (n + 1) * from_step + k;
      other = vfma(vload(next), vset(factors[(n + 1) * factor_step]), other);
    }
    if (n < terms) sum = vfma(vload(from + n * from_step + k), vset(factors[n * factor_step]), sum);
    vstore(to + k, sum + other);
  }
  for (; k < count; ++k) {
    float sum = 0;
    for (size_t n = 0; n < terms; ++n) sum += from[n * from_step + k] * factors[n * factor_step];
    to[k] = sum;
  }
}

static void LV_NAME(linear_back)(
    size_t rows, size_t inputs, size_t outputs, const float *x, const float *weights,
    const float *dy, float *dweights, float *dbias, float *dx) {
  for (size_t n = 0; n < outputs; ++n) {
    if (dweights) {
      LV_NAME(combine)(dweights + n * inputs, inputs, x, inputs, dy + n, outputs, rows);
    }
    if (!dbias) continue;
    float sum = 0;
    for (size_t row = 0; row < rows; ++row) sum += dy[row * outputs + n];
    dbias[n] = sum;
  }
  if (!dx) return;
  for (size_t row = 0; row < rows; ++row) {
    LV_NAME(combine)(
        dx + row * inputs, inputs, weights, inputs, dy + row * outputs, 1, outputs);
  }
}
