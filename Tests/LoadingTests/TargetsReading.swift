import Foundation
import Loading
import Recurrent
import TensorFiles
import Testing

/// Targets from arrays. Their element k is k, so that what was picked can be seen.
@Suite struct TargetsReading {
  private func read(
    _ shape: [Int], lengths: [Int], only index: Int? = nil, task: PredictionTask = .stepValue,
    outputs: Int = 2, isTimeMajor: Bool = false
  ) throws -> [Targets] {
    let count = shape.reduce(1, *)
    let tensor =
      task.isClassification
      ? Tensor((0..<count).map { $0 % 7 }, shape: shape)
      : Tensor((0..<count).map(Float.init), shape: shape)
    return try reader(tensor, isTimeMajor: isTimeMajor).targets(
      for: sequences(lengths), only: index, task: task, outputSize: outputs)
  }

  private func reader(_ tensor: Tensor, isTimeMajor: Bool = false) throws -> TargetsReader {
    let bytes = try TensorFile.safetensors([("y", tensor)])
    let source = FileSource.bundled(BundledFile(name: "y.safetensors", bytes: bytes))
    return TargetsReader(source, tensor: "y", isTimeMajor: isTimeMajor)
  }

  private func sequences(_ lengths: [Int]) -> [InputSequence] {
    lengths.map { InputSequence(values: Array(repeating: 0, count: $0), featureCount: 1) }
  }

  @Test func oneSequenceNeedsNoBatchAxis() throws {
    let expected = [Targets.values([0, 1, 2, 3, 4, 5])]
    #expect(try read([3, 2], lengths: [3]) == expected)
    #expect(try read([1, 3, 2], lengths: [3]) == expected)
    #expect(try read([3, 1, 2], lengths: [3], isTimeMajor: true) == expected)
    #expect(try read([3], lengths: [3], outputs: 1) == [.values([0, 1, 2])])
  }

  @Test func manySequencesHaveABatchAxis() throws {
    #expect(
      try read([2, 2, 2], lengths: [2, 2]) == [.values([0, 1, 2, 3]), .values([4, 5, 6, 7])])
    #expect(
      try read([2, 2, 2], lengths: [2, 2], isTimeMajor: true)
        == [.values([0, 1, 4, 5]), .values([2, 3, 6, 7])])
    #expect(
      try read([2, 3], lengths: [3, 1], outputs: 1) == [.values([0, 1, 2]), .values([3])])
  }

  @Test func tasksAtTheLastStepHaveNoTimeAxis() throws {
    #expect(try read([2], lengths: [9], task: .lastValue) == [.values([0, 1])])
    #expect(
      try read([2, 2], lengths: [9, 4], task: .lastValue, isTimeMajor: true)
        == [.values([0, 1]), .values([2, 3])])
    #expect(
      try read([3], lengths: [2, 2, 2], task: .lastClass, outputs: 7)
        == [.classes([0]), .classes([1]), .classes([2])])
    #expect(try read([], lengths: [5], task: .lastClass, outputs: 7) == [.classes([0])])
  }

  @Test func classesHaveNoLastAxis() throws {
    #expect(
      try read([2, 3], lengths: [2, 2, 2], task: .stepClass, outputs: 7, isTimeMajor: true)
        == [.classes([0, 3]), .classes([1, 4]), .classes([2, 5])])
  }

  @Test func theChosenSequenceIsPickedOrAlone() throws {
    #expect(try read([2, 2, 2], lengths: [2, 2], only: 1) == [.values([4, 5, 6, 7])])
    #expect(try read([2, 2], lengths: [2, 3], only: 0) == [.values([0, 1, 2, 3])])
  }

  @Test(arguments: [[2, 2], [3, 3], [3], [2, 3, 2], [3, 2, 1]])
  func otherShapesAreRefused(_ shape: [Int]) {
    guard case .wrongTargets("y", _) = problem({ _ = try read(shape, lengths: [3]) }) else {
      Issue.record("\(shape) was not refused")
      return
    }
  }

  @Test func whatTheHeadCannotSayIsRefused() throws {
    let classes = try reader(Tensor([0, 5], shape: [2]))
    #expect(throws: LoadingError.self) {
      try classes.targets(for: sequences([2]), task: .stepClass, outputSize: 5)
    }
    let values = try reader(Tensor([0, Float.nan], shape: [2]))
    #expect(throws: LoadingError.self) {
      try values.targets(for: sequences([2]), task: .stepValue, outputSize: 1)
    }
    #expect(throws: TensorFileError.self) {
      try values.targets(for: sequences([2]), task: .stepClass, outputSize: 2)
    }
    #expect(
      problem {
        _ = try values.targets(for: sequences([2]), task: .nextValue, outputSize: 1)
      } == .needlessTargets(task: "next-value"))
  }

  @Test func theTaskIsAssumedFromTheElements() throws {
    let numbers = try reader(Tensor([0, 1, 2], shape: [3]))
    #expect(try numbers.assumedTask(for: sequences([3])) == .stepClass)
    #expect(try numbers.assumedTask(for: sequences([4, 4, 4])) == .lastClass)
    let values = try reader(Tensor([0.5, 1, 2], shape: [3]))
    #expect(try values.assumedTask(for: sequences([3])) == .stepValue)
  }
}
