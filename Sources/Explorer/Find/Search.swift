import Recurrent

/// What is looked for in the sequence, step by step.
struct Search: Equatable, Sendable {
  /// What is compared with a number.
  enum Quantity: Equatable, Sendable {
    /// A signal of the selected unit.
    case signal(Signal)
    /// A column of the input.
    case input(Int)
    /// What the selected unit let go, as a share of its largest memory.
    case lost
    /// What was written to it, as such a share.
    case written
  }

  /// How a step is told to be a match.
  enum Pattern: Equatable, Sendable {
    case compared(Quantity, Comparison, Float)
    /// The text that begins at a step begins so.
    case text(String)
  }

  /// As it was typed.
  let text: String
  let pattern: Pattern
}
