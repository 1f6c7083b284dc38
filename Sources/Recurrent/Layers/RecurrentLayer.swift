/// A recurrent layer that reads in one direction: its cell's kind and its weights.
///
/// The gates are stacked in PyTorch's order: i, f, g (= C̃), o for an LSTM (the coupled one and the
/// one without forget gate leave out the gate that has no weights), r, z, n for a GRU; files of
/// another order are rearranged when they are read and nowhere else.
public struct RecurrentLayer: Equatable, Sendable {
  public let kind: CellKind
  public let direction: Direction
  /// What it computes differently from its kind's usual equations.
  public let options: CellOptions
  /// W, `[gates·H, D]`.
  public var inputWeights: Matrix
  /// U, `[gates·H, H]`, or `[gates·H, P]` with a projection.
  public var recurrentWeights: Matrix
  /// The bias beside W, `[gates·H]`, or empty.
  public var inputBias: [Float]
  /// The bias beside U, `[gates·H]`, or empty. Two biases are two parameters: fused, they would
  /// train differently, and that of n stands inside the reset gate's product.
  public var recurrentBias: [Float]
  /// What the gates of an LSTM see of C: always there in ``CellKind/peepholeLSTM``, never in
  /// ``CellKind/lstm``, possible in the other two.
  public var peepholes: Peepholes?
  /// W_hr, `[P, H]`: h = W_hr (o ⊙ tanh C) (Sak, Senior & Beaufays 2014). LSTM only.
  public var projection: Matrix?

  /// A layer of these weights, whose shapes must agree.
  public init(
    kind: CellKind, inputWeights: Matrix, recurrentWeights: Matrix, inputBias: [Float] = [],
    recurrentBias: [Float] = [], peepholes: Peepholes? = nil, projection: Matrix? = nil,
    direction: Direction = .forward, options: CellOptions? = nil
  ) {
    self.kind = kind
    self.direction = direction
    self.options = options ?? CellOptions(for: kind)
    self.inputWeights = inputWeights
    self.recurrentWeights = recurrentWeights
    self.inputBias = inputBias
    self.recurrentBias = recurrentBias
    self.peepholes = peepholes
    self.projection = projection
    checkShapes()
  }

  private func checkShapes() {
    let rows = inputWeights.rows
    precondition(
      rows == hiddenSize * kind.gateCount && recurrentWeights.rows == rows,
      "W and U need \(kind.gateCount)·H rows each")
    precondition(
      outputSize == projection?.rows ?? hiddenSize
        && projection?.columns ?? hiddenSize == hiddenSize,
      "U needs as many columns as h has values, and a projection H columns")
    precondition(
      [0, rows].contains(inputBias.count) && [0, rows].contains(recurrentBias.count),
      "a bias has \(kind.gateCount)·H values or none")
    precondition(
      kind.family == .lstm || (projection == nil && peepholes == nil),
      "only an LSTM has a projection or peepholes")
    precondition(
      (kind != .lstm || peepholes == nil) && (kind != .peepholeLSTM || peepholes != nil),
      "an LSTM with peepholes is of the kind lstm-peephole")
    guard let peepholes else { return }
    precondition(
      peepholes.input.count == (inputGateBlock == nil ? 0 : hiddenSize)
        && peepholes.forget.count == (forgetGateBlock == nil ? 0 : hiddenSize)
        && peepholes.output.count == hiddenSize,
      "a gate with weights has H peepholes")
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
      hidden: Array(repeating: 0, count: outputSize),
      cell: Array(repeating: 0, count: kind.hasCellState ? hiddenSize : 0))
  }

  /// How many values a step of this signal has.
  public func width(of signal: Signal) -> Int {
    signal == .hiddenState ? outputSize : hiddenSize
  }

  /// Whether it is an LSTM of the usual equations, which `CKernels` know.
  var isPlainLSTM: Bool { kind == .lstm && options == CellOptions(for: .lstm) }

  /// How many rows the stacked weights have: gates · H.
  var stackedSize: Int { inputWeights.rows }

  /// Which block of an LSTM's stacked weights is the input gate's; `nil` when it has none.
  var inputGateBlock: Int? {
    kind == .coupledLSTM && options.coupling == .inputIsOneMinusForget ? nil : 0
  }

  /// Which block of an LSTM's stacked weights is the forget gate's; `nil` when it has none.
  var forgetGateBlock: Int? {
    switch kind {
    case .noForgetLSTM: nil
    case .coupledLSTM: options.coupling == .inputIsOneMinusForget ? 0 : nil
    default: 1
    }
  }

  /// The block of an LSTM's candidate; the output gate's comes after it.
  var candidateBlock: Int { kind.gateCount - 2 }
}
