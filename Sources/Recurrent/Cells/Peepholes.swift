/// What the gates of an LSTM see of the cell state, unit by unit (Gers & Schmidhuber 2000).
public struct Peepholes: Equatable, Sendable {
  /// p_i, `[H]`, times C_{t−1}; empty when i has no weights.
  public var input: [Float]
  /// p_f, `[H]`, times C_{t−1}; empty when f has no weights.
  public var forget: [Float]
  /// p_o, `[H]`, times C_t.
  public var output: [Float]

  /// Peepholes of these weights.
  public init(input: [Float], forget: [Float], output: [Float]) {
    self.input = input
    self.forget = forget
    self.output = output
  }
}
