/// The sequences of a file, of which one is shown at a time.
///
/// All are of the same network. A sequence is run through it when it is asked for, not before: a file
/// may hold thousands.
public struct SequenceList: Sendable {
  /// How many there are, at least 1.
  public let count: Int
  private let open: @Sendable (Int) -> ExploredSequence

  /// The sequences of a file.
  ///
  /// - Parameters:
  ///   - count: how many there are, at least 1.
  ///   - open: gives one of them, in `0..<count`: the same one for the same number, and at once. What
  ///     takes long is left to who reads its trace.
  public init(count: Int, open: @escaping @Sendable (Int) -> ExploredSequence) {
    precondition(count > 0, "there is at least one sequence")
    self.count = count
    self.open = open
  }

  /// A sequence that is alone in its file.
  public init(only sequence: ExploredSequence) {
    self.init(count: 1) { _ in sequence }
  }

  subscript(index: Int) -> ExploredSequence { open(index) }
}
