/// A recurrent layer: its cell's kind and its weights.
///
/// The gates are stacked in PyTorch's order, for an LSTM i, f, g (= C̃), o; files of another order
/// are rearranged when they are read and nowhere else.
public struct RecurrentLayer: Equatable, Sendable {
  public let kind: CellKind
  /// W, `[gates·H, D]`.
  public var inputWeights: Matrix
  /// U, `[gates·H, H]`, or `[gates·H, P]` with a projection.
  public var recurrentWeights: Matrix
  /// The bias beside W, `[gates·H]`, or empty.
  public var inputBias: [Float]
  /// The bias beside U, `[gates·H]`, or empty. Two biases are two parameters: fused, they would
  /// train differently.
  public var recurrentBias: [Float]
  /// W_hr, `[P, H]`: h = W_hr (o ⊙ tanh C) (Sak, Senior & Beaufays 2014).
  public var projection: Matrix?

  /// A layer of these weights, whose shapes must agree.
  public init(
    kind: CellKind, inputWeights: Matrix, recurrentWeights: Matrix, inputBias: [Float] = [],
    recurrentBias: [Float] = [], projection: Matrix? = nil
  ) {
    let rows = inputWeights.rows
    let hiddenSize = rows / kind.gateCount
    precondition(
      rows == hiddenSize * kind.gateCount && recurrentWeights.rows == rows,
      "W and U need \(kind.gateCount)·H rows each")
    precondition(
      recurrentWeights.columns == projection?.rows ?? hiddenSize
        && projection?.columns ?? hiddenSize == hiddenSize,
      "U needs as many columns as h has values, and a projection H columns")
    precondition(
      [0, rows].contains(inputBias.count) && [0, rows].contains(recurrentBias.count),
      "a bias has \(kind.gateCount)·H values or none")
    self.kind = kind
    self.inputWeights = inputWeights
    self.recurrentWeights = recurrentWeights
    self.inputBias = inputBias
    self.recurrentBias = recurrentBias
    self.projection = projection
  }

  /// D: how many values come in at a step.
  public var inputSize: Int { inputWeights.columns }
  /// H: how many units the layer has.
  public var hiddenSize: Int { inputWeights.rows / kind.gateCount }
  /// How many values go out at a step: H, or P with a projection.
  public var outputSize: Int { recurrentWeights.columns }
  /// Its signals, in the order of trace files.
  public var signals: [Signal] { kind.signals(projected: projection != nil) }
  /// The state that a layer starts from unless told otherwise: zeros.
  public var zeroState: LayerState {
    LayerState(
      hidden: Array(repeating: 0, count: outputSize), cell: Array(repeating: 0, count: hiddenSize))
  }

  /// How many values a step of this signal has.
  public func width(of signal: Signal) -> Int {
    signal == .hiddenState ? outputSize : hiddenSize
  }
}
