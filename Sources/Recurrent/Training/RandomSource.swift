/// Random numbers that are the same for the same seed, everywhere and in every version.
///
/// xoshiro256** (Blackman & Vigna 2018), its state filled by splitmix64 from one seed. The standard
/// library promises no such thing of its generators, shuffles or random floats.
public struct RandomSource: RandomNumberGenerator, Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A source that depends on the seed alone.
  public init(seed: UInt64) {
    var counter = seed
    func next() -> UInt64 {
      counter &+= 0x9e37_79b9_7f4a_7c15
      var z = counter
      z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  public mutating func next() -> UInt64 {
    let result = rotate(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, by: 45)
    return result
  }

  /// A number in 0 ..< 1, one of 2²⁴.
  public mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A number in −bound ..< bound.
  public mutating func uniform(within bound: Float) -> Float { (2 * uniform() - 1) * bound }

  /// A number of the normal distribution with mean 0 and variance 1 (Box & Muller 1958).
  public mutating func normal() -> Float {
    let radius = (-2 * logarithm(1 - Double(uniform()))).squareRoot()
    return Float(radius * cosine(2 * .pi * Double(uniform())))
  }

  /// The numbers 0 ..< count in random order (Fisher & Yates).
  public mutating func permutation(of count: Int) -> [Int] {
    var result = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      result.swapAt(last, Int(next() % UInt64(last + 1)))
    }
    return result
  }

  public static func == (a: RandomSource, b: RandomSource) -> Bool { a.state == b.state }

  private func rotate(_ x: UInt64, by bits: UInt64) -> UInt64 { (x << bits) | (x >> (64 - bits)) }
}
