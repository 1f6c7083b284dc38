/// How much of time a page shows.
enum Zoom: Equatable, Sendable {
  /// The whole sequence: as many steps a column as it takes.
  case fitted
  /// At least so many steps, more than columns; pages follow one another from the anchor's step on.
  case page(length: Int, anchor: Int)
  /// At least so many columns a step.
  case wide(columnsPerStep: Int, anchor: Int)

  /// One column a step.
  static let oneToOne = Zoom.wide(columnsPerStep: 1, anchor: 0)
}
