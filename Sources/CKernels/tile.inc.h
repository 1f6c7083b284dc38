// The one matrix product of this target: a tile of 16 to 64 rows by a few columns stays in
// registers while the sums run. A wide level takes all the rows at once, a narrow one 16 by 16.

#if LV_LEVEL == 2
#define LV_PASS_GROUPS 4
#define LV_PASS_COLUMNS 6
#elif LV_LEVEL == 1
#define LV_PASS_GROUPS 1
#define LV_PASS_COLUMNS 6
#else
#define LV_PASS_GROUPS 1
#define LV_PASS_COLUMNS 3
#endif
#define LV_PER_GROUP (LV_UNITS / LV_WIDTH)

// One or two columns of sums would wait for one another, so they are split into chains, added at
// the end. The narrow level has enough sums as it is.
#if LV_LEVEL == 0
#define LV_CHAINS(vectors) 1
#else
#define LV_CHAINS(vectors) ((vectors) == 1 ? 8 : (vectors) == 2 ? 4 : (vectors) <= 4 ? 2 : 1)
#endif

LV_INLINE void LV_NAME(tile_term)(
    vf *sums, size_t groups, size_t columns, const float *a, size_t a_group, const float *b,
    size_t b_column) {
  const size_t rows = groups * LV_PER_GROUP;
  vf weights[LV_PASS_GROUPS * LV_PER_GROUP];
  LV_UNROLL for (size_t g = 0; g < groups; ++g) {
    LV_UNROLL for (size_t v = 0; v < LV_PER_GROUP; ++v) {
      weights[g * LV_PER_GROUP + v] = vload(a + g * a_group + v * LV_WIDTH);
    }
  }
  LV_UNROLL for (size_t j = 0; j < columns; ++j) {
    vf value = vset(b[j * b_column]);
    LV_UNROLL for (size_t r = 0; r < rows; ++r) {
      sums[j * rows + r] = vfma(weights[r], value, sums[j * rows + r]);
    }
  }
}

LV_INLINE void LV_NAME(tile_pass)(
    size_t groups, size_t columns, float *out, size_t out_column, const float *start,
    size_t start_column, const lv_product *products, size_t count) {
  const size_t rows = groups * LV_PER_GROUP, vectors = rows * columns;
  const size_t chains = LV_CHAINS(vectors);
  vf sums[LV_PASS_GROUPS * LV_PER_GROUP * LV_PASS_COLUMNS];
  LV_UNROLL for (size_t j = 0; j < columns; ++j) {
    LV_UNROLL for (size_t r = 0; r < rows; ++r) {
      sums[j * rows + r] = start ? vload(start + j * start_column + r * LV_WIDTH) : vzero();
    }
  }
  LV_UNROLL for (size_t s = vectors; s < vectors * chains; ++s) sums[s] = vzero();

  for (size_t p = 0; p < count; ++p) {
    const lv_product product = products[p];
    const float *a = product.a, *b = product.b;
    size_t k = 0;
    for (; k + chains <= product.depth; k += chains) {
      LV_UNROLL for (size_t chain = 0; chain < chains; ++chain) {
        LV_NAME(tile_term)(
            sums + chain * vectors, groups, columns, a, product.a_group, b, product.b_column);
        a += product.a_step;
        b += product.b_step;
      }
    }
    for (; k < product.depth; ++k) {
      LV_NAME(tile_term)(sums, groups, columns, a, product.a_group, b, product.b_column);
      a += product.a_step;
      b += product.b_step;
    }
  }

  LV_UNROLL for (size_t chain = 1; chain < chains; ++chain) {
    LV_UNROLL for (size_t s = 0; s < vectors; ++s) sums[s] += sums[chain * vectors + s];
  }
  LV_UNROLL for (size_t j = 0; j < columns; ++j) {
    LV_UNROLL for (size_t r = 0; r < rows; ++r) {
      vstore(out + j * out_column + r * LV_WIDTH, sums[j * rows + r]);
    }
  }
}

#define LV_TILE(groups, columns)                                                               \
  static void LV_NAME(tile_##groups##_##columns)(                                              \
      float *out, size_t out_column, const float *start, size_t start_column,                  \
      const lv_product *products, size_t count) {                                              \
    LV_NAME(tile_pass)(                                                                        \
        groups, columns, out, out_column, start, start_column, products, count);               \
  }
#define LV_TILES(columns) \
  LV_TILE(1, columns)     \
  LV_MORE_TILES(columns)
#if LV_PASS_GROUPS == 4
#define LV_MORE_TILES(columns) LV_TILE(2, columns) LV_TILE(3, columns) LV_TILE(4, columns)
#define LV_TILE_ROW(columns)                                                      \
  {                                                                               \
    LV_NAME(tile_1_##columns), LV_NAME(tile_2_##columns), LV_NAME(tile_3_##columns), \
        LV_NAME(tile_4_##columns)                                                 \
  }
#else
#define LV_MORE_TILES(columns)
#define LV_TILE_ROW(columns) \
  { LV_NAME(tile_1_##columns) }
#endif

LV_TILES(1)
LV_TILES(2)
LV_TILES(3)
#if LV_PASS_COLUMNS == 6
LV_TILES(4)
LV_TILES(5)
LV_TILES(6)
#endif

typedef void LV_NAME(tile_pass_function)(
    float *, size_t, const float *, size_t, const lv_product *, size_t);

static LV_NAME(tile_pass_function) *const LV_NAME(tile_passes)[LV_PASS_COLUMNS][LV_PASS_GROUPS] = {
    LV_TILE_ROW(1), LV_TILE_ROW(2), LV_TILE_ROW(3),
#if LV_PASS_COLUMNS == 6
    LV_TILE_ROW(4), LV_TILE_ROW(5), LV_TILE_ROW(6),
#endif
};

// One pass where the level is wide enough, else several over parts of the tile.
static void LV_NAME(tile)(
    size_t groups, size_t columns, float *out, size_t out_column, const float *start,
    size_t start_column, const lv_product *products, size_t count) {
  if (groups <= LV_PASS_GROUPS && columns <= LV_PASS_COLUMNS) {
    LV_NAME(tile_passes)[columns - 1][groups - 1](
        out, out_column, start, start_column, products, count);
    return;
  }
  lv_product parts[1 + LV_SPANS];
  for (size_t j = 0; j < columns; j += LV_PASS_COLUMNS) {
    size_t width = columns - j < LV_PASS_COLUMNS ? columns - j : LV_PASS_COLUMNS;
    for (size_t g = 0; g < groups; g += LV_PASS_GROUPS) {
      for (size_t p = 0; p < count; ++p) {
        parts[p] = products[p];
        parts[p].a += g * products[p].a_group;
        parts[p].b += j * products[p].b_column;
      }
      LV_NAME(tile_passes)[width - 1][0](
          out + j * out_column + g * LV_UNITS, out_column,
          start ? start + j * start_column + g * LV_UNITS : NULL, start_column, parts, count);
    }
  }
}
