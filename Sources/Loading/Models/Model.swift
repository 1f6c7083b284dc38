public import Recurrent

/// A network and how it was found in a file.
public struct Model: Sendable {
  public let network: Network
  public let module: ModuleCatalogue.Module
  /// The head's tensors; empty without a head.
  public let headTensors: [String]
  /// In which order the file was taken to stack the gates.
  public let gateOrder: GateOrder
  /// Whether the file does not say what the head says and its width was taken for a hint.
  public let isTaskAssumed: Bool
  /// The file's tensors that are no part of the network.
  public let otherTensors: [String]

  /// The network in a few words: `LSTM 1→16`, `→ linear 1`, `· next value`.
  public var summary: [String] {
    let sizes = [network.inputSize] + network.layers.map(\.outputSize)
    var parts = ["LSTM " + sizes.map(String.init).joined(separator: "→")]
    if gateOrder != .torch { parts.append("gates \(gateOrder.letters)") }
    if let head = network.head { parts.append("→ linear \(head.outputSize)") }
    if network.task == .nextValue { parts.append("· next value") }
    return parts
  }
}
