/// Adds A B to C, with A `[rows, depth]`, B `[depth, columns]`, C `[rows, columns]`, all row-major.
///
/// The inner loop runs along rows of B and C, so that it needs no sum across a vector and the
/// compiler can turn it into vector instructions; four rows of B at a time spare it most of the
/// loads and stores of C.
///
/// - Parameters:
///   - a: A.
///   - b: B.
///   - c: C, which overlaps neither.
///   - shape: rows, depth and columns.
///   - strides: how far apart the rows of A, B and C begin.
func addProduct(
  _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, to c: UnsafeMutablePointer<Float>,
  shape: (rows: Int, depth: Int, columns: Int), strides: (a: Int, b: Int, c: Int)
) {
  for row in 0..<shape.rows {
    addRow(
      a + row * strides.a, step: 1, b, stride: strides.b, depth: shape.depth,
      to: c + row * strides.c, columns: shape.columns)
  }
}

/// Adds A B to C, all of them without gaps between their rows.
func addProduct(
  _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, to c: UnsafeMutablePointer<Float>,
  rows: Int, depth: Int, columns: Int
) {
  addProduct(
    a, b, to: c, shape: (rows, depth, columns), strides: (depth, columns, columns))
}

/// Adds Aᵀ B to C, with A `[depth, rows]`, B `[depth, columns]`, C `[rows, columns]`.
///
/// This is how a weight's gradient is summed over all steps and sequences, which are the depth.
///
/// - Parameters:
///   - a: A.
///   - b: B.
///   - c: C, which overlaps neither and has no gaps between its rows.
///   - shape: rows, depth and columns.
///   - strides: how far apart the rows of A and B begin.
func addTransposedProduct(
  _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, to c: UnsafeMutablePointer<Float>,
  shape: (rows: Int, depth: Int, columns: Int), strides: (a: Int, b: Int)
) {
  for row in 0..<shape.rows {
    addRow(
      a + row, step: strides.a, b, stride: strides.b, depth: shape.depth,
      to: c + row * shape.columns, columns: shape.columns)
  }
}

/// Adds Σ_k a[k · step] · B[k, …] to one row.
private func addRow(
  _ a: UnsafePointer<Float>, step: Int, _ b: UnsafePointer<Float>, stride: Int, depth: Int,
  to c: UnsafeMutablePointer<Float>, columns: Int
) {
  var k = 0
  while k + 4 <= depth {
    let (a0, a1) = (a[k * step], a[(k + 1) * step])
    let (a2, a3) = (a[(k + 2) * step], a[(k + 3) * step])
    let (b0, b1) = (b + k * stride, b + (k + 1) * stride)
    let (b2, b3) = (b + (k + 2) * stride, b + (k + 3) * stride)
    for column in 0..<columns {
      c[column] += a0 * b0[column] + a1 * b1[column] + a2 * b2[column] + a3 * b3[column]
    }
    k += 4
  }
  while k < depth {
    let (factor, row) = (a[k * step], b + k * stride)
    for column in 0..<columns { c[column] += factor * row[column] }
    k += 1
  }
}
