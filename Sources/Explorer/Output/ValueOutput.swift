import Screen

/// What was said of each step under what is true of it, and how far apart they are.
///
/// Two curves over one another could not be told apart: each has rows of its own, on one scale.
struct ValueOutput {
  /// What is true on the page, what was said of it, and how far apart they are.
  let bins: OutputBins
  /// What is true at the cursor, NaN where nothing is known; `nil` when nothing is.
  let aim: Float?
  /// What was said of the cursor's step, NaN where nothing was.
  let prediction: Float
  /// What is said at the cursor of the next step, by a head that says that.
  let next: Float?
  /// The scale of both curves; half of it is the whole height of an error.
  let range: ClosedRange<Float>
  /// Whether a prediction is made a step before what it is of, which is then the input.
  let isAhead: Bool
  let step: Int
  let stepCount: Int
  let axis: TimeAxis
  let appearance: Appearance
  let texts: Texts
  let gutterText: Int

  func draw(into canvas: inout Canvas, _ places: OutputLayout.Comparison) {
    if let aims = bins.aims {
      let name = isAhead ? texts.outputPage.value : texts.outputPage.target
      curve(aimSymbol, name, aims, now: aim ?? .nan).draw(into: &canvas, in: places.upper)
    }
    curve(symbol, texts.outputPage.prediction, bins.predictions, now: prediction).draw(
      into: &canvas, in: bins.aims == nil ? places.upper : places.lower)
    drawErrors(on: &canvas, in: places.difference)
    drawNumbers(on: &canvas, in: places.numbers)
  }

  private var aimSymbol: String { isAhead ? "x" : "y" }
  private var symbol: String { appearance.text("ŷ", ascii: "y^") }
  private var errorSymbol: String { aimSymbol + appearance.text("−", ascii: "-") + symbol }

  private func curve(
    _ symbol: String, _ name: String, _ values: CurveValues, now: Float
  ) -> SignalCurve {
    SignalCurve(
      symbol: symbol, name: name, value: now.isNaN ? "" : Numbers.precise(now), values: values,
      range: range,
      scale: Numbers.short(range.lowerBound) + appearance.text("…", ascii: "..")
        + Numbers.short(range.upperBound), axis: axis, appearance: appearance,
      gutterText: gutterText)
  }

  /// The size of each error in blocks that stand on one another.
  private func drawErrors(on canvas: inout Canvas, in rect: Rect) {
    guard let errors = bins.errors else { return }
    let end = canvas.write(
      "|\(errorSymbol)|", x: 0, y: rect.y, style: appearance.style(.strong), end: gutterText)
    canvas.writeWhole(
      texts.error, x: end + 1, y: rect.y, style: appearance.style(.dim), end: gutterText)
    let half = (Double(range.upperBound) - Double(range.lowerBound)) / 2
    if rect.rows > 1 {
      canvas.writeWhole(
        "0\(appearance.text("…", ascii: ".."))\(Numbers.short(Float(half)))", x: 0, y: rect.y + 1,
        style: appearance.style(.dim), end: gutterText)
    }
    let shares = errors.map { half > 0 ? Float(Double($0) / half) : $0 == 0 ? 0 : 1 }
    let chart = Chart(axis: axis, appearance: appearance)
    for row in 0..<rect.rows {
      chart.bars(
        shares.map { $0 * Float(rect.rows) - Float(row) }, y: rect.endY - 1 - row,
        style: appearance.style(.dim), on: &canvas)
    }
  }

  /// The numbers at the cursor, in fixed widths; below them what is said of the next step.
  private func drawNumbers(on canvas: inout Canvas, in rect: Rect) {
    var line = moment(step)
    if let aim { append(aimSymbol, aim, to: &line) }
    append(symbol, prediction, to: &line)
    if let aim { append(errorSymbol, aim - prediction, to: &line) }
    canvas.write(line, x: 0, y: rect.y, end: rect.endX)
    guard let next, rect.rows > 1 else { return }
    line = moment(step + 1)
    if aim != nil { line.append(String(repeating: " ", count: aimSymbol.columns + 10)) }
    append(symbol, next, to: &line)
    canvas.write(line, x: 0, y: rect.y + 1, end: rect.endX)
  }

  private func moment(_ step: Int) -> StyledText {
    var line = StyledText()
    let number = Numbers.padded("\(step)", to: String(stepCount).count)
    line.append("t \(number)", appearance.style(step == self.step ? .strong : .dim))
    return line
  }

  private func append(_ symbol: String, _ value: Float, to line: inout StyledText) {
    let dash = Numbers.padded(appearance.text("–", ascii: "-"), to: 7)
    line.append("  \(symbol)", appearance.style(.dim))
    line.append(" " + (value.isNaN ? dash : Numbers.precise(value)))
  }
}
