/// What the input's strip shows of several columns.
enum InputChoice: Equatable, Sendable {
  /// One of them as a curve, from 0.
  case column(Int)
  /// All of them as a heatmap.
  case all

  /// What is shown until somebody chooses: of few columns the first, whose curve says more.
  static func usual(of columns: Int) -> InputChoice { columns <= 3 ? .column(0) : .all }

  /// One column after the other, then all.
  func next(of columns: Int) -> InputChoice {
    switch self {
    case .all: .column(0)
    case .column(let column): column + 1 < columns ? .column(column + 1) : .all
    }
  }
}
