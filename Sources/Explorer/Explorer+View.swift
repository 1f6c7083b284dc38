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
    } else {
      drawGates(on: &canvas)
    }
    canvas.write(sentence, x: 0, y: size.rows - 2)
    drawFooter(on: &canvas)
    return canvas
  }

  /// Whether anything useful fits.
  var isLargeEnough: Bool {
    size.columns >= Explorer.smallestSize.columns && size.rows >= Explorer.smallestSize.rows
  }

  /// What the selected unit did at the cursor.
  private var sentence: StyledText {
    Sentence(
      unit: unit, unitCount: recurrentLayer.hiddenSize, step: change(at: step),
      isProjected: recurrentLayer.projection != nil, appearance: appearance, texts: texts
    ).text
  }

  private func drawTitle(on canvas: inout Canvas) {
    let place = placeText
    let placeX = size.columns - place.columns
    let end = max(0, placeX - 2)
    let style = appearance.style
    var x = 0
    if end >= 40 { x = canvas.write("lstm-viz", x: 0, y: 0, style: style(.strong), end: end) + 2 }
    x = canvas.write(title.file, x: x, y: 0, end: end) + 1
    for part in title.network {
      guard x + 1 + part.columns <= end else { break }
      x = canvas.write(appearance.plain(part), x: x + 1, y: 0, style: style(.dim), end: end)
    }
    canvas.write(place, x: max(0, placeX), y: 0)
  }

  /// Where the cursor is: `t 62 of 0–199 · unit 9 of 0–15`.
  private var placeText: StyledText {
    var text = StyledText()
    let range = { (count: Int) in "\(texts.of) 0\(appearance.text("–", ascii: "-"))\(count - 1)" }
    let dot = appearance.text(" · ", ascii: ", ")
    if isPlaying {
      text.append(
        "\(appearance.text("▶", ascii: ">")) \(Explorer.speeds[speed])/s  ",
        appearance.style(.strong))
    }
    text.append("t \(step)", appearance.style(.strong))
    text.append(" \(range(trace.stepCount))\(dot)")
    text.append("\(texts.unit) \(unit)", appearance.style(.strong))
    text.append(" \(range(recurrentLayer.hiddenSize))")
    if trace.network.layers.count > 1 {
      text.append(dot)
      text.append("\(texts.layer) \(layer)", appearance.style(.strong))
      text.append(" \(range(trace.network.layers.count))")
    }
    return text
  }

  private func drawFooter(on canvas: inout Canvas) {
    let y = size.rows - 1
    var x = canvas.write(" 1 \(texts.gates) ", x: 0, y: y, style: appearance.style(.marked)) + 1
    for entry in KeyTable.footer {
      guard let keys = entry.footerKeys else { continue }
      let shown = appearance.keyNames(keys)
      let words = texts.short(entry.action)
      guard x + 2 + shown.columns + 1 + words.columns <= size.columns else { break }
      x = canvas.write(shown, x: x + 2, y: y, style: appearance.style(.strong))
      x = canvas.write(words, x: x + 1, y: y, style: appearance.style(.dim))
    }
  }

  private func drawTooSmall(on canvas: inout Canvas) {
    let text = "\(texts.tooSmall)\(size.columns)×\(size.rows) · \(texts.quitKey)"
    let shown = appearance.plain(text)
    var x = 0
    var y = 0
    for glyph in shown {
      if x >= size.columns { (x, y) = (0, y + 1) }
      canvas.put(Cell(glyph), x: x, y: y)
      x += 1
    }
  }
}
