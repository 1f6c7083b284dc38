/// A page of the explorer. Its raw value is its digit.
public enum Page: Int, CaseIterable, Sendable {
  /// All signals of all units over time.
  case gates = 1
  /// The cell as a diagram, with one unit's numbers of one step.
  case cell = 2
  /// One unit's signals as curves over time.
  case unit = 3
  /// All units in numbers over the whole sequence.
  case units = 6
  /// What the head says, and how far off it is.
  case output = 8

  /// What `--page` calls it, besides its digit.
  public var name: String {
    switch self {
    case .gates: "gates"
    case .cell: "cell"
    case .unit: "unit"
    case .units: "units"
    case .output: "output"
    }
  }

  /// The page of a digit or a name.
  public init?(argument: String) {
    let page = Page.allCases.first { page in
      argument == "\(page.rawValue)" || argument.lowercased() == page.name
    }
    guard let page else { return nil }
    self = page
  }
}
