import Recurrent

/// How an array of targets may lie.
struct TargetsLayout {
  let shape: [Int]
  /// How many sequences there are; `nil` when the array holds one without an axis for it.
  private let sequenceCount: Int?
  /// T; `nil` for a task at the last step.
  private let stepCount: Int?
  /// O; `nil` for classes.
  private let width: Int?
  private let isTimeMajor: Bool

  private init(sequenceCount: Int?, stepCount: Int?, width: Int?, isTimeMajor: Bool) {
    self.sequenceCount = sequenceCount
    self.stepCount = stepCount
    self.width = width
    self.isTimeMajor = isTimeMajor
    let outer = isTimeMajor ? [stepCount, sequenceCount] : [sequenceCount, stepCount]
    shape = (outer + [width]).compactMap { $0 }
  }

  /// The layouts that fit sequences and a task: with an axis for the sequences, and without one
  /// where a single sequence is wanted.
  static func layouts(
    for sequences: [InputSequence], only index: Int?, task: PredictionTask, outputSize: Int,
    isTimeMajor: Bool
  ) -> [TargetsLayout] {
    func layout(_ sequenceCount: Int?, _ stepCount: Int?) -> TargetsLayout {
      TargetsLayout(
        sequenceCount: sequenceCount, stepCount: task.isAtLastStep ? nil : stepCount,
        width: task.isClassification ? nil : outputSize, isTimeMajor: isTimeMajor)
    }
    let all = layout(sequences.count, sequences.map(\.stepCount).max())
    guard let single = index ?? (sequences.count == 1 ? 0 : nil) else { return [all] }
    return [layout(nil, sequences[single].stepCount), all]
  }

  /// Whether an array of this shape lies so; an axis of one output may be missing, and a single
  /// number may have one.
  func fits(_ other: [Int]) -> Bool {
    other == shape || (width == 1 && other == shape.dropLast()) || (shape.isEmpty && other == [1])
  }

  /// Where the targets of a sequence stand in the array, row after row.
  func places(of sequence: Int, stepCount ownCount: Int) -> [Int] {
    let rowCount = stepCount == nil ? 1 : ownCount
    let (width, index) = (width ?? 1, sequenceCount == nil ? 0 : sequence)
    return (0..<rowCount).flatMap { step in
      let row =
        isTimeMajor ? step * (sequenceCount ?? 1) + index : index * (stepCount ?? 1) + step
      return row * width..<(row + 1) * width
    }
  }
}
