/// What the head should say at those steps of a batch that have a target.
struct LossTargets: Equatable, Sendable {
  /// The steps and sequences with a target, step · B + sequence, ascending.
  private(set) var rows: [Int] = []
  /// The values there, `[rows, O]`; empty for classes.
  private(set) var values: [Float] = []
  /// The classes there, `[rows]`; empty for values.
  private(set) var classes: [Int] = []

  /// The targets of a batch whose examples fit the task.
  init(_ examples: [TrainingExample], task: PredictionTask, stepCount: Int) {
    for step in 0..<stepCount {
      for (index, example) in examples.enumerated()
      where step < example.sequence.stepCount && LossTargets.has(step, example.sequence, task) {
        rows.append(step * examples.count + index)
        append(step, example, task)
      }
    }
  }

  /// Whether a step has a target.
  private static func has(
    _ step: Int, _ sequence: InputSequence, _ task: PredictionTask
  ) -> Bool {
    guard sequence.isPresent(step) else { return false }
    switch task {
    case .nextValue, .nextCharacter:
      return step + 1 < sequence.stepCount && sequence.isPresent(step + 1)
    case .stepValue, .stepClass: return true
    case .lastValue, .lastClass:
      return (step + 1..<sequence.stepCount).allSatisfy { !sequence.isPresent($0) }
    }
  }

  private mutating func append(_ step: Int, _ example: TrainingExample, _ task: PredictionTask) {
    switch example.targets {
    case .sequence where task == .nextCharacter:
      classes.append(example.sequence.token(at: step + 1))
    case .sequence: values += example.sequence.rows(step + 1..<step + 2)
    case .values(let all) where task.isAtLastStep: values += all
    case .values(let all):
      let width = all.count / example.sequence.stepCount
      values += all[step * width..<(step + 1) * width]
    case .classes(let all): classes.append(all[task.isAtLastStep ? 0 : step])
    }
  }
}
