extension TrainingExample {
  /// What a task needs that the targets are not; `nil` when they fit.
  func problem(with task: PredictionTask, outputSize: Int) -> String? {
    let rows = task.isAtLastStep ? 1 : sequence.stepCount
    switch (task, targets) {
    case (.nextValue, .sequence):
      let fits = !sequence.isTokens && sequence.featureCount == outputSize
      return fits ? nil : "\(outputSize) values a step"
    case (.nextCharacter, .sequence):
      let fits = sequence.isTokens && sequence.valueRange.upperBound < Float(outputSize)
      return fits ? nil : "tokens below \(outputSize)"
    case (.stepValue, .values(let values)), (.lastValue, .values(let values)):
      return values.count == rows * outputSize ? nil : "\(rows) × \(outputSize) values"
    case (.stepClass, .classes(let classes)), (.lastClass, .classes(let classes)):
      let fits = classes.count == rows && classes.allSatisfy { (0..<outputSize).contains($0) }
      return fits ? nil : "\(rows) classes below \(outputSize)"
    case (.nextValue, _), (.nextCharacter, _): return "the sequence itself"
    case (.stepValue, _), (.lastValue, _): return "\(rows) × \(outputSize) values"
    case (.stepClass, _), (.lastClass, _): return "\(rows) classes below \(outputSize)"
    }
  }
}
