import Recurrent
public import Screen

extension Explorer {
  /// The whole screen as it is to be shown.
  public func view() -> Canvas {
    var canvas = Canvas(size: size)
    guard isLargeEnough else {
      drawTooSmall(on: &canvas)
      return canvas
    }
    drawTitle(on: &canvas)
    if helpLine != nil {
      drawHelp(on: &canvas)
    } else if bookmarkLine != nil {
      drawBookmarks(on: &canvas)
    } else {
      switch page {
      case .gates: drawGates(on: &canvas)
      case .cell: drawCell(on: &canvas)
      case .unit: drawUnit(on: &canvas)
      case .units: drawUnits(on: &canvas)
      case .output: drawOutput(on: &canvas)
      }
    }
    drawSentence(on: &canvas, y: size.rows - 2)
    footer.draw(into: &canvas, y: size.rows - 1, appearance: appearance)
    return canvas
  }

  /// Whether anything useful fits.
  var isLargeEnough: Bool {
    size.columns >= Explorer.smallestSize.columns && size.rows >= Explorer.smallestSize.rows
  }

  /// The sentence, or what stands in its place: a line that is typed, what there is to say once.
  private func drawSentence(on canvas: inout Canvas, y: Int) {
    if let prompt {
      drawPrompt(prompt, on: &canvas, y: y)
    } else if let notice {
      canvas.write(appearance.plain(notice), x: 0, y: y, end: size.columns)
    } else if !isInsideStep {
      canvas.write(sentence.text(columns: size.columns), x: 0, y: y)
    }
  }

  /// What the selected unit did at the cursor.
  var content: Sentence.Content {
    change(at: step).map { .gated($0) } ?? .vanilla(vanillaStep(at: step))
  }

  private var sentence: Sentence {
    Sentence(
      unit: unit, unitCount: recurrentLayer.hiddenSize, content: content,
      memory: recurrentLayer.kind.memory.symbol(in: appearance),
      output: recurrentLayer.projection == nil ? "h" : "m", appearance: appearance, texts: texts)
  }

  private func drawTitle(on canvas: inout Canvas) {
    let places = [(true, true), (false, true), (false, false)].lazy.map {
      placeText(withRanges: $0, withOrder: $1)
    }
    let place =
      places.first { $0.columns <= size.columns } ?? placeText(withRanges: false, withOrder: false)
    let placeX = size.columns - place.columns
    let end = max(0, placeX - 2)
    // Where no inspector tells it, the title does.
    if size.columns < 110, let words = spanText, words.columns <= end {
      canvas.write(words, x: 0, y: 0)
      canvas.write(place, x: max(0, placeX), y: 0)
      return
    }
    let style = appearance.style
    var x = 0
    if end >= 40 { x = canvas.write("lstm-viz", x: 0, y: 0, style: style(.strong), end: end) + 2 }
    x = canvas.write(appearance.plain(title.file), x: x, y: 0, end: end) + 1
    for part in title.network.map({ appearance.plain($0) }) {
      guard x + 1 + part.columns <= end else { break }
      x = canvas.write(part, x: x + 1, y: 0, style: style(.dim), end: end)
    }
    canvas.write(place, x: max(0, placeX), y: 0)
  }

  /// What became of the memory between pin and cursor: `A 40: 3 % of C is left, …`.
  private var spanText: StyledText? {
    guard let pin, let span, let share = span.share else { return nil }
    var text = StyledText()
    text.append("A \(pin)", appearance.style(.strong))
    text.append(
      ": "
        + texts.pin.title(
          recurrentLayer.kind.memory.symbol(in: appearance),
          Numbers.percentage(share).trimmingBlanks, Numbers.signed(span.written)))
    return text
  }

  /// Where the cursor is: `t 62 of 0–199 · unit 9 of 0–15 by mean`, without ranges and order
  /// `t 62 · unit 9`.
  private func placeText(withRanges: Bool, withOrder: Bool) -> StyledText {
    var text = StyledText()
    let range = { (count: Int) in
      withRanges ? " \(texts.of) 0\(appearance.text("–", ascii: "-"))\(count - 1)" : ""
    }
    let dot = appearance.text(" · ", ascii: ", ")
    if isPlaying {
      text.append(
        "\(appearance.text("▶", ascii: ">")) \(Explorer.speeds[speed])/s  ",
        appearance.style(.strong))
    }
    text.append("t \(step)", appearance.style(.strong))
    text.append("\(range(trace.stepCount))\(dot)")
    text.append("\(texts.unit) \(unit)", appearance.style(.strong))
    text.append(range(recurrentLayer.hiddenSize))
    if withOrder, let orderName { text.append(" \(orderName)") }
    if trace.network.layers.count > 1 {
      text.append(dot)
      text.append("\(texts.layer) \(layer)", appearance.style(.strong))
      text.append(range(trace.network.layers.count))
    }
    return text
  }

  private func drawTooSmall(on canvas: inout Canvas) {
    let separator = appearance.text(" · ", ascii: ", ")
    let text =
      appearance.plain("\(texts.tooSmall)\(size.columns)×\(size.rows)") + separator
      + texts.quitKey
    var x = 0
    var y = 0
    for glyph in text {
      if x + glyph.columns > size.columns { (x, y) = (0, y + 1) }
      canvas.put(Cell(glyph), x: x, y: y)
      x += glyph.columns
    }
  }
}
