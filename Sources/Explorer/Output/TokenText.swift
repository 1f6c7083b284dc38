import Screen

/// The sequence as the text it is, each token on the colour of one unit's activation at it.
struct TokenText {
  /// The steps that may be shown.
  let steps: Range<Int>
  /// What stands for each of them.
  let glyphs: [String]
  /// Whether a new row begins behind each of them.
  let breaks: [Bool]
  /// Each row's steps.
  let rows: [Range<Int>]
  /// The cursor's step.
  let step: Int
  /// Where the text begins in a row, behind the number of its first step.
  let textX: Int
  let appearance: Appearance

  /// A text in rows.
  ///
  /// - Parameters:
  ///   - steps: the steps that may be shown.
  ///   - tokens: what stands for each, and whether a new row begins behind it.
  ///   - step: the cursor's step.
  ///   - stepCount: how many steps there are.
  ///   - columns: how wide the whole is.
  ///   - appearance: what the screen can show.
  init(
    steps: Range<Int>, tokens: [(text: String, breaks: Bool)], step: Int, stepCount: Int,
    columns: Int, appearance: Appearance
  ) {
    self.steps = steps
    glyphs = tokens.map(\.text)
    breaks = tokens.map(\.breaks)
    self.step = step
    self.appearance = appearance
    textX = TokenText.gutter(stepCount: stepCount)
    var rows: [Range<Int>] = []
    var first = steps.lowerBound
    var used = 0
    for (next, token) in zip(steps, tokens) {
      let width = token.text.columns
      if next > first, used + width > columns - textX {
        rows.append(first..<next)
        (first, used) = (next, 0)
      }
      used += width
      guard token.breaks else { continue }
      rows.append(first..<next + 1)
      (first, used) = (next + 1, 0)
    }
    if first < steps.upperBound { rows.append(first..<steps.upperBound) }
    self.rows = rows
  }

  /// The columns before the text: a step's number, the mark of the cursor's row.
  static func gutter(stepCount: Int) -> Int { String(stepCount - 1).count + 2 }

  /// The rows that are shown of so many: those stand still until the cursor leaves them.
  func shownRows(_ count: Int) -> Range<Int> {
    let own = rows.firstIndex { $0.contains(step) } ?? 0
    let first = min(own / max(count, 1) * max(count, 1), max(0, rows.count - count))
    return first..<min(rows.count, first + count)
  }

  /// The step whose token stands at a place, if one does.
  func step(at place: Point, in rect: Rect) -> Int? {
    guard rect.contains(place) else { return nil }
    let shown = shownRows(rect.rows)
    let row = shown.lowerBound + place.y - rect.y
    guard shown.contains(row) else { return nil }
    var x = rect.x + textX
    return rows[row].first { step in
      defer { x += glyphs[step - steps.lowerBound].columns }
      return (x..<x + glyphs[step - steps.lowerBound].columns).contains(place.x)
    }
  }

  /// Draws the rows around the cursor.
  ///
  /// - Parameters:
  ///   - canvas: where to draw.
  ///   - rect: the place.
  ///   - activations: −1…1, one for each step of the shown rows.
  /// - Returns: the place of the cursor's token.
  func draw(into canvas: inout Canvas, in rect: Rect, activations: [Float]) -> Point? {
    let shown = shownRows(rect.rows)
    guard let start = shown.first.map({ rows[$0].lowerBound }) else { return nil }
    var place: Point?
    for (line, row) in shown.enumerated() {
      let y = rect.y + line
      let number = Numbers.padded("\(rows[row].lowerBound)", to: textX - 2)
      let isOwn = rows[row].contains(step)
      canvas.write(
        number, x: rect.x, y: y, style: appearance.style(isOwn ? .strong : .dim), end: rect.endX)
      if isOwn {
        canvas.write(
          appearance.text("▸", ascii: ">"), x: rect.x + textX - 2, y: y,
          style: appearance.style(.strong), end: rect.endX)
      }
      var x = rect.x + textX
      for step in rows[row] {
        if step == self.step { place = Point(x: x, y: y) }
        let style =
          step == self.step
          ? appearance.style(.marked) : appearance.textStyle(activation: activations[step - start])
        x = canvas.write(glyphs[step - steps.lowerBound], x: x, y: y, style: style, end: rect.endX)
      }
    }
    return place
  }
}

extension Appearance {
  /// How text is set whose place has a value in −1…1: on its colour; without enough colours for
  /// that, what is far from 0 in its sign's colour; without any, underlined or bold.
  func textStyle(activation value: Float) -> Style {
    guard value.isFinite else { return Style(attributes: .reverse) }
    let isFar = abs(value) >= 1.0 / 3
    switch colorDepth {
    case .indexed256, .truecolor: return Shading(scale: .signed, appearance: self).textStyle(value)
    case .sixteen, .eight:
      guard isFar else { return .plain }
      let bright: UInt8 = colorDepth == .sixteen ? 8 : 0
      return Style(foreground: .indexed((value < 0 ? 4 : 3) + bright), attributes: .bold)
    case .never:
      return isFar ? Style(attributes: value < 0 ? .underline : .bold) : .plain
    }
  }
}
