/// The equations of a family of cells, for one step of all sequences of a batch.
protocol CellForward {
  /// Computes a step, whose W x + b are already there.
  ///
  /// - Parameters:
  ///   - step: the step.
  ///   - previousHidden: h before it, `[B, width of h]`.
  ///   - previousCell: C before it, `[B, H]`; unused by cells without C.
  func step(
    _ step: Int, previousHidden: UnsafePointer<Float>, previousCell: UnsafePointer<Float>)
}

/// Holds `count` numbers in −limit…limit.
func clip(_ values: UnsafeMutablePointer<Float>, count: Int, limit: Float) {
  guard limit < .infinity else { return }
  for k in 0..<count { values[k] = min(max(values[k], -limit), limit) }
}
