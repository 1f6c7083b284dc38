extension Shading {
  /// What the ends of the colours stand for.
  enum Scale: Equatable {
    /// From 0 to 1.
    case gate
    /// From −1 to 1.
    case signed
    /// By tanh: what the output can show of a cell state.
    case squashed
    /// From − to + this, which is above 0.
    case linear(Float)
    /// By how many steps a gate that stays so would take to let go half: 1 to 1000, each tenfold as far.
    ///
    /// What is kept is the gate, or the rest of it.
    case halfLife(ofRest: Bool)

    /// Whether values have a sign, told by hue, from −1 to 1; else they go from 0 to 1.
    var hasSign: Bool {
      switch self {
      case .gate, .halfLife: false
      case .signed, .squashed, .linear: true
      }
    }

    /// Where a finite value stands between the ends, in 0…1 or −1…1; outside when it is.
    func place(of value: Float) -> Float {
      switch self {
      case .gate, .signed: value
      case .squashed: tanh(value)
      case .linear(let end): value / end
      case .halfLife(let isOfRest):
        logarithm(Scale.halfLife(keeping: isOfRest ? 1 - value : value))
          / logarithm(Scale.longestHalfLife)
      }
    }

    /// A value in at most 4 columns: itself, or its half-life in steps.
    func text(for value: Float, in appearance: Appearance) -> String {
      guard case .halfLife(let isOfRest) = self else { return Numbers.brief(value) }
      let steps = Scale.halfLife(keeping: isOfRest ? 1 - value : value)
      return steps == .infinity ? appearance.text("∞", ascii: "inf") : Numbers.short(steps)
    }

    /// The numbers at the ends.
    var ends: (low: String, high: String) {
      switch self {
      case .gate: ("0", "1")
      case .signed, .squashed: ("-1", "1")
      case .linear(let end): (Numbers.short(-end), Numbers.short(end))
      case .halfLife: ("1", Numbers.short(Scale.longestHalfLife))
      }
    }

    /// ln ½ / ln f: the number of steps after which half is left; 0 where nothing is kept, ∞ where
    /// all is.
    private static func halfLife(keeping share: Float) -> Float {
      guard share < 1 else { return .infinity }
      return share > 0 ? logarithm(0.5) / logarithm(share) : 0
    }

    private static let longestHalfLife: Float = 1000
  }
}
