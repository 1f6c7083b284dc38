public import Recurrent
import TensorFiles

/// Reads what a network should say of sequences from an array of a tensor file.
///
/// For one sequence of T steps and O outputs the array is `[T, O]`, or `[O]` for a task at the last
/// step; for N sequences `[N, T, O]` (`[T, N, O]` time-major) or `[N, O]`; classes have no last
/// axis, and O = 1 may leave it out. Sequences shorter than T use its first steps.
public struct TargetsReader {
  private let source: FileSource
  private let tensor: String
  private let isTimeMajor: Bool

  /// A reader of an array.
  ///
  /// - Parameters:
  ///   - source: the file.
  ///   - tensor: the array's name.
  ///   - isTimeMajor: whether the time axis comes before that of the sequences.
  public init(_ source: FileSource, tensor: String, isTimeMajor: Bool = false) {
    self.source = source
    self.tensor = tensor
    self.isTimeMajor = isTimeMajor
  }

  /// The task that such targets are for, where nobody says it: whole numbers are classes, one a step
  /// or, when there is but one a sequence, one at the last step; others are values at every step.
  ///
  /// - Throws: `noTensor`, or what opening the file throws.
  public func assumedTask(for sequences: [InputSequence]) throws -> PredictionTask {
    let array = try array()
    guard array.elementType.isInteger else { return .stepValue }
    let isSingle = array.count == sequences.count && sequences.contains { $0.stepCount > 1 }
    return isSingle ? .lastClass : .stepClass
  }

  /// The targets of sequences.
  ///
  /// - Parameters:
  ///   - sequences: all sequences of their file, at least one.
  ///   - index: which of them to give; all when `nil`. Its array may also hold it alone.
  ///   - task: what the network should say; not of a next step.
  ///   - outputSize: O, how many values or classes there are.
  /// - Returns: one for each sequence, or the one asked for.
  /// - Throws: `noTensor`, `wrongTargets` or `needlessTargets`, or a `TensorFileError`.
  public func targets(
    for sequences: [InputSequence], only index: Int? = nil, task: PredictionTask, outputSize: Int
  ) throws -> [Targets] {
    guard task != .nextValue, task != .nextCharacter else {
      throw LoadingError(.needlessTargets(task: task.rawValue), file: source.name)
    }
    let array = try array()
    let layouts = TargetsLayout.layouts(
      for: sequences, only: index, task: task, outputSize: outputSize, isTimeMajor: isTimeMajor)
    guard let layout = layouts.first(where: { $0.fits(array.shape) }) else {
      let shapes = layouts.map { "\($0.shape)" }.joined(separator: " or ")
      let kind = task.isClassification ? "classes" : "values"
      throw wrong("\(shapes) \(kind) for the task \(task.rawValue), not \(array.shape)")
    }
    let wanted = index.map { [$0] } ?? Array(sequences.indices)
    let places = wanted.map { layout.places(of: $0, stepCount: sequences[$0].stepCount) }
    guard task.isClassification else {
      let values = array.floats()
      guard values.allSatisfy(\.isFinite) else { throw wrong("finite numbers only") }
      return places.map { places in .values(places.map { values[$0] }) }
    }
    let classes = try classes()
    guard classes.allSatisfy({ (0..<outputSize).contains($0) }) else {
      throw wrong("classes in 0–\(outputSize - 1), as many as the head has outputs")
    }
    return places.map { places in .classes(places.map { classes[$0] }) }
  }

  /// The array's shape.
  func shape() throws -> [Int] { try array().shape }

  /// The array's elements as classes.
  func classes() throws -> [Int] { try source.tensors().integers(named: tensor) }

  private func array() throws -> Tensor {
    let file = try source.tensors()
    guard file.entry(named: tensor) != nil else {
      throw LoadingError(.noTargetsTensor(tensor, available: file.names), file: source.name)
    }
    return try file.tensor(named: tensor)
  }

  private func wrong(_ expected: String) -> LoadingError {
    LoadingError(.wrongTargets(tensor, expected: expected), file: source.name)
  }
}
