import Screen

/// The last row: the pages that there are and the keys that matter now, each at its place.
///
/// Drawing and pointing go by the same places.
struct Footer {
  /// A piece of it.
  struct Item {
    let text: String
    let x: Int
    let role: Role
    /// What pointing at it means.
    let target: Target?

    var columns: Range<Int> { x..<x + text.columns }
  }

  private(set) var items: [Item] = []
  /// The first free column.
  private(set) var end = 0

  /// Adds a piece at the right, behind some blanks.
  mutating func append(_ text: String, after blanks: Int = 0, _ role: Role, _ target: Target?) {
    let item = Item(text: text, x: end + blanks, role: role, target: target)
    items.append(item)
    end = item.columns.upperBound
  }

  /// What lies under a column.
  func target(atColumn x: Int) -> Target? { items.first { $0.columns.contains(x) }?.target }

  func draw(into canvas: inout Canvas, y: Int, appearance: Appearance) {
    for item in items {
      canvas.write(item.text, x: item.x, y: y, style: appearance.style(item.role))
    }
  }
}
