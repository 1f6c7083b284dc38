/// In which order a file stacks the gates of a cell's weights.
///
/// The commonest silent mistake: a wrong order gives plausible, false pictures. It is set right where
/// a file is read and nowhere else.
public struct GateOrder: Equatable, Sendable {
  /// The letters as people write them: `ifgo`, where g (also written c) is an LSTM's candidate;
  /// `rzn` for a GRU.
  public let letters: String

  /// An order of the letters `i`, `f`, `g` (or `c`) and `o`, or of `r`, `z` and `n` (or `h`); `nil`
  /// for anything else.
  public init?(_ text: String) {
    let letters = text.lowercased()
    let lstm = String(letters.map { $0 == "c" ? "g" : $0 })
    let gru = String(letters.map { $0 == "h" ? "n" : $0 })
    if lstm.count == 4, Set(lstm) == Set(GateOrder.lstm) {
      self.letters = lstm
    } else if gru.count == 3, Set(gru) == Set(GateOrder.gru) {
      self.letters = gru
    } else {
      return nil
    }
  }

  /// Keras's order of a GRU: z r h. Its order of an LSTM, i f c o, is PyTorch's.
  static let kerasGRU = GateOrder("zrh")

  /// How many gates it orders.
  var count: Int { letters.count }

  /// Rearranges stacked rows, `[gates·H, columns]` in this order, to PyTorch's order, which the
  /// engine computes with.
  func toTorch(_ rows: [Float]) -> [Float] {
    GateOrder.rearranged(rows, from: Array(letters), to: Array(torch))
  }

  /// Rearranges stacked rows in PyTorch's order to this order.
  func fromTorch(_ rows: [Float]) -> [Float] {
    GateOrder.rearranged(rows, from: Array(torch), to: Array(letters))
  }

  private static func rearranged(
    _ rows: [Float], from old: [Character], to new: [Character]
  ) -> [Float] {
    let block = rows.count / old.count
    return new.flatMap { letter in
      let index = old.firstIndex(of: letter) ?? 0
      return rows[index * block..<(index + 1) * block]
    }
  }

  private var torch: String { count == 4 ? GateOrder.lstm : GateOrder.gru }

  private static let lstm = "ifgo"
  private static let gru = "rzn"
}
