/// Quantiles of any number of values ≥ 0 in little memory.
///
/// The values themselves up to some thousand, then how many fell into each of 16 classes an octave
/// (a value is known to 3 % then), from 2⁻²⁴ to 2²⁴.
struct QuantileSketch {
  private var values: [Float] = []
  private var counts: [UInt32] = []
  private var total = 0

  /// Adds a value some times over; it may be infinite.
  mutating func add(_ value: Float, times: Int = 1) {
    total += times
    if counts.isEmpty && total <= QuantileSketch.exactLimit {
      for _ in 0..<times { values.append(value) }
      return
    }
    if counts.isEmpty {
      counts = Array(repeating: 0, count: QuantileSketch.classCount)
      for value in values { counts[QuantileSketch.index(of: value)] += 1 }
      values = []
    }
    counts[QuantileSketch.index(of: value)] += UInt32(clamping: times)
  }

  /// The value that a share of all values, in 0…1, does not exceed; NaN without values.
  func quantile(_ share: Double) -> Float {
    guard total > 0 else { return .nan }
    let rank = Int((share * Double(total - 1)).rounded())
    if counts.isEmpty { return values.sorted()[rank] }
    var below = 0
    for (index, count) in counts.enumerated() {
      below += Int(count)
      if below > rank { return QuantileSketch.middle(ofClass: index) }
    }
    return .infinity
  }

  private static let exactLimit = 1024
  private static let lowestExponent = -24
  private static let octaveCount = 48
  /// One class for all below, the octaves', one for all above.
  private static let classCount = octaveCount * 16 + 2

  private static func index(of value: Float) -> Int {
    guard value.isNormal, value.exponent >= lowestExponent else {
      return value == .infinity ? classCount - 1 : 0
    }
    let octave = Int(value.exponent) - lowestExponent
    guard octave < octaveCount else { return classCount - 1 }
    return 1 + octave * 16 + Int(value.significandBitPattern >> 19)
  }

  private static func middle(ofClass index: Int) -> Float {
    if index == 0 { return 0 }
    if index == classCount - 1 { return .infinity }
    let (octave, part) = ((index - 1) / 16, (index - 1) % 16)
    let significand = 1 + (Float(part) + 0.5) / 16
    return Float(sign: .plus, exponent: octave + lowestExponent, significand: significand)
  }
}
