import Screen

/// A place that a person marked: a step of a layer's unit on a page.
struct Bookmark: Equatable, Sendable {
  let step: Int
  let layer: Int
  let unit: Int
  let page: Page
  /// What the unit did there, kept so that the list has nothing to compute.
  let content: Sentence.Content

  /// The same place is the same bookmark; what happened there follows from it, and may be NaN.
  static func == (a: Bookmark, b: Bookmark) -> Bool { a.order == b.order }

  /// Bookmarks stand in the order of time, those of a step in that of their places.
  static func < (a: Bookmark, b: Bookmark) -> Bool { a.order.lexicographicallyPrecedes(b.order) }

  private var order: [Int] { [step, layer, unit, page.rawValue] }

  /// How a bookmark is shown where time is: no sign of the pin, the cursor or an event, and in ASCII.
  static let glyph: Glyph = "+"

  /// So many are enough to find one's way, and few enough to be read through.
  static let limit = 100
}
