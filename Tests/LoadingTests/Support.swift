import Foundation
import Loading
import TensorFiles

/// The repository's folder.
let repository = String(#filePath).split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

/// A reproducible source of random numbers (SplitMix64; Steele, Lea & Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// How many hostile inputs a test tries: so many, or `LSTM_VIZ_FUZZ_COUNT` if that is set.
func hostileCount(_ usual: Int) -> Int {
  ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? usual
}

/// A tensor file in memory with zeros of these shapes.
func tensorFile(
  _ shapes: [(String, [Int])], metadata: [String: String] = [:]
) throws -> TensorFile {
  let tensors = shapes.map { name, shape in
    (name: name, tensor: Tensor([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape))
  }
  return try TensorFile(parsing: TensorFile.safetensors(tensors, metadata: metadata))
}

/// The shapes of an LSTM of D inputs and H units under a prefix.
func lstm(
  _ prefix: String, inputs: Int = 2, units: Int = 3, suffix: String = "_l0"
) -> [(String, [Int])] {
  [
    ("\(prefix)weight_ih\(suffix)", [4 * units, inputs]),
    ("\(prefix)weight_hh\(suffix)", [4 * units, units]),
    ("\(prefix)bias_ih\(suffix)", [4 * units]),
    ("\(prefix)bias_hh\(suffix)", [4 * units]),
  ]
}

/// The problem with which a file is refused, or `nil` if it is not.
func problem(_ work: () throws -> Void) -> LoadingError.Problem? {
  do {
    try work()
    return nil
  } catch {
    return (error as? LoadingError)?.problem
  }
}

/// A trace file's bytes.
func written(_ sequences: TracedSequences, as format: TraceFormat) throws -> [UInt8] {
  var bytes: [UInt8] = []
  try TraceWriter<Never>(sequences) { bytes += $0 }.write(format)
  return bytes
}

/// The largest difference between two arrays of one size; infinite when one has a NaN that the
/// other has not.
func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
  zip(a, b).reduce(0) { largest, pair in
    if pair.0.isNaN || pair.1.isNaN {
      return pair.0.isNaN && pair.1.isNaN ? largest : .infinity
    }
    return max(largest, abs(pair.0 - pair.1))
  }
}

/// The greatest size among some values.
func largestSize(_ values: [Float]) -> Float { values.reduce(0) { max($0, abs($1)) } }

/// One sequence's rows of an array `[T, count, width]`.
func sequence(_ index: Int, of count: Int, in values: [Float], width: Int) -> [Float] {
  let starts = stride(from: index * width, to: values.count, by: count * width)
  return starts.flatMap { values[$0..<$0 + width] }
}
