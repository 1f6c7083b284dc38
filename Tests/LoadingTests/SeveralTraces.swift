import Recurrent
import TensorFiles
import Testing

@testable import Loading

/// Traces of files with several sequences.
@Suite struct SeveralTraces {
  /// An LSTM of 2 inputs with a head, and sequences of these lengths.
  private func document(
    _ lengths: [Int], _ arrangement: SequenceArrangement = .listed
  ) throws -> Document {
    var random = RandomSource(seed: 7)
    let network = NetworkPlan(inputSize: 2, hiddenSize: 3, outputSize: 1)
      .network(for: .stepValue, random: &random)
    let model = try ModelReader(
      file: TensorFile(parsing: TensorFile.safetensors(ModelWriter.tensors(of: network))),
      name: "m", options: .init()
    ).model()
    let sequences = lengths.map { length in
      LabelledSequence(
        input: InputSequence(
          values: (0..<length * 2).map { _ in random.normal() }, featureCount: 2))
    }
    return try Document(
      model: model, sequences: sequences, arrangement: arrangement, sequenceName: "a")
  }

  private func text(_ sequences: TracedSequences, _ format: TraceFormat) throws -> [Substring] {
    String(decoding: try written(sequences, as: format), as: UTF8.self).split(separator: "\n")
  }

  @Test func sequencesOfATextHaveNamesOfTheirOwn() throws {
    let document = try document([4, 2])
    let file = try TensorFile(
      parsing: written(TracedSequences(of: document), as: .safetensors))
    #expect(file.entry(named: "s0.l0.f")?.shape == [4, 3])
    #expect(file.entry(named: "s1.x")?.shape == [2, 2])
    #expect(file.entry(named: "s1.cn")?.shape == [1, 3])
    #expect(file.entry(named: "l0.f") == nil)
    let trace = document.trace(of: 1)
    #expect(
      try file.tensor(named: "s1.l0.c").floats()
        == trace.values(of: .cellState, layer: 0, steps: 0..<2))
    #expect(try file.tensor(named: "s1.hn").floats() == trace.finalStates[0].hidden)
  }

  @Test func aSequenceThatHasEndedLeavesItsFieldsEmpty() throws {
    let lines = try text(TracedSequences(of: document([4, 2])), .csv)
    let header = lines[0].split(separator: ",")
    let rows = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 4 && rows.allSatisfy { $0.count == header.count })
    let column = try #require(header.firstIndex(of: "s1.l0.f[2]"))
    #expect(rows.map { $0[column].isEmpty } == [false, false, true, true])
    #expect(rows.allSatisfy { !$0[1].isEmpty })
  }

  @Test func aSequenceThatHasEndedHasNoKeys() throws {
    let lines = try text(TracedSequences(of: document([1, 3])), .jsonLines)
    #expect(lines.map { $0.contains("\"s0.l0.f\":[") } == [true, false, false])
    #expect(lines.allSatisfy { $0.contains("\"s1.pred\":[") && $0.hasSuffix("]}") })
    #expect(lines[2].hasPrefix("{\"t\":2,\"s1.x\":["))
  }

  @Test func sequencesOfAnArrayKeepItsBatchAxis() throws {
    for arrangement in [SequenceArrangement.batchFirst, .timeMajor] {
      let document = try document([5, 5, 5], arrangement)
      let file = try TensorFile(
        parsing: written(TracedSequences(of: document), as: .safetensors))
      let isTimeMajor = arrangement == .timeMajor
      #expect(file.entry(named: "pred")?.shape == (isTimeMajor ? [5, 3, 1] : [3, 5, 1]))
      #expect(file.entry(named: "hn")?.shape == [1, 3, 3])
      let values = try file.tensor(named: "l0.c").floats()
      for (index, step) in [(0, 0), (1, 4), (2, 3)] {
        let row = isTimeMajor ? step * 3 + index : index * 5 + step
        #expect(
          Array(values[row * 3..<(row + 1) * 3]) == document.trace(of: index)[step, 0].cellState)
      }
      let last = try file.tensor(named: "cn").floats()
      #expect(Array(last[3..<6]) == document.trace(of: 1).finalStates[0].cell)
    }
  }

  @Test func aTextOfAnArraysSequencesHasNamesForEach() throws {
    let lines = try text(TracedSequences(of: document([2, 2], .batchFirst)), .csv)
    #expect(lines[0].hasPrefix("t,s0.x[0],s0.x[1],s0.l0.f[0]"))
  }

  @Test func aChosenSequenceStandsAlone() throws {
    let sequences = try TracedSequences(of: document([5, 5, 5], .timeMajor), only: 1)
    let file = try TensorFile(parsing: written(sequences, as: .safetensors))
    #expect(file.entry(named: "l0.f")?.shape == [5, 3])
    #expect(file.entry(named: "hn")?.shape == [1, 3])
  }

  /// Blocks get shorter the more sequences there are; what is written does not depend on it.
  @Test func blocksDoNotShow() throws {
    let many = try document(Array(repeating: 90, count: 100), .timeMajor)
    let file = try TensorFile(parsing: written(TracedSequences(of: many), as: .safetensors))
    let values = try file.tensor(named: "l0.h").floats()
    let expected = many.trace(of: 99).values(of: .hiddenState, layer: 0, steps: 0..<90)
    let actual = sequence(99, of: 100, in: values, width: 3)
    #expect(actual == expected)
  }

  @Test func derivativesOfEachSequenceHaveItsNameAndThoseOfTheNetworkNone() throws {
    let document = try document([4, 2])
    let targets = [Targets.values([1, 1, 1, 1]), .values([0, 0])]
    let loss = try document.loss(targets: targets, task: .stepValue, withGradient: true)
    let sequences = TracedSequences(of: document, loss: loss)
    let file = try TensorFile(parsing: written(sequences, as: .safetensors))
    #expect(file.entry(named: "s1.grad.l0.f")?.shape == [2, 3])
    #expect(file.entry(named: "s0.grad.x")?.shape == [4, 2])
    #expect(file.entry(named: "s1.grad.c0")?.shape == [1, 3])
    #expect(file.entry(named: "grad.weight_hh_l0")?.shape == [12, 3])
    #expect(try file.tensor(named: "loss").floats() == [loss.value])
    let header = try #require(try text(sequences, .csv).first)
    #expect(header.contains(",s1.grad.l0.f[0],") && !header.contains("weight"))
    // Sequences alone have the same derivatives but for their share of the mean.
    let alone = try document.loss(
      of: 1, targets: [targets[1]], task: .stepValue, withGradient: true)
    let expected = try #require(alone.gradient).signals[0][.cellState].map { $0 * 2 / 6 }
    let actual = try file.tensor(named: "s1.grad.l0.c").floats()
    #expect(largestDifference(actual, expected) <= 1e-6)
  }
}
