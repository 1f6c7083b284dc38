/// A way of naming the parameters of a recurrent layer.
///
/// Names of PyTorch are taken as they are. All others are common words, so that they count only
/// where a W and a U stand together whose shapes are those of a recurrent layer.
enum NamingScheme: CaseIterable, Sendable {
  /// `weight_ih_l0`, and `weight_ih` of cells; also what Equinox and candle write.
  case torch
  /// `w_ih`, `w_hh`, `b_ih`, `b_hh`.
  case short
  /// `W_xh`, `W_hh`, `b_h` of textbooks, and `Wxh`, `Whh`, `bias` of MLX's RNN.
  case textbook
  /// `Wx`, `Wh`, `bias`; of a GRU `b` and `bhn`.
  case mlx
  /// `kernel`, `recurrent_kernel`, `bias`, whose weights are columns.
  case keras
  /// `W`, `U`, `b`.
  case letters
  /// None: a person said which tensor is which parameter.
  case told

  /// Whose names they are, for a person; `nil` where there is nothing to tell.
  var title: String? {
    switch self {
    case .torch, .told: nil
    case .short: "w_ih, w_hh"
    case .textbook: "W_xh, W_hh"
    case .mlx: "MLX's Wx, Wh"
    case .keras: "Keras's kernel, recurrent_kernel"
    case .letters: "W, U"
    }
  }

  /// Whether weights that could as well be rows are columns.
  var hasColumns: Bool { self == .keras }

  /// With fewer gates than this, what has such names may be anything, such as an attention.
  var leastGateCount: Int { self == .letters || self == .mlx ? 3 : 1 }

  /// Whether the gates are stacked in Keras's order, z r h of a GRU, and the biases are Keras's.
  func isOfKeras(columns: Bool) -> Bool { self == .keras || self == .letters && columns }
}
