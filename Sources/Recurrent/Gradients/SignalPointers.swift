/// Where a run's signals are, and the derivatives by them, in the same layout.
struct SignalPointers {
  let values: UnsafePointer<Float>
  let gradients: UnsafeMutablePointer<Float>
  let layout: SignalLayout

  /// Where a signal's values begin; the cell must have it.
  func value(_ signal: Signal) -> UnsafePointer<Float> {
    values + layout.range(of: signal).lowerBound
  }

  /// Where the derivatives by a signal begin; the cell must have it.
  func gradient(_ signal: Signal) -> UnsafeMutablePointer<Float> {
    gradients + layout.range(of: signal).lowerBound
  }
}
