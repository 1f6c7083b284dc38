/// How values are compared with a number.
enum Comparison: Equatable, Sendable {
  case less
  case atMost
  case atLeast
  case greater

  /// The comparison at the beginning of a text, and what is behind it.
  static func parse(_ text: Substring) -> (Comparison, Substring)? {
    let spellings: [(String, Comparison)] = [
      ("<=", .atMost), (">=", .atLeast), ("≤", .atMost), ("≥", .atLeast), ("<", .less),
      (">", .greater),
    ]
    guard let (sign, comparison) = spellings.first(where: { text.hasPrefix($0.0) }) else {
      return nil
    }
    return (comparison, text.dropFirst(sign.count))
  }

  /// Whether a value is what is looked for; NaN never is.
  func holds(_ value: Float, _ bound: Float) -> Bool {
    switch self {
    case .less: value < bound
    case .atMost: value <= bound
    case .atLeast: value >= bound
    case .greater: value > bound
    }
  }

  /// Whether some value between two may be what is looked for.
  func mayHold(from least: Float, to greatest: Float, _ bound: Float) -> Bool {
    switch self {
    case .less, .atMost: holds(least, bound)
    case .atLeast, .greater: holds(greatest, bound)
    }
  }
}
