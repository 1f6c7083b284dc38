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

  /// One row, `[columns]`.
  public func row(_ index: Int) -> ArraySlice<Float> {
    elements[index * columns..<(index + 1) * columns]
  }
}
