// Clipping, Adam and the linear head: the arithmetic around the loops.

#include <math.h>

#include "internal.h"

double lv_sum_of_squares(const float *a, size_t count) {
  return lv_functions_now()->sum_of_squares(a, count);
}

float lv_clip_factor(double norm, double largest) {
  double factor = largest / (norm + 1e-6);
  return factor < 1 ? (float)factor : 1;
}

void lv_scale(float *a, size_t count, float factor) {
  lv_functions_now()->scale(a, count, factor);
}

void lv_adam_update(
    const lv_adam *adam, size_t step, float scale, size_t count, float *weights,
    const float *gradient, float *mean, float *square) {
  double corrected1 = 1 - pow(adam->beta1, (double)step);
  double corrected2 = 1 - pow(adam->beta2, (double)step);
  lv_adam_step now = {
      .scale = scale,
      .beta1 = (float)adam->beta1,
      .beta2 = (float)adam->beta2,
      .epsilon = (float)adam->epsilon,
      .rate = (float)(adam->learning_rate / corrected1),
      .root_factor = (float)(1 / sqrt(corrected2))};
  lv_functions_now()->adam(count, weights, gradient, mean, square, &now);
}

void lv_linear_forward(
    size_t N, size_t K, size_t O, const float *x, const float *w, const float *b, float *y) {
  lv_functions_now()->linear(N, K, O, x, w, b, y);
}

void lv_linear_backward(
    size_t N, size_t K, size_t O, const float *x, const float *w, const float *dy, float *dw,
    float *db, float *dx) {
  lv_functions_now()->linear_back(N, K, O, x, w, dy, dw, db, dx);
}
