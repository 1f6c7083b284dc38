import Loading
import Recurrent
import TensorFiles
import Testing

/// The engine against PyTorch, from the file to the trace: each file holds a network, a sequence,
/// its initial state and the signals that PyTorch computed.
@Suite struct GoldenTraces {
  /// All one-layer LSTMs of the references, and how many sequences each has.
  private static let cases = [
    ("lstm_i1_h4_t12", 1), ("lstm_i1_h8_t100", 1), ("lstm_i3_h8_t20", 1), ("lstm_b3_i2_h4_t7", 3),
    ("lstm_nobias_i2_h4_t8", 1), ("lstm_proj_i3_h6_p2_t10", 1), ("lstm_saturated_i1_h3_t30", 1),
  ]

  @Test(arguments: cases.flatMap { name, count in (0..<count).map { (name, $0) } })
  func everySignalMatches(_ name: String, sequence: Int) throws {
    let path = "\(repository)/Tests/RecurrentTests/Fixtures/golden/\(name)/f32.safetensors"
    var request = Document.Request(sequence: path)
    request.modelOptions = ModelReader.Options(module: "", head: "linear")
    request.isTimeMajor = true
    request.sequenceIndex = sequence
    request.initialState = path
    let document = try Document(opening: request, bundled: [])
    let expected = try TensorFile(contentsOf: path)
    let layer = try #require(document.model.network.layers.first)
    let steps = 0..<document.trace.stepCount
    for signal in layer.signals {
      let reference = try rows(of: "expect.l0.\(signal.traceName)", in: expected, sequence)
      let actual = document.trace.values(of: signal, layer: 0, steps: steps)
      // C is unbounded: PyTorch's own f32 misses its f64 by 3e-5 in a large one.
      let largest = reference.reduce(1) { max($0, abs($1)) }
      let tolerance: Float = signal == .cellState ? 1e-5 * largest : 2e-6
      #expect(actual.count == reference.count)
      let worst = zip(actual, reference).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(worst <= tolerance, "\(signal) is off by \(worst)")
    }
    let predictions = try #require(document.trace.predictions(steps: steps))
    let reference = try rows(of: "expect.pred", in: expected, sequence)
    #expect(zip(predictions, reference).allSatisfy { abs($0 - $1) <= 4e-6 })
    let final = try #require(document.trace.finalStates.first)
    let last = try rows(of: "expect.cn", in: expected, sequence)
    #expect(zip(final.cell, last).allSatisfy { abs($0 - $1) <= 1e-5 })
  }

  /// A sequence's rows, `[T, width]`, of an array `[T, width]` or `[T, N, width]`.
  private func rows(of name: String, in file: TensorFile, _ sequence: Int) throws -> [Float] {
    let tensor = try file.tensor(named: name)
    let values = tensor.floats()
    guard tensor.shape.count == 3 else { return values }
    let (count, width) = (tensor.shape[1], tensor.shape[2])
    return (0..<tensor.shape[0]).flatMap { step in
      let start = (step * count + sequence) * width
      return values[start..<start + width]
    }
  }
}
