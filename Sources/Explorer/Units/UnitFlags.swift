import Recurrent

/// What is wrong with a unit, if anything.
struct UnitFlags: Equatable {
  /// Whether one of its signals was not a number, or infinite.
  var isNotFinite = false
  /// Whether its memory, or what it shows of it, never grew to ``leastSize``.
  var isDead = false
  /// The gates that are at one end at more than ``stuckShare`` of the steps.
  var stuckGates: [Signal] = []

  /// A memory or an output that never reaches this is none: three decimals don't show it.
  static let leastSize: Float = 0.001

  /// A gate that is below 0.1 at more than this share of the steps, or above 0.9, decides nothing.
  static let stuckShare: Float = 0.99
}
