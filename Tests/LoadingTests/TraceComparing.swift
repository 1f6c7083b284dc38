import Loading
import Recurrent
import TensorFiles
import Testing

/// A trace beside a reference.
@Suite struct TraceComparing {
  private func sequences() throws -> TracedSequences {
    TracedSequences(
      of: try Document(
        opening: .init(sequence: "\(repository)/Examples/sine.txt"), bundled: []))
  }

  /// The trace itself as a reference, its names and values changed.
  private func reference(
    _ change: (String, [Float]) -> (String, [Float])?
  ) throws -> TensorFile {
    let trace = try TensorFile(parsing: written(sequences(), as: .safetensors))
    let tensors = try trace.entries.compactMap { entry in
      try change(entry.name, trace.tensor(named: entry.name).floats()).map {
        (name: $0.0, tensor: Tensor($0.1, shape: entry.shape))
      }
    }
    return try TensorFile(parsing: TensorFile.safetensors(tensors))
  }

  private func compare(
    _ file: TensorFile, tolerance: Float? = nil
  ) throws -> [TraceComparison.Entry] {
    try TraceComparison(of: sequences(), with: file, name: "r", tolerance: tolerance).entries
  }

  @Test func aTraceEqualsItself() throws {
    let entries = try compare(reference { ($0, $1) })
    #expect(entries.count == 11)
    #expect(entries.allSatisfy { $0.error == 0 && $0.isWithin })
    #expect(entries.first { $0.name == "l0.f" }?.count == 200 * 12)
  }

  @Test func namesMayHaveExpectBeforeThem() throws {
    let entries = try compare(
      reference { $0 == "l0.f" ? ("expect.l0.f", $1) : $0 == "x" ? ("x", $1) : nil })
    #expect(entries.map(\.name) == ["l0.f"])
  }

  @Test func theLargestErrorIsFound() throws {
    let file = try reference { name, values in
      var values = values
      if name == "l0.o" { values[1777] += 0.25 }
      return (name, values)
    }
    let wrong = try compare(file).filter { !$0.isWithin }
    #expect(wrong.map(\.name) == ["l0.o"])
    #expect(abs((wrong.first?.error ?? 0) - 0.25) < 1e-6)
    #expect(try compare(file, tolerance: 0.3).allSatisfy(\.isWithin))
  }

  @Test func gatesAreHeldTighterThanTheCellState() throws {
    let file = try reference { name, values in (name, values.map { $0 + 5e-6 }) }
    let names = try compare(file).filter(\.isWithin).map(\.name)
    #expect(names == ["l0.c", "pred", "cn"])
  }

  @Test func whatIsNoNumberIsOff() throws {
    let file = try reference { name, values in
      name == "l0.h" ? (name, [.nan] + values.dropFirst()) : nil
    }
    #expect(try compare(file).map(\.error) == [.infinity])
  }

  @Test func nothingInCommonIsAnError() throws {
    let file = try TensorFile(
      parsing: TensorFile.safetensors([("weights", Tensor([1], shape: [1]))]))
    guard case .nothingInCommon = problem({ _ = try compare(file) }) else {
      Issue.record("a reference without a common name was not refused")
      return
    }
  }

  @Test func anotherShapeIsAnError() throws {
    let file = try TensorFile(
      parsing: TensorFile.safetensors([("l0.f", Tensor([1, 2], shape: [2]))]))
    guard case .wrongShape("l0.f", [2], _) = problem({ _ = try compare(file) }) else {
      Issue.record("a reference of another shape was not refused")
      return
    }
  }
}
