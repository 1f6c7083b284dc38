/// The layers that read the same input: one, or one for each direction.
public struct RecurrentLevel: Equatable, Sendable {
  /// One layer of either direction, or a forward and a reverse one.
  public let layers: [RecurrentLayer]
  /// What becomes of two outputs.
  public let merge: DirectionMerge

  /// A level of one direction.
  public init(_ layer: RecurrentLayer) {
    self.layers = [layer]
    self.merge = .concatenated
  }

  /// A bidirectional level (Schuster & Paliwal 1997), whose layers must fit.
  public init(
    forward: RecurrentLayer, reverse: RecurrentLayer, merge: DirectionMerge = .concatenated
  ) {
    precondition(
      forward.direction == .forward && reverse.direction == .reverse, "one of each direction")
    precondition(forward.inputSize == reverse.inputSize, "both directions read the same input")
    precondition(
      merge == .concatenated || forward.outputSize == reverse.outputSize,
      "only outputs of the same size can be made one")
    self.layers = [forward, reverse]
    self.merge = merge
  }

  /// D: how many values come in at a step.
  public var inputSize: Int { layers.first?.inputSize ?? 0 }

  /// How many values go out at a step.
  public var outputSize: Int {
    switch merge {
    case .concatenated: layers.reduce(0) { $0 + $1.outputSize }
    case .summed, .averaged, .multiplied: layers.first?.outputSize ?? 0
    }
  }

  /// What the level above gets, `[rows, outputSize]`, of the h of its layers, each
  /// `[rows, width of h]`.
  func merged(_ outputs: [ArraySlice<Float>], rowCount: Int) -> ArraySlice<Float> {
    guard outputs.count == 2 else { return outputs.first ?? [] }
    switch merge {
    case .summed: return zip(outputs[0], outputs[1]).map { $0 + $1 }[...]
    case .averaged: return zip(outputs[0], outputs[1]).map { ($0 + $1) / 2 }[...]
    case .multiplied: return zip(outputs[0], outputs[1]).map { $0 * $1 }[...]
    case .concatenated: return concatenated(outputs, rowCount: rowCount)
    }
  }

  private func concatenated(
    _ outputs: [ArraySlice<Float>], rowCount: Int
  ) -> ArraySlice<Float> {
    var result: [Float] = []
    result.reserveCapacity(rowCount * outputSize)
    for row in 0..<rowCount {
      for (layer, output) in zip(layers, outputs) {
        let start = output.startIndex + row * layer.outputSize
        result += output[start..<start + layer.outputSize]
      }
    }
    return result[...]
  }

  /// The gradient by one layer's h, `[rows, width of h]`, given the one by what goes out.
  ///
  /// - Parameters:
  ///   - gradient: the gradient by what goes out, `[rows, outputSize]`.
  ///   - outputs: the h of the layers.
  ///   - index: the layer on this level.
  ///   - rowCount: how many rows.
  /// - Returns: the layer's own.
  func split(
    _ gradient: [Float], of outputs: [ArraySlice<Float>], layer index: Int, rowCount: Int
  ) -> [Float] {
    guard layers.count == 2 else { return gradient }
    switch merge {
    case .summed: return gradient
    case .averaged: return gradient.map { $0 / 2 }
    case .multiplied: return zip(gradient, outputs[1 - index]).map { $0 * $1 }
    case .concatenated: return columns(of: gradient, layer: index, rowCount: rowCount)
    }
  }

  private func columns(of gradient: [Float], layer index: Int, rowCount: Int) -> [Float] {
    let width = layers[index].outputSize
    let offset = index == 0 ? 0 : layers[0].outputSize
    var result: [Float] = []
    result.reserveCapacity(rowCount * width)
    for row in 0..<rowCount {
      let start = row * outputSize + offset
      result += gradient[start..<start + width]
    }
    return result
  }
}
