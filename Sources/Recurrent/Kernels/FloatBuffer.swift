/// Memory for numbers that a computation needs only while it runs.
///
/// A class because it owns memory: its pointer stays good as long as the buffer lives, which spares
/// the computation a pyramid of `withUnsafe…` closures. It may go from thread to thread, but whoever
/// shares one between threads only reads it (packed weights).
final class FloatBuffer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Float>
  let count: Int

  /// A buffer of zeros.
  init(zeros count: Int) {
    self.count = count
    self.pointer = .allocate(capacity: max(count, 1))
    pointer.initialize(repeating: 0, count: max(count, 1))
  }

  /// A buffer with these values.
  convenience init(_ values: [Float]) {
    self.init(zeros: values.count)
    for (index, value) in values.enumerated() { pointer[index] = value }
  }

  /// A buffer with a matrix's transpose, row-major `[columns, rows]`.
  convenience init(transposing matrix: Matrix) {
    self.init(zeros: matrix.elements.count)
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        pointer[column * matrix.rows + row] = matrix.elements[row * matrix.columns + column]
      }
    }
  }

  deinit { pointer.deallocate() }

  /// The values.
  var values: [Float] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

  /// The transpose of the values, which are row-major `[rows, columns]`.
  func transposed(rows: Int, columns: Int) -> [Float] {
    precondition(rows * columns == count, "the shape does not fit")
    return Array(unsafeUninitializedCapacity: count) { result, initialized in
      for row in 0..<rows {
        for column in 0..<columns {
          result.initializeElement(
            at: column * rows + row, to: pointer[row * columns + column])
        }
      }
      initialized = count
    }
  }
}
