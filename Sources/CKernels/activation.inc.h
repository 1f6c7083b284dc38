// σ and tanh from one 2^y: y is split into a whole number n and r in −½…½, and 2^r − 1 = r q(r) is
// a minimax polynomial (relative error 1.3e-8). Keeping 2^r − 1 rather than 2^r keeps tanh exact to
// a few units in the last place near 0. Evaluated as a tree: the chain of a recurrent step is
// latency, not throughput.

typedef struct {
  vf fraction;  // q(r)
  vf rest;      // r 2^n
  vf scale;     // 2^n, so that 2^y = scale + rest × fraction
} LV_NAME(power);

LV_INLINE LV_NAME(power) LV_NAME(power_of_two)(vf x, vf factor) {
  // Adding 1.5 × 2²³ rounds to a whole number, whose bits are then the sum's lowest.
  const vf magic = vset(12582912.0f);
  vf shifted = vfma(x, factor, magic);
  vf n = shifted - magic;
  vf r = vfma(x, factor, -n);
  vf r2 = r * r;
  vf low = vfma(vset(0x1.ebfbe0p-3f), r, vset(0x1.62e430p-1f));
  vf middle = vfma(vset(0x1.3b29e4p-7f), r, vset(0x1.c6af6cp-5f));
  vf high = vfma(vset(0x1.446c82p-13f), r, vset(0x1.5f0896p-10f));
  vf scale = (vf)(((vu)shifted << 23) + 0x3f800000);
  LV_NAME(power) result = {
      .fraction = vfma(vfma(high, r2, middle), r2, low), .rest = r * scale, .scale = scale};
  return result;
}

// 1 / (1 + e^−x). The clamp keeps 2^n a normal number: σ(87) is 1, σ(−87) is 1.6e-38.
LV_INLINE vf LV_NAME(sigmoid)(vf x) {
  x = vclamp(x, vset(-87.0f), vset(87.0f));
  LV_NAME(power) e = LV_NAME(power_of_two)(x, vset(-0x1.715476p+0f));
  return vset(1) / vfma(e.fraction, e.rest, vset(1) + e.scale);
}

// (e^2x − 1) / (e^2x + 1). tanh(9.02) rounds to 1.
LV_INLINE vf LV_NAME(tanh)(vf x) {
  x = vclamp(x, vset(-9.02f), vset(9.02f));
  LV_NAME(power) e = LV_NAME(power_of_two)(x, vset(0x1.715476p+1f));
  vf above = vfma(e.fraction, e.rest, e.scale - vset(1));
  vf below = vfma(e.fraction, e.rest, e.scale + vset(1));
  return above / below;
}
