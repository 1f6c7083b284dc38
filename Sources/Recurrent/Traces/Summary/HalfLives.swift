/// How many steps the gates kept half of each unit's memory for: for each step t the least n with
/// ∏_{r=1…n} f_{t+r} ≤ ½, in quartiles over t.
///
/// It describes the gates, not the memory, which may be written anew meanwhile. Infinite where the
/// sequence ended before. Exact to half-lives of 64 steps, to some 5 % beyond.
public struct HalfLives: Equatable, Sendable {
  /// `[H]`, in steps.
  public let lowerQuartile: [Float]
  /// `[H]`, in steps.
  public let median: [Float]
  /// `[H]`, in steps.
  public let upperQuartile: [Float]
}
