/// In which order a file stacks the gates of an LSTM's weights.
///
/// The commonest silent mistake: a wrong order gives plausible, false pictures. It is set right where
/// a file is read and nowhere else.
public struct GateOrder: Equatable, Sendable {
  /// The letters as people write them: `ifgo`, where g (also written c) is the candidate.
  public let letters: String

  /// PyTorch's order i f g o, which the engine computes with.
  public static let torch = GateOrder(unchecked: "ifgo")

  /// An order of the four letters `i`, `f`, `g` (or `c`) and `o`; `nil` for anything else.
  public init?(_ text: String) {
    let letters = String(text.lowercased().map { $0 == "c" ? "g" : $0 })
    guard letters.count == 4, Set(letters) == Set("ifgo") else { return nil }
    self.letters = letters
  }

  private init(unchecked letters: String) {
    self.letters = letters
  }

  /// Rearranges stacked rows, `[4·H, columns]` in this order, to PyTorch's order.
  func toTorch(_ rows: [Float]) -> [Float] {
    guard self != .torch, rows.count.isMultiple(of: 4) else { return rows }
    let block = rows.count / 4
    let order = Array(letters)
    return GateOrder.torch.letters.flatMap { letter in
      let index = order.firstIndex(of: letter) ?? 0
      return rows[index * block..<(index + 1) * block]
    }
  }
}
