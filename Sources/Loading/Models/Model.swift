public import Recurrent

/// A network and how it was found in a file.
public struct Model: Sendable {
  public let network: Network
  public let module: ModuleCatalogue.Module
  /// The head's tensors; empty without a head.
  public let headTensors: [String]
  /// Whether the file has the head's weight as columns.
  let isHeadTransposed: Bool
  /// The embedding's tensor; empty without one.
  public let embeddingTensors: [String]
  /// In which order the file was told to stack the gates, or does by whose names they are; `nil` is
  /// PyTorch's.
  public let gateOrder: GateOrder?
  /// Whether the file does not say what the head says and its width was taken for a hint.
  public let isTaskAssumed: Bool
  /// The tokens as people write them, when the network reads characters.
  public let vocabulary: [String]?
  /// The file's tensors that are no part of the network.
  public let otherTensors: [String]

  /// Which steps of a sequence do not count, by what is fed there; all do when `nil`.
  public let masking: StepMasking?
  /// The states and lengths that the file itself gives, where its format can.
  public let start: ModelStart?
  /// How the file was read where its format says more than weights.
  public let reading: ModelReading?

  /// Whether the network was trained a moment ago and no file has it yet.
  public let isNew: Bool

  init(
    network: Network, module: ModuleCatalogue.Module, headTensors: [String],
    embeddingTensors: [String], gateOrder: GateOrder?, isTaskAssumed: Bool, vocabulary: [String]?,
    otherTensors: [String], masking: StepMasking? = nil, start: ModelStart? = nil,
    reading: ModelReading? = nil,
    isNew: Bool = false, isHeadTransposed: Bool = false
  ) {
    self.network = network
    self.module = module
    self.headTensors = headTensors
    self.isHeadTransposed = isHeadTransposed
    self.embeddingTensors = embeddingTensors
    self.gateOrder = gateOrder
    self.isTaskAssumed = isTaskAssumed
    self.vocabulary = vocabulary
    self.otherTensors = otherTensors
    self.masking = masking
    self.start = start
    self.reading = reading
    self.isNew = isNew
  }

  /// A network that was just trained, under the names its file would have.
  public init(trained network: Network, vocabulary: [String]?) {
    let names = ModelWriter.tensors(of: network).map(\.name)
    let prefix = "\(network.layers.first?.kind.moduleName ?? "")."
    self.init(
      network: network,
      module: ModuleCatalogue.Module(
        name: String(prefix.dropLast()), tensors: names.filter { $0.hasPrefix(prefix) },
        prefix: prefix),
      headTensors: names.filter { $0.hasPrefix("head.") },
      embeddingTensors: names.filter { $0.hasPrefix("embedding.") }, gateOrder: nil,
      isTaskAssumed: false, vocabulary: vocabulary, otherTensors: [], isNew: true)
  }

  /// The network in a few words: `LSTM 1→16`, `→ linear 1`, `· next value`.
  public var summary: [String] {
    let sizes = [network.inputSize] + network.levels.map(\.outputSize)
    let kind = network.layers.first?.kind.title ?? ""
    let prefix = network.levels.contains { $0.layers.count == 2 } ? "bi-" : ""
    var parts = ["\(prefix)\(kind) " + sizes.map(String.init).joined(separator: "→")]
    if let gateOrder { parts.append("gates \(gateOrder.letters)") }
    if let head = network.head { parts.append("→ linear \(head.outputSize)") }
    if let task = network.task {
      parts.append("· \(task.rawValue.replacing("-", with: " "))")
    }
    if isNew { parts.append("· trained just now") }
    return parts
  }
}

extension CellKind {
  /// What people call it.
  public var title: String {
    switch self {
    case .lstm: "LSTM"
    case .peepholeLSTM: "peephole LSTM"
    case .coupledLSTM: "coupled LSTM"
    case .noForgetLSTM: "LSTM without forget gate"
    case .gru: "GRU"
    case .resetBeforeGRU: "GRU (reset before)"
    case .tanhRNN: "RNN tanh"
    case .reluRNN: "RNN ReLU"
    }
  }
}
