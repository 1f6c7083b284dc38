import Recurrent

extension Network {
  /// Whether the head looks at a layer's h.
  func isReadByHead(layer index: Int) -> Bool {
    head != nil && level(ofLayer: index) == levels.count - 1
  }

  /// How strongly each unit of a layer is weighed by the one matrix that reads it: the root of the
  /// sum of the squares of its column in the projection or, without one, in the head on the last
  /// level. `nil` where several matrices read it (a layer above), or none does.
  func weights(readingLayer index: Int) -> [Float]? {
    let layer = layers[index]
    if let projection = layer.projection { return projection.columnSizes(0..<projection.columns) }
    guard let head, isReadByHead(layer: index) else { return nil }
    let last = levels.count - 1
    let isSecond = levels[last].layers.count == 2 && index == layers.count - 1
    let offset =
      isSecond && levels[last].merge == .concatenated ? levels[last].layers[0].outputSize : 0
    return head.weights.columnSizes(offset..<offset + layer.hiddenSize)
  }
}

extension Matrix {
  /// The root of the sum of the squares of some columns.
  fileprivate func columnSizes(_ range: Range<Int>) -> [Float] {
    var squares = [Double](repeating: 0, count: range.count)
    let elements = elements
    for row in 0..<rows {
      let start = row * columns + range.lowerBound
      for column in 0..<range.count {
        let weight = Double(elements[start + column])
        squares[column] += weight * weight
      }
    }
    return squares.map { Float($0.squareRoot()) }
  }
}
