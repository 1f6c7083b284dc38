import Recurrent
import Screen

/// What was fed to the network, and below it how far the prediction was off.
struct InputStrip {
  /// x on the page, row-major `[bins, D]`; `nil` where it can't be told for several steps at once.
  let values: CurveValues?
  let featureCount: Int
  /// The tokens as people write them, when the sequence is one of tokens.
  let tokens: [String]?
  /// The least and greatest value of the whole sequence: nothing rescales on the way.
  let range: ClosedRange<Float>
  /// The greatest |x − prediction| of each bin, as a share of half the input's range; none without a
  /// prediction.
  let errors: [Float]?
  let axis: TimeAxis
  let appearance: Appearance
  let texts: Texts
  let gutterText: Int
  /// What is shown of several columns.
  var choice = InputChoice.all
  /// The columns' names, or none.
  var names: [String] = []
  /// Each column's range over the whole sequence, once it is known.
  var ranges: [ClosedRange<Float>]?

  func draw(into canvas: inout Canvas, input: Rect?, error: Int?) {
    if let input {
      drawWords(on: &canvas, in: input)
      if let values { draw(values, on: &canvas, in: input) }
    }
    if let error, let errors {
      let label = appearance.text("x−ŷ", ascii: "x-y")
      let end = canvas.write(
        label, x: 0, y: error, style: appearance.style(.strong), end: axis.x - 1)
      canvas.writeWhole(
        texts.error, x: end + 1, y: error, style: appearance.style(.dim), end: gutterText)
      Chart(axis: axis, appearance: appearance).bars(
        errors, y: error, style: appearance.style(.dim), on: &canvas)
    }
  }

  private func draw(_ values: CurveValues, on canvas: inout Canvas, in rect: Rect) {
    if let tokens {
      drawTokens(tokens, values.lows, on: &canvas, in: rect)
    } else if featureCount == 1 {
      Chart(axis: axis, appearance: appearance).curve(
        values, in: range, rows: rect, style: .plain, on: &canvas)
    } else if let column {
      Chart(axis: axis, appearance: appearance).curve(
        values.column(column, of: featureCount), in: ranges?[column] ?? range, rows: rect,
        style: .plain, on: &canvas)
    } else {
      drawFeatures(values, on: &canvas, in: rect)
    }
  }

  private func drawWords(on canvas: inout Canvas, in rect: Rect) {
    if let column {
      drawColumn(column, on: &canvas, y: rect.y)
    } else {
      let word = featureCount == 1 ? texts.input : "\(featureCount) \(texts.inputs)"
      canvas.write("x", x: 0, y: rect.y, style: appearance.style(.strong))
      canvas.writeWhole(word, x: 2, y: rect.y, end: axis.x - 1)
    }
    guard rect.rows > 1, gutterText >= 9, tokens == nil else { return }
    canvas.writeWhole(
      scaleText, x: 0, y: rect.y + 1, style: appearance.style(.dim), end: axis.x - 1)
  }

  /// The chosen one of several columns.
  private var column: Int? {
    guard featureCount > 1, case .column(let column) = choice else { return nil }
    return column
  }

  /// Whether each column has a scale of its own: those with names are different quantities, those
  /// without are of one, as a picture's rows are.
  private var hasOwnScales: Bool { !names.isEmpty && ranges != nil }

  /// `x2 of 0–7`, or with the column's name as far as it fits.
  private func drawColumn(_ column: Int, on canvas: inout Canvas, y: Int) {
    let room = axis.x - 1
    let end = canvas.write(
      "x\(column)", x: 0, y: y, style: appearance.style(.strong), end: room)
    guard !names.isEmpty else {
      let dash = appearance.text("–", ascii: "-")
      canvas.writeWhole(
        "\(texts.of) 0\(dash)\(featureCount - 1)", x: end + 1, y: y, style: appearance.style(.dim),
        end: room)
      return
    }
    guard gutterText >= 9 else { return }
    canvas.write(appearance.plain(names[column]), x: end + 1, y: y, end: room)
  }

  /// What the ends of the curve, or of the colours, mean.
  private var scaleText: String {
    if let column { return text(of: ranges?[column] ?? range) }
    guard featureCount > 1 else { return text(of: range) }
    return appearance.plain(
      hasOwnScales ? texts.inputStrip.ownScales : "±\(Numbers.short(range.largestSize))")
  }

  private func text(of range: ClosedRange<Float>) -> String {
    Numbers.short(range.lowerBound) + appearance.text("…", ascii: "..")
      + Numbers.short(range.upperBound)
  }

  /// The tokens under their columns, those of several characters by their first one.
  private func drawTokens(
    _ tokens: [String], _ values: [Float], on canvas: inout Canvas, in rect: Rect
  ) {
    for (step, value) in zip(axis.steps, values) {
      let text = tokens.indices.contains(Int(value)) ? tokens[Int(value)] : "\(Int(value))"
      guard let first = text.first else { continue }
      let line: Character = appearance.isUnicode ? "↵" : "/"
      let shown = first.isNewline ? line : appearance.plain(String(first)).first ?? "?"
      guard shown.columns == 1 || axis.columnsPerStep > 1 else { continue }
      canvas.put(Cell(Glyph(shown)), x: axis.columns(of: step).lowerBound, y: rect.endY - 1)
    }
  }

  /// Many inputs as a heatmap; when they outnumber the rows, a row shows the extreme of some.
  private func drawFeatures(_ values: CurveValues, on canvas: inout Canvas, in rect: Rect) {
    let largest = (0..<featureCount).map { column in
      (hasOwnScales ? ranges?[column] ?? range : range).largestSize
    }
    let shading = Shading(scale: .signed, appearance: appearance)
    let rows = min(rect.rows * (appearance.splitsCells ? 2 : 1), featureCount)
    for bin in 0..<axis.binCount {
      let shares = (0..<rows).map { row in
        let features = row * featureCount / rows..<(row + 1) * featureCount / rows
        return extreme(of: values, bin, features, largest)
      }
      for row in 0..<rect.rows {
        guard let cell = cell(shares, row: row, of: rect.rows, shading) else { continue }
        for x in axis.columns(ofBin: bin) {
          canvas.put(cell, x: x, y: rect.y + row)
        }
      }
    }
  }

  private func cell(_ shares: [Float], row: Int, of rowCount: Int, _ shading: Shading) -> Cell? {
    let rows = shares.count
    guard rows > rowCount else { return row < rows ? shading.cell(shares[row]) : nil }
    guard 2 * row < rows else { return nil }
    return 2 * row + 1 < rows
      ? shading.cell(shares[2 * row], over: shares[2 * row + 1]) : shading.cell(shares[2 * row])
  }

  /// The share of its scale that is farthest from 0.
  private func extreme(
    of values: CurveValues, _ bin: Int, _ features: Range<Int>, _ largest: [Float]
  ) -> Float {
    features.lazy.flatMap { feature in
      let scale = largest[feature] > 0 ? largest[feature] : 1
      let place = bin * featureCount + feature
      return [values.lows[place] / scale, values.highs[place] / scale]
    }.reduce(Float(0)) { $1.isNaN || abs($1) > abs($0) ? $1 : $0 }
  }
}

extension ClosedRange<Float> {
  /// The end farther from 0, as a size.
  fileprivate var largestSize: Float { Swift.max(abs(lowerBound), abs(upperBound)) }
}

extension CurveValues {
  /// One of several columns, which the values of a bin are.
  fileprivate func column(_ column: Int, of count: Int) -> CurveValues {
    let places = stride(from: column, to: lows.count, by: count)
    return CurveValues(lows: places.map { lows[$0] }, highs: places.map { highs[$0] })
  }
}

extension Trace {
  /// The distance of x from what was predicted for it, as a share of half the input's range (root
  /// mean square over the features); 0 at step 0, for which nothing was predicted.
  func predictionErrors(steps: Range<Int>) -> [Float]? {
    guard predictsNextValue, let first = steps.first else { return nil }
    let width = sequence.featureCount
    let earlier = max(0, first - 1)..<max(0, steps.upperBound - 1)
    guard let predictions = predictions(steps: earlier) else { return nil }
    let half = sequence.halfRange
    return steps.map { step in
      guard step > 0 else { return 0 }
      let squares = (0..<width).map { feature in
        let error =
          sequence[step, feature] - predictions[(step - 1 - earlier.lowerBound) * width + feature]
        return error * error
      }
      let mean = squares.reduce(0, +) / Float(width)
      return half > 0 ? mean.squareRoot() / half : 0
    }
  }
}
