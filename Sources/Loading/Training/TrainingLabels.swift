import Recurrent

/// What the label column of a file means for training.
struct TrainingLabels {
  private let labels: [[Float]]?
  private let count: Int
  private let name: String

  init(_ sequences: [LabelledSequence], name: String) {
    let all = sequences.compactMap(\.labels)
    labels = all.count == sequences.count ? all : nil
    count = sequences.count
    self.name = name
  }

  /// The task that the labels suggest: without any the next value; whole numbers from 0 are classes,
  /// of the whole sequence when each sequence has one, else of every step.
  var task: PredictionTask {
    guard let labels else { return .nextValue }
    guard labels.joined().allSatisfy({ $0 >= 0 && $0 == $0.rounded() && $0 < 1_000_000 }) else {
      return .stepValue
    }
    let isWhole = labels.count > 1 && labels.allSatisfy { Set($0).count == 1 }
    return isWhole ? .lastClass : .stepClass
  }

  /// The targets of each sequence.
  ///
  /// - Throws: `wrongTargets` when a task needs labels that are not there or are no classes.
  func targets(for task: PredictionTask) throws(LoadingError) -> [Targets] {
    if task == .nextValue || task == .nextCharacter {
      return Array(repeating: .sequence, count: count)
    }
    guard let labels else {
      throw LoadingError(
        .wrongTargets("label", expected: "a column of that name, or give --targets"), file: name)
    }
    var result: [Targets] = []
    for row in labels {
      let wanted = task.isAtLastStep ? Array(row.suffix(1)) : row
      guard task.isClassification else {
        result.append(.values(wanted))
        continue
      }
      let classes = wanted.compactMap { value in
        Int(exactly: value).flatMap { (0..<1_000_000).contains($0) ? $0 : nil }
      }
      guard classes.count == wanted.count else {
        throw LoadingError(
          .wrongTargets("label", expected: "whole numbers from 0 as classes"), file: name)
      }
      result.append(.classes(classes))
    }
    return result
  }
}
