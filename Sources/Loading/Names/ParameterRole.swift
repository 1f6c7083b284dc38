/// What a tensor is to a recurrent layer; the raw values are PyTorch's names.
enum ParameterRole: String, CaseIterable, Sendable {
  /// W, `[gates·H, D]`.
  case inputWeights = "weight_ih"
  /// U, `[gates·H, H]`, or `[gates·H, P]` with a projection.
  case recurrentWeights = "weight_hh"
  /// W_hr, `[P, H]`.
  case projection = "weight_hr"
  /// The bias beside W, `[gates·H]`, or the only one.
  case inputBias = "bias_ih"
  /// The bias beside U, `[gates·H]`.
  case recurrentBias = "bias_hh"
  /// The bias beside U in a GRU's candidate, `[H]`, where a file has no others beside U. PyTorch,
  /// which has it within `bias_hh`, has no name for it.
  case candidateBias = "bias_hn"
  /// What the input gate sees of C, `[H]`.
  case inputPeephole = "weight_ci"
  case forgetPeephole = "weight_cf"
  case outputPeephole = "weight_co"
}
