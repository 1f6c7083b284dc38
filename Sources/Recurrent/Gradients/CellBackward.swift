/// The gradient of a family of cells, for one step of one sequence.
protocol CellBackward {
  /// Back-propagates through a step.
  ///
  /// The derivative by the step's h is there already. This fills in those by the other signals and
  /// by the sums that went into the activations, adds the part of the derivative by the h before
  /// that does not pass through U, and replaces the derivative by C with that by the C before.
  ///
  /// - Parameters:
  ///   - row: the step and sequence: step · B + sequence.
  ///   - sequence: the sequence.
  ///   - state: h and C before the step.
  func step(
    row: Int, sequence: Int, from state: (hidden: UnsafePointer<Float>, cell: UnsafePointer<Float>))

  /// How many rows of U the derivatives by the sums go straight back through: all, or those of r
  /// and z when the reset gate stands before the product.
  var straightRows: Int { get }
}
