/// What a new network is to be like.
public struct NetworkPlan: Equatable, Sendable {
  public var kind: CellKind
  /// D; with an embedding its width E.
  public var inputSize: Int
  /// H.
  public var hiddenSize: Int
  /// O.
  public var outputSize: Int
  public var levelCount = 1
  public var isBidirectional = false
  public var hasBias = true
  /// P of an LSTM whose h is projected.
  public var projectionSize: Int?
  /// V of an embedding in front.
  public var tokenCount: Int?
  public var forgetBias = ForgetBias.value(1)

  /// A plan of one level in one direction, to be changed where it should differ.
  public init(kind: CellKind = .lstm, inputSize: Int, hiddenSize: Int, outputSize: Int) {
    precondition(inputSize > 0 && hiddenSize > 0 && outputSize > 0, "sizes are at least 1")
    self.kind = kind
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.outputSize = outputSize
  }

  /// A network with random weights, drawn as PyTorch draws them: uniform in ±1/√H in the recurrent
  /// layers and in ±1/√width in the head, normal in the embedding.
  ///
  /// - Parameters:
  ///   - task: what its head is to say.
  ///   - random: where the weights come from.
  /// - Returns: the network, always the same for the same plan and source.
  public func network(for task: PredictionTask, random: inout RandomSource) -> Network {
    let embedding = tokenCount.map { count in
      let values = (0..<count * inputSize).map { _ in random.normal() }
      return Embedding(weights: Matrix(rows: count, columns: inputSize, elements: values))
    }
    var levels: [RecurrentLevel] = []
    for number in 0..<levelCount {
      let width = number == 0 ? inputSize : levels[number - 1].outputSize
      let forward = layer(inputSize: width, direction: .forward, &random)
      levels.append(
        isBidirectional
          ? RecurrentLevel(
            forward: forward, reverse: layer(inputSize: width, direction: .reverse, &random))
          : RecurrentLevel(forward))
    }
    let width = levels[levelCount - 1].outputSize
    let bound = 1 / Float(width).squareRoot()
    let head = LinearHead(
      weights: matrix(outputSize, width, bound, &random), bias: vector(outputSize, bound, &random))
    return Network(levels: levels, embedding: embedding, head: head, task: task)
  }

  private func layer(
    inputSize: Int, direction: Direction, _ random: inout RandomSource
  ) -> RecurrentLayer {
    let bound = 1 / Float(hiddenSize).squareRoot()
    let rows = kind.gateCount * hiddenSize
    let biasCount = hasBias ? rows : 0
    var layer = RecurrentLayer(
      kind: kind, inputWeights: matrix(rows, inputSize, bound, &random),
      recurrentWeights: matrix(rows, projectionSize ?? hiddenSize, bound, &random),
      inputBias: vector(biasCount, bound, &random),
      recurrentBias: vector(biasCount, bound, &random), peepholes: peepholes(bound, &random),
      projection: projectionSize.map { matrix($0, hiddenSize, bound, &random) },
      direction: direction)
    if hasBias { setForgetBias(of: &layer, &random) }
    return layer
  }

  private func peepholes(_ bound: Float, _ random: inout RandomSource) -> Peepholes? {
    guard kind == .peepholeLSTM else { return nil }
    return Peepholes(
      input: vector(hiddenSize, bound, &random), forget: vector(hiddenSize, bound, &random),
      output: vector(hiddenSize, bound, &random))
  }

  private func setForgetBias(of layer: inout RecurrentLayer, _ random: inout RandomSource) {
    let isGRU = kind.family == .gru
    guard let keeping = isGRU ? 1 : kind.family == .lstm ? layer.forgetGateBlock : nil else {
      return
    }
    switch forgetBias {
    case .random: return
    case .value(let value):
      guard !isGRU else { return }
      for unit in 0..<hiddenSize { layer.setBias(value, block: keeping, unit: unit) }
    case .chrono(let longest):
      for unit in 0..<hiddenSize {
        let steps = 1 + random.uniform() * Float(max(longest - 2, 0))
        let bias = Float(logarithm(Double(steps)))
        layer.setBias(bias, block: keeping, unit: unit)
        guard !isGRU, let writing = layer.inputGateBlock else { continue }
        layer.setBias(-bias, block: writing, unit: unit)
      }
    }
  }

  private func matrix(
    _ rows: Int, _ columns: Int, _ bound: Float, _ random: inout RandomSource
  ) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: vector(rows * columns, bound, &random))
  }

  private func vector(_ count: Int, _ bound: Float, _ random: inout RandomSource) -> [Float] {
    (0..<count).map { _ in random.uniform(within: bound) }
  }
}
