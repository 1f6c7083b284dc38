import TensorFiles

/// An array of a trace file, which is made piece by piece.
struct TraceArray {
  let name: String
  let shape: [Int]
  /// How many pieces there are.
  let pieceCount: Int
  /// The pieces; one after another they are the array, in C order.
  let piece: (Int) -> [Float]

  /// The array as its file declares it.
  var declaration: TensorDeclaration { TensorDeclaration(name: name, shape: shape) }

  /// An array that is small or there already.
  init(_ name: String, shape: [Int], values: [Float]) {
    self.name = name
    self.shape = shape
    pieceCount = 1
    piece = { _ in values }
  }

  /// What a sequence has at each step, `[T, width]`.
  init(_ column: TraceColumn, blockLength: Int) {
    name = column.name
    shape = [column.stepCount, column.width]
    pieceCount = (column.stepCount - 1) / blockLength + 1
    piece = { column.rows(TraceArray.steps($0, of: column, blockLength)) }
  }

  /// What sequences of one length have at each step, `[N, T, width]` or `[T, N, width]`.
  init(_ columns: [TraceColumn], isTimeMajor: Bool, blockLength: Int) {
    let first = columns[0]
    let (count, width) = (columns.count, first.width)
    let blockCount = (first.stepCount - 1) / blockLength + 1
    name = first.name
    guard isTimeMajor else {
      shape = [count, first.stepCount, width]
      pieceCount = count * blockCount
      piece = { number in
        let column = columns[number / blockCount]
        return column.rows(TraceArray.steps(number % blockCount, of: column, blockLength))
      }
      return
    }
    shape = [first.stepCount, count, width]
    pieceCount = blockCount
    piece = { number in
      let steps = TraceArray.steps(number, of: first, blockLength)
      let parts = columns.map { $0.rows(steps) }
      return (0..<steps.count).flatMap { step in
        parts.flatMap { $0[step * width..<(step + 1) * width] }
      }
    }
  }

  private static func steps(
    _ block: Int, of column: TraceColumn, _ blockLength: Int
  ) -> Range<Int> {
    block * blockLength..<min(column.stepCount, (block + 1) * blockLength)
  }
}
