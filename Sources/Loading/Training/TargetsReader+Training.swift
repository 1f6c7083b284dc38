public import Recurrent

extension TargetsReader {
  /// The targets for a network that is yet to be made: the array itself says how many outputs it
  /// needs.
  ///
  /// - Parameters:
  ///   - sequences: all sequences of their file, at least one.
  ///   - task: what to learn; what the array suggests when `nil`.
  ///   - outputSize: O of a network to go on from.
  /// - Returns: the task and a target for each sequence.
  /// - Throws: what ``targets(for:only:task:outputSize:)`` throws.
  public func trainingTargets(
    for sequences: [InputSequence], task: PredictionTask?, outputSize: Int?
  ) throws -> (PredictionTask, [Targets]) {
    let task = try task ?? assumedTask(for: sequences)
    let size = try outputSize ?? assumedOutputSize(for: sequences, task: task)
    return (task, try targets(for: sequences, task: task, outputSize: size))
  }

  private func assumedOutputSize(
    for sequences: [InputSequence], task: PredictionTask
  ) throws -> Int {
    guard !task.isClassification else { return try max((classes().max() ?? 0) + 1, 1) }
    let shape = try shape()
    // Without the axes of sequences and steps: O, or nothing when it is 1.
    let outer = (sequences.count > 1 ? 1 : 0) + (task.isAtLastStep ? 0 : 1)
    return shape.count > outer ? shape.last ?? 1 : 1
  }
}
