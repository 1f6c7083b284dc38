import Recurrent
import TensorFiles
import Testing

@testable import Loading

/// What is written is read again as the same network.
@Suite struct ModelRoundTrips {
  /// What a written model may be like.
  struct Shape: Sendable {
    var levels = 1
    var isBidirectional = false
    var hasBias = true
    var tokens: Int?
  }

  private static let shapes = [
    Shape(), Shape(levels: 2, isBidirectional: true), Shape(hasBias: false), Shape(tokens: 4),
  ]

  private func network(
    _ kind: CellKind, _ shape: Shape = Shape(), projection: Int? = nil,
    task: PredictionTask = .stepValue
  ) -> Network {
    var plan = NetworkPlan(kind: kind, inputSize: 2, hiddenSize: 5, outputSize: 4)
    plan.levelCount = shape.levels
    plan.isBidirectional = shape.isBidirectional
    plan.hasBias = shape.hasBias
    plan.tokenCount = shape.tokens
    plan.projectionSize = projection
    var random = RandomSource(seed: 5)
    return plan.network(for: task, random: &random)
  }

  private func roundTrip(
    _ network: Network, vocabulary: [String]? = nil, check: (TensorFile) throws -> Void = { _ in }
  ) throws -> Model {
    let scratch = try Scratch()
    let path = "\(scratch.folder)/m.safetensors"
    try ModelWriter.write(network, vocabulary: vocabulary, training: ["epochs": "3"], to: path)
    let file = try TensorFile(contentsOf: path)
    try check(file)
    return try ModelReader(file: file, name: path, options: .init()).model()
  }

  @Test(arguments: CellKind.allCases, shapes)
  func everyKindIsReadAsItWasWritten(_ kind: CellKind, _ shape: Shape) throws {
    let network = network(kind, shape)
    #expect(try roundTrip(network).network == network)
  }

  @Test(arguments: [CellKind.lstm, .peepholeLSTM, .noForgetLSTM])
  func aProjectionIsReadAsItWasWritten(_ kind: CellKind) throws {
    let network = network(kind, Shape(levels: 2), projection: 3)
    #expect(try roundTrip(network).network == network)
  }

  @Test(arguments: PredictionTask.allCases)
  func theTaskIsReadAsItWasWritten(_ task: PredictionTask) throws {
    let network = network(.gru, task: task)
    let model = try roundTrip(network)
    #expect(model.network.task == task && !model.isTaskAssumed)
  }

  @Test func vocabularyAndNormalisationAreReadAsTheyWereWritten() throws {
    let vocabulary = ["a", "\n", "\"", "é"]
    let speaking = network(.lstm, Shape(tokens: 4), task: .nextCharacter)
    #expect(try roundTrip(speaking, vocabulary: vocabulary).vocabulary == vocabulary)
    var scaled = network(.lstm)
    scaled.normalisation = Normalisation(mean: [0.1, -3], scale: [1e-7, 12.3])
    #expect(try roundTrip(scaled).network == scaled)
  }

  @Test func namesAreThoseOfPyTorch() throws {
    _ = try roundTrip(network(.peepholeLSTM, Shape(tokens: 3))) { file in
      #expect(
        Set(file.names) == [
          "embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0",
          "lstm.bias_hh_l0", "lstm.weight_ci_l0", "lstm.weight_cf_l0", "lstm.weight_co_l0",
          "head.weight", "head.bias",
        ])
      #expect(file.metadata["format"] == "pt")
      #expect(file.metadata["lstm_viz.cell"] == "lstm-peephole")
      #expect(file.metadata["lstm_viz.training"] == #"{"epochs":"3"}"#)
    }
    _ = try roundTrip(network(.reluRNN, Shape(isBidirectional: true))) { file in
      #expect(file.names.contains("rnn.weight_hh_l0_reverse"))
    }
  }
}
