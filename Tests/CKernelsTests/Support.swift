import CKernels
import Testing

/// Repeatable numbers: SplitMix64.
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func floats(_ count: Int, within bound: Float) -> [Float] {
    (0..<count).map { _ in Float.random(in: -bound...bound, using: &self) }
  }
}

/// The shapes of one case.
struct Shape: CustomTestStringConvertible, Sendable {
  var inputs: Int
  var units: Int
  var projected = 0
  var steps: Int
  var batch = 1
  var biases = true

  var outputs: Int { projected > 0 ? projected : units }
  var testDescription: String {
    "D \(inputs) H \(units) P \(projected) T \(steps) B \(batch)\(biases ? "" : " without biases")"
  }
}

/// Weights as a caller has them.
struct Weights {
  var inputWeights: [Float]
  var recurrentWeights: [Float]
  var inputBias: [Float]?
  var recurrentBias: [Float]?
  var projection: [Float]?

  init(_ shape: Shape, using numbers: inout Numbers) {
    let bound = 1.5 / Float(shape.units).squareRoot()
    let rows = 4 * shape.units
    inputWeights = numbers.floats(rows * shape.inputs, within: bound)
    recurrentWeights = numbers.floats(rows * shape.outputs, within: bound)
    if shape.biases {
      inputBias = numbers.floats(rows, within: bound)
      recurrentBias = numbers.floats(rows, within: bound)
    }
    if shape.projected > 0 {
      projection = numbers.floats(shape.projected * shape.units, within: bound)
    }
  }

  func reference(_ shape: Shape) -> ReferenceLSTM {
    let zeros = [Float](repeating: 0, count: 4 * shape.units)
    return ReferenceLSTM(
      inputs: shape.inputs, units: shape.units, projected: shape.projected,
      inputWeights: inputWeights.map(Double.init),
      recurrentWeights: recurrentWeights.map(Double.init),
      bias: zip(inputBias ?? zeros, recurrentBias ?? zeros).map { Double($0) + Double($1) },
      projection: (projection ?? []).map(Double.init))
  }

  /// The packed layer; nil where `lv_lstm_create` refuses.
  func packed(_ shape: Shape) -> Layer? { Layer(shape, self) }
}

/// Owns a packed layer.
final class Layer: @unchecked Sendable {
  let pointer: OpaquePointer

  init?(_ shape: Shape, _ weights: Weights) {
    let made = withOptional(weights.inputBias) { inputBias in
      withOptional(weights.recurrentBias) { recurrentBias in
        withOptional(weights.projection) { projection in
          lv_lstm_create(
            shape.inputs, shape.units, shape.projected, weights.inputWeights,
            weights.recurrentWeights, inputBias, recurrentBias, projection)
        }
      }
    }
    guard let made else { return nil }
    pointer = made
  }

  deinit { lv_lstm_destroy(pointer) }
}

/// Passes an array's storage, or a null pointer for nil.
func withOptional<Result>(
  _ array: [Float]?, _ body: (UnsafePointer<Float>?) -> Result
) -> Result {
  guard let array else { return body(nil) }
  return array.withUnsafeBufferPointer { body($0.baseAddress) }
}

/// Runs `body` at every level that this processor has.
func atEachLevel(_ body: () -> Void) {
  for level in (0..<Int32(LV_LEVEL_COUNT)) where lv_kernels_force(level) == level { body() }
  lv_kernels_force(Int32(LV_LEVEL_COUNT))
}

/// The largest difference between two lists of the same length; NaN where one is.
func largestDifference(_ a: [Float], _ b: [Double]) -> Double {
  precondition(a.count == b.count, "lists of \(a.count) and \(b.count)")
  return zip(a, b).reduce(0) { largest, pair in
    let difference = abs(Double(pair.0) - pair.1)
    return difference.isNaN || largest.isNaN ? .nan : max(largest, difference)
  }
}
