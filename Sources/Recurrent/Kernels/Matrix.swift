/// A dense matrix of Float32, row-major `[rows, columns]`.
public struct Matrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// The elements, row after row.
  public var elements: [Float]

  /// A matrix of these elements, of which there must be `rows × columns`.
  public init(rows: Int, columns: Int, elements: [Float]) {
    precondition(
      rows >= 0 && columns >= 0 && elements.count == rows * columns,
      "a [\(rows), \(columns)] matrix needs \(rows * columns) elements, not \(elements.count)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  public subscript(row: Int, column: Int) -> Float {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// Adds this matrix times a vector to `result`.
  ///
  /// - Parameters:
  ///   - vector: `[columns]`.
  ///   - result: `[rows]`.
  func addProduct(
    with vector: UnsafeBufferPointer<Float>, to result: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(vector.count == columns && result.count == rows, "the shapes do not fit")
    elements.withUnsafeBufferPointer { elements in
      for row in 0..<rows {
        var sum: Float = 0
        for column in 0..<columns {
          sum += elements[row * columns + column] * vector[column]
        }
        result[row] += sum
      }
    }
  }
}
