public import Recurrent
import TensorFiles

/// What is told of a recurrent module: its layers, its tensors and what was assumed of them.
public struct ModuleDescription: Equatable, Sendable {
  /// Whose word the order of gates is.
  public enum GateOrderOrigin: String, Sendable {
    case told
    case torch
    case keras
    case onnx
  }

  public let name: String
  public let cell: CellKind
  public let layers: [LayerDescription]
  /// The letters of the gates as the file stacks them, `ifgo`; `nil` without gates.
  public let gateOrder: String?
  public let gateOrderOrigin: GateOrderOrigin
  /// Whose names the tensors have, where they are not PyTorch's.
  public let naming: String?
  /// How many cells of a list it is a stack of; 0 when it is none.
  public let cellCount: Int
  public let tensors: [TensorDescription]
  /// What the file's format tells beside weights.
  public let lines: [ModelReading.Line]
  /// What the file keeps of the module's own run.
  public let recording: [TensorDescription]

  /// A module that stands in a file and is not read.
  ///
  /// - Parameters:
  ///   - layout: the network around it.
  ///   - isOrderTold: whether a person named the order of gates.
  ///   - file: the file.
  init(_ layout: ModelLayout, isOrderTold: Bool, in file: TensorFile) {
    name = layout.module.name
    cell = layout.layers.first?.kind ?? .lstm
    layers = layout.levels.enumerated().flatMap { level, layers in
      layers.map { LayerDescription($0, level: level) }
    }
    gateOrder = layout.gateOrder?.letters ?? cell.gateLetters
    gateOrderOrigin = isOrderTold ? .told : layout.gateOrder == nil ? .torch : .keras
    naming = layout.module.scheme.title
    cellCount = layout.module.parts.count
    tensors = layout.levels.enumerated().flatMap { level, layers in
      layers.flatMap { ModuleDescription.tensors(of: $0, level: level) }
    }
    lines = []
    let recorded = Recording(of: layout.module, in: file)
    let labels = recorded.input == nil ? [] : [Recording.labels]
    recording = (recorded.names + labels).compactMap { name in
      file.entry(named: name).map { TensorDescription($0) }
    }
  }

  /// A module whose network was read already, of a format that says itself what is what.
  init(_ model: Model, in file: TensorFile) {
    let network = model.network
    name = model.module.name
    cell = network.layers.first?.kind ?? .lstm
    layers = network.layers.enumerated().map { index, layer in
      LayerDescription(layer, name: network.name(ofLayer: index))
    }
    gateOrder = model.reading?.gateOrder ?? model.gateOrder?.letters ?? cell.gateLetters
    gateOrderOrigin =
      model.reading?.gateOrderOrigin ?? (model.gateOrder == nil ? .torch : .told)
    naming = nil
    cellCount = 0
    tensors = model.module.tensors.compactMap { name in
      file.entry(named: name).map { TensorDescription($0) }
    }
    lines = model.reading?.lines ?? []
    recording = []
  }

  private static func tensors(of layout: LayerLayout, level: Int) -> [TensorDescription] {
    ParameterRole.allCases.compactMap { role in
      guard let entry = layout.tensors[role] else { return nil }
      let isTransposed =
        role == .inputWeights && layout.shapes.isInputTransposed
        || role == .recurrentWeights && layout.shapes.isRecurrentTransposed
      let parameter = LayerParameter(
        role, level: level, isReverse: layout.direction == .reverse)
      return TensorDescription(entry, role: parameter.name, isTransposed: isTransposed)
    }
  }
}

extension CellKind {
  /// The gates in the engine's order, which is PyTorch's; `nil` without gates.
  var gateLetters: String? {
    switch self {
    case .lstm, .peepholeLSTM: "ifgo"
    case .coupledLSTM: "fgo"
    case .noForgetLSTM: "igo"
    case .gru, .resetBeforeGRU: "rzn"
    case .tanhRNN, .reluRNN: nil
    }
  }
}
