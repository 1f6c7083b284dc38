/// What a cell computes differently from its kind's usual equations.
///
/// PyTorch's cells are always the usual ones; ONNX and Keras files may ask for these.
public struct CellOptions: Equatable, Sendable {
  /// Of the gates i, f, o or r, z.
  public var gateActivation: Activation
  /// Of C̃, of n, or of the whole vanilla cell.
  public var candidateActivation: Activation
  /// Of C on its way into h (LSTM only).
  public var outputActivation: Activation
  /// Every sum that goes into a gate or a candidate is held in −clip…clip; C is not clipped, neither
  /// in itself nor on its way into h (as ONNX Runtime has it).
  public var clip: Float?
  /// Which of the coupled gates has the weights (coupled LSTM only).
  public var coupling: GateCoupling
  /// What the update gate of a GRU does at 1.
  public var updateGate: UpdateGateConvention

  /// Options that differ from a kind's usual ones where told so.
  public init(
    for kind: CellKind, gateActivation: Activation = .sigmoid,
    candidateActivation: Activation? = nil, outputActivation: Activation = .tanh,
    clip: Float? = nil, coupling: GateCoupling = .inputIsOneMinusForget,
    updateGate: UpdateGateConvention = .keeps
  ) {
    precondition(clip.map { $0 > 0 } ?? true, "a clip bound is greater than 0")
    self.gateActivation = gateActivation
    self.candidateActivation = candidateActivation ?? (kind == .reluRNN ? .relu : .tanh)
    self.outputActivation = outputActivation
    self.clip = clip
    self.coupling = coupling
    self.updateGate = updateGate
  }
}
