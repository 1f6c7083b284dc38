import Screen

extension Rect {
  /// What is left of it below some rows, perhaps nothing.
  func rows(from first: Int) -> Rect { rows(min(first, rows)..<rows) }

  /// What is left of it to the right of some columns, perhaps nothing.
  func columns(from first: Int) -> Rect { columns(min(first, columns)..<columns) }
}
