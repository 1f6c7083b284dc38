import Recurrent
import Screen

/// All bookmarks, a line each, one of them chosen.
struct BookmarkList {
  let bookmarks: [Bookmark]
  /// Which one is chosen, from 0.
  let chosen: Int
  let stepCount: Int
  let layers: [RecurrentLayer]
  let appearance: Appearance
  let texts: Texts

  func draw(into canvas: inout Canvas, in rect: Rect) {
    guard !bookmarks.isEmpty else {
      canvas.write(
        appearance.plain(texts.bookmarks.none), x: 0, y: rect.y, end: rect.endX)
      return
    }
    for (row, place) in shown(rows: rect.rows).enumerated() {
      draw(place, on: &canvas, y: rect.y + row, end: rect.endX)
    }
  }

  /// Which bookmark stands at a place of the screen, if any.
  func bookmark(at place: Point, in rect: Rect) -> Int? {
    guard rect.contains(place) else { return nil }
    let shown = shown(rows: rect.rows)
    let bookmark = shown.lowerBound + place.y - rect.y
    return shown.contains(bookmark) ? bookmark : nil
  }

  /// The lines on the screen: the chosen one in their middle, as far as there are others around it.
  private func shown(rows: Int) -> Range<Int> {
    let first = max(0, min(chosen - rows / 2, bookmarks.count - rows))
    return first..<min(bookmarks.count, first + max(0, rows))
  }

  private func draw(_ place: Int, on canvas: inout Canvas, y: Int, end: Int) {
    let isChosen = place == chosen
    let sign = isChosen ? appearance.text("▸", ascii: ">") : " "
    let number = Numbers.padded("\(place + 1)", to: String(Bookmark.limit).count)
    var x = canvas.write(
      "\(sign)\(number) ", x: 0, y: y, style: appearance.style(isChosen ? .marked : .dim))
    if isChosen { canvas.cursor = Point(x: 0, y: y) }
    x = canvas.write(words(bookmarks[place]), x: x + 1, y: y, end: end)
    let sentence = sentence(bookmarks[place]).text(columns: max(0, end - x - 2))
    // Were there room for nothing but that there is more, nothing is better.
    guard sentence.columns > BookmarkList.leastSentence else { return }
    canvas.write(sentence, x: x + 2, y: y, end: end)
  }

  private static let leastSentence = 4

  /// `t  62 · layer 0 · u 9 · page Gates`, in fixed widths.
  private func words(_ bookmark: Bookmark) -> StyledText {
    let dot = appearance.text(" · ", ascii: ", ")
    let names = Page.allCases.map(texts.page)
    let room = names.lazy.map(\.columns).max() ?? 0
    let name = texts.page(bookmark.page)
    var line = StyledText()
    line.append(
      "t " + Numbers.padded("\(bookmark.step)", to: String(stepCount - 1).count),
      appearance.style(.strong))
    if layers.count > 1 {
      let number = Numbers.padded("\(bookmark.layer)", to: String(layers.count - 1).count)
      line.append("\(dot)\(texts.layer) \(number)")
    }
    let widest = layers.lazy.map(\.hiddenSize).max() ?? 1
    let unit = "u\(bookmark.unit)"
    line.append(dot + unit + blanks("u\(widest - 1)".count - unit.count))
    line.append(dot + texts.bookmarks.page(name) + blanks(room - name.columns))
    return line
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// What the unit did there; the line has said already which unit it is.
  private func sentence(_ bookmark: Bookmark) -> Sentence {
    let layer = layers[bookmark.layer]
    return Sentence(
      unit: nil, unitCount: layer.hiddenSize, content: bookmark.content,
      memory: layer.kind.memory.symbol(in: appearance),
      output: layer.projection == nil ? "h" : "m", appearance: appearance, texts: texts)
  }
}
