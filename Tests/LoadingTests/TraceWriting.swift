import Loading
import Recurrent
import TensorFiles
import Testing

@Suite struct TraceWriting {
  private func sine() throws -> Document {
    try Document(opening: .init(sequence: "\(repository)/Examples/sine.txt"), bundled: [])
  }

  private func write(_ document: Document, _ format: TraceFormat) throws -> [UInt8] {
    try written(TracedSequences(of: document), as: format)
  }

  @Test func aSafetensorsTraceHasEverySignalByItsName() throws {
    let document = try sine()
    let trace = document.trace
    let file = try TensorFile(parsing: write(document, .safetensors))
    #expect(
      file.names == [
        "x", "l0.f", "l0.i", "l0.g", "l0.c", "l0.o", "l0.h", "output", "pred", "hn", "cn",
      ])
    #expect(file.entry(named: "l0.f")?.shape == [200, 12])
    #expect(file.entry(named: "cn")?.shape == [1, 12])
    #expect(
      try file.tensor(named: "l0.c").floats()
        == trace.values(of: .cellState, layer: 0, steps: 0..<200))
    #expect(try file.tensor(named: "pred").floats() == trace.predictions(steps: 0..<200))
    #expect(try file.tensor(named: "cn").floats() == trace.finalStates.first?.cell)
  }

  @Test func aCSVTraceHasALineAStepThatReadsBackExactly() throws {
    let document = try sine()
    let lines = String(decoding: try write(document, .csv), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 201)
    let header = lines[0].split(separator: ",")
    #expect(header.prefix(3) == ["t", "x[0]", "l0.f[0]"])
    let row = lines[63].split(separator: ",")
    #expect(row[0] == "62")
    let column = try #require(header.firstIndex(of: "l0.c[9]"))
    #expect(Float(row[column]) == document.trace[62, 0].cellState[9])
  }

  @Test func aJSONLinesTraceHasAnObjectAStep() throws {
    let lines = String(decoding: try write(sine(), .jsonLines), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 200)
    #expect(lines[0].hasPrefix("{\"t\":0,\"x\":[0.0],\"l0.f\":["))
    #expect(lines.allSatisfy { $0.hasSuffix("]}") })
  }
}
