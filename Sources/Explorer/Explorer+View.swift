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
    } else if let notice = notice ?? awaitingWords {
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

  private func drawTooSmall(on canvas: inout Canvas) {
    let separator = appearance.text(" · ", ascii: ", ")
    let text =
      appearance.plain("\(texts.tooSmall)\(size.columns)×\(size.rows)") + separator
      + texts.quitKey
    var x = 0
    var y = 0
    for glyph in text.glyphs {
      if x + glyph.columns > size.columns { (x, y) = (0, y + 1) }
      canvas.put(Cell(glyph), x: x, y: y)
      x += glyph.columns
    }
  }
}
