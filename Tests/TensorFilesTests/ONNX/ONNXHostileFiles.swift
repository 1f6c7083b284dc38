import Foundation
import TensorFiles
import TestSupport
import Testing

/// Nothing an ONNX file contains may end the program.
@Suite struct ONNXHostileFiles {
  /// How many inputs are tried; `LSTM_VIZ_FUZZ_COUNT` in the environment tries more.
  private static let count =
    ProcessInfo.processInfo.environment["LSTM_VIZ_FUZZ_COUNT"].flatMap(Int.init) ?? 10_000

  /// A model with a constant of each form, a node with each attribute and a graph inside.
  private var model: [UInt8] {
    let branch = ONNXMessages.graph(
      nodes: [ONNXMessages.node("Relu", ["x"], ["y"])],
      constants: [ONNXMessages.tensor("inner", [2], [1, 2] as [Float])])
    let node = ONNXMessages.node(
      "If", name: "n", ["c"], ["y"],
      [
        ONNXMessages.attribute("then_branch", graph: branch), ONNXMessages.attribute("i", 3),
        ONNXMessages.attribute("f", 1 as Float), ONNXMessages.attribute("s", ["a", "b"]),
        ONNXMessages.attribute("t", tensor: ONNXMessages.tensor("", [1], [5] as [Int])),
      ])
    return ONNXMessages.model(
      ONNXMessages.graph(
        nodes: [node],
        constants: [
          ONNXMessages.tensor("a", [2, 3], [1, 2, 3, 4, 5, 6] as [Float]),
          ONNXMessages.tensor("b", [3], [1, -1, 300] as [Int]),
          ONNXMessages.head("c", [2], type: 10).integers(5, [0x3C00, 1]),
        ], inputs: ["x"], outputs: ["y"]))
  }

  @Test func everyTruncationIsAnError() throws {
    let bytes = model
    for size in 0..<bytes.count {
      #expect(throws: TensorFileError.self, "cut to \(size) bytes") {
        try TensorFile(parsing: Array(bytes.prefix(size)), path: "m.onnx")
      }
    }
    #expect(throws: Never.self) { try TensorFile(parsing: bytes, path: "m.onnx") }
  }

  @Test func everyFlippedBitIsAnErrorOrReadable() {
    let bytes = model
    for position in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << bit
        readAll(changed)
      }
    }
  }

  @Test func randomBytesAreErrorsOrReadable() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<Self.count {
      let size = Int.random(in: 0..<200, using: &generator)
      let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &generator) }
      readAll(noise)
      // In the place of a graph they are looked at.
      readAll(ProtoMessage().content(7, noise).content(8, []).bytes)
    }
  }

  @Test func mutatedModelsAreErrorsOrReadable() {
    let bytes = model
    var generator = SeededGenerator(state: 2)
    for _ in 0..<Self.count {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let start = Int.random(in: 0..<changed.count, using: &generator)
        let length = Int.random(in: 0...min(4, changed.count - start), using: &generator)
        let piece = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          [0, 1, 2, 0x0A, 0x3A, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? UInt8(0)
        }
        changed.replaceSubrange(start..<start + length, with: piece)
        guard !changed.isEmpty else { break }
      }
      readAll(changed)
    }
  }

  /// A file that opens must be readable to its last element.
  private func readAll(_ bytes: [UInt8]) {
    guard let file = try? TensorFile(parsing: bytes, path: "m.onnx") else { return }
    for entry in file.entries {
      let tensor = try? file.tensor(named: entry.name)
      #expect((tensor == nil) == (entry.elementType == nil))
      #expect(tensor?.floats().count == tensor?.count)
      _ = try? tensor?.integers()
    }
  }
}
