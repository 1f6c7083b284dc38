import Recurrent

/// Turns stacked weights as Keras has them into the engine's.
///
/// Keras stacks the gates of an LSTM i, f, C̃, o as the engine does, and those of a GRU z, r, n.
struct KerasGates {
  let kind: CellKind
  let units: Int

  /// Which of Keras's blocks stands first, second, … in the engine's order.
  private var order: [Int] {
    kind.family == .gru ? [1, 0, 2] : Array(0..<kind.gateCount)
  }

  /// `[gates·H]` in the engine's order.
  func inOrder(_ values: [Float]) -> [Float] {
    guard !values.isEmpty else { return [] }
    return order.flatMap { values[$0 * units..<($0 + 1) * units] }
  }

  /// `[rows, gates·H]`, gates in columns, as `[gates·H, rows]`.
  func transposed(_ values: [Float]) -> [Float] {
    let width = kind.gateCount * units
    var result: [Float] = []
    result.reserveCapacity(values.count)
    for block in order {
      for column in block * units..<(block + 1) * units {
        for place in stride(from: column, to: values.count, by: width) {
          result.append(values[place])
        }
      }
    }
    return result
  }

  /// The weights of the layers that older versions had for GPUs only, `[rows, gates·H]`: the numbers
  /// of each gate's columns, row after row, are its `[H, rows]`.
  func flattened(_ values: [Float]) -> [Float] {
    let width = kind.gateCount * units
    var result: [Float] = []
    result.reserveCapacity(values.count)
    for block in order {
      for start in stride(from: block * units, to: values.count, by: width) {
        result += values[start..<start + units]
      }
    }
    return result
  }
}
