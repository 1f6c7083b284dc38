import Recurrent
import Screen

extension Explorer {
  /// Where the parts of page 8 stand when the head tells classes apart.
  struct ClassRects: Equatable {
    /// The text, of a sequence of tokens.
    let text: Rect?
    /// The input over time, of one of values.
    let input: Rect?
    let distribution: Rect
  }

  /// The parts of page 8 over another, or from 100 columns on the text beside the bars.
  var classRects: ClassRects? {
    guard page == .output, trace.network.outputKind == .classes else { return nil }
    let body = Rect(x: 0, y: 2, columns: size.columns, rows: size.rows - 5)
    guard trace.sequence.isTokens else {
      let rows = body.rows >= 16 ? 5 : body.rows >= 9 ? 3 : 2
      return ClassRects(
        text: nil, input: body.rows(0..<rows), distribution: body.rows(from: rows + 1))
    }
    if size.columns >= 100 {
      let columns = min(size.columns / 3, 48)
      let split = size.columns - columns - 3
      let bars = body.columns(from: split + 3)
      return ClassRects(
        text: body.columns(0..<split), input: nil,
        distribution: Rect(x: bars.x, y: 1, columns: bars.columns, rows: body.rows + 1))
    }
    let rows = max(1, body.rows * 2 / 5)
    return ClassRects(
      text: body.rows(0..<rows), input: nil,
      distribution: body.rows(from: rows + (body.rows >= 9 ? 1 : 0)))
  }

  /// Draws the text or the input, and what the head thinks at the cursor.
  func drawClassOutput(on canvas: inout Canvas) {
    guard let rects = classRects else { return }
    if let rect = rects.text {
      drawText(on: &canvas, in: rect)
    } else if let rect = rects.input {
      drawClassTimes(on: &canvas, in: rect)
    }
    drawDistribution(on: &canvas, in: rects.distribution)
  }

  // MARK: Text

  /// The steps of the text that may be shown: a page of tokens that stands still, and no longer than
  /// what the trace remembers.
  func textSteps(in rect: Rect) -> Range<Int> {
    let columns = max(1, rect.columns - TokenText.gutter(stepCount: trace.stepCount))
    let room = max(1, rect.rows * columns / tokenColumns)
    let capacity = min(room, max(256, 2 * trace.blockLength), 4096)
    let first = min(step / capacity * capacity, max(0, trace.stepCount - capacity))
    return first..<min(trace.stepCount, first + capacity)
  }

  private func drawText(on canvas: inout Canvas, in rect: Rect) {
    let signal = recurrentLayer.kind.memory
    let isCell = signal == .cellState
    let symbol = (isCell ? "tanh " : "") + signal.symbol(in: appearance)
    var caption = texts.outputPage.colouredBy(symbol, unit)
    if appearance.colorDepth == .never { caption += texts.outputPage.withoutColour }
    canvas.write(
      appearance.plain(caption), x: rect.x, y: rect.y - 1, style: appearance.style(.dim),
      end: rect.endX)
    let text = tokenText(in: rect)
    let shown = text.shownRows(rect.rows).map { text.rows[$0] }
    guard let first = shown.first?.lowerBound, let end = shown.last?.upperBound else { return }
    let width = recurrentLayer.width(of: signal)
    let all = trace.values(of: signal, layer: layer, steps: first..<end)
    let scale = recurrentLayer.kind == .reluRNN && memoryScale > 0 ? memoryScale : 1
    let activations = (first..<end).map { step in
      let value = all[(step - first) * width + unit]
      return isCell ? tanh(value) : value / scale
    }
    canvas.cursor = text.draw(into: &canvas, in: rect, activations: activations)
  }

  /// The text in its rows.
  func tokenText(in rect: Rect) -> TokenText {
    let steps = textSteps(in: rect)
    return TokenText(
      steps: steps, tokens: steps.map(shownToken), step: step, stepCount: trace.stepCount,
      columns: rect.columns, appearance: appearance)
  }

  /// A step's token as it stands in the text: a line's end by a sign, behind which a row begins.
  private func shownToken(at step: Int) -> (text: String, breaks: Bool) {
    let token = trace.sequence.token(at: step)
    guard let tokens, tokens.indices.contains(token), !tokens[token].isEmpty else {
      return ("\(token) ", false)
    }
    let text = tokens[token]
    return (visible(text), text.last?.isNewline == true)
  }

  /// A text without what a terminal would obey: signs for line ends and tabs.
  private func visible(_ text: String) -> String {
    text.map { glyph in
      if glyph.isNewline { return appearance.text("↵", ascii: "/") }
      if glyph == "\t" { return appearance.text("→", ascii: ">") }
      return glyph.isUnprintable ? "?" : appearance.plain(String(glyph))
    }.joined()
  }

  // MARK: Values in

  private func drawClassTimes(on canvas: inout Canvas, in rect: Rect) {
    let axis = timeAxis
    let layout = outputLayout
    let inputRows = max(0, rect.rows - 2)
    drawInput(
      on: &canvas,
      in: inputRows > 0
        ? Rect(
          x: 0, y: rect.y - 1, columns: rect.columns, rows: inputRows + 1) : nil, error: nil,
      axis: axis, gutterText: layout.gutterText)
    let ruler = rect.y + inputRows
    drawRuler(axis, on: &canvas, y: ruler)
    canvas.write(
      texts.outputPage.surest, x: 0, y: ruler + 1, style: appearance.style(.dim),
      end: layout.gutterText)
    Chart(axis: axis, appearance: appearance).bars(
      outputBins(on: axis).surest, y: ruler + 1,
      style: appearance.style(.dim), on: &canvas)
    canvas.cursor = Point(x: axis.middle(of: step), y: ruler)
  }

  // MARK: Probabilities

  private func probabilities(at step: Int) -> [Float] {
    guard let head = trace.network.head,
      let predictions = trace.predictions(steps: step..<step + 1)
    else { return [] }
    return head.probabilities(predictions)
  }

  private func drawDistribution(on canvas: inout Canvas, in rect: Rect) {
    let values = probabilities(at: step)
    let ranking = Ranking(values, most: max(1, min(rect.rows - 2, 40)), truth: trueClass)
    canvas.write(
      appearance.plain(heading), x: rect.x, y: rect.y, style: appearance.style(.strong),
      end: rect.endX)
    canvas.write(
      appearance.plain(verdict(ranking, of: values.count)), x: rect.x, y: rect.y + 1,
      style: appearance.style(ranking.truth == nil ? .dim : .strong), end: rect.endX)
    let shown = ranking.top.map(\.index) + [ranking.truth?.index].compactMap { $0 }
    Distribution(
      ranking: ranking,
      names: Dictionary(shown.map { ($0, className($0)) }, uniquingKeysWith: { first, _ in first }),
      classCount: values.count, appearance: appearance
    ).draw(into: &canvas, in: rect.rows(from: 2))
  }

  private var heading: String {
    guard trace.network.task == .nextCharacter, trace.sequence.isTokens else {
      return texts.outputPage.says(step)
    }
    return texts.outputPage.expects(className(trace.sequence.token(at: step)))
  }

  private func verdict(_ ranking: Ranking, of count: Int) -> String {
    let isAhead = trace.network.task == .nextCharacter
    guard let truth = ranking.truth else {
      return isAhead && step == trace.stepCount - 1
        ? texts.outputPage.endsHere : texts.outputPage.unknownTruth
    }
    let words = isAhead ? texts.outputPage.came : texts.outputPage.isTrue
    let share = Numbers.probability(truth.probability).trimmingBlanks
    return words(className(truth.index), truth.rank, count, share)
  }

  /// The class that is true of what is said at the cursor, when it is known.
  private var trueClass: Int? {
    switch trace.network.task {
    case .nextCharacter:
      guard trace.sequence.isTokens, step + 1 < trace.stepCount else { return nil }
      return trace.sequence.token(at: step + 1)
    case .stepClass: return labels.flatMap { Int(exactly: $0.values[step]) }
    case .lastClass:
      guard step == trace.stepCount - 1 else { return nil }
      return labels.flatMap { Int(exactly: $0.values[step]) }
    default: return nil
    }
  }

  /// A class as people write it: a character in quotes, else its number.
  private func className(_ index: Int) -> String {
    guard trace.network.task == .nextCharacter, let tokens, tokens.indices.contains(index) else {
      return "\(index)"
    }
    return "'\(visible(tokens[index]))'"
  }
}
