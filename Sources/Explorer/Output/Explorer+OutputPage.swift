import Recurrent
import Screen

extension Explorer {
  var outputLayout: OutputLayout { OutputLayout(size: size) }

  /// Whether the keys that choose a unit choose one of several outputs instead.
  var selectsOutput: Bool {
    page == .output && trace.network.outputKind == .values && outputCount > 1
  }

  /// How many outputs the head has; 1 without a head.
  var outputCount: Int { trace.network.head?.outputSize ?? 1 }

  /// How many steps PgDn goes: those of the page's time axis, or of the text that stands there.
  var pageOfSteps: Int {
    guard page == .output, let rect = classRects?.text else { return timeAxis.capacity }
    return textSteps(in: rect).count
  }

  /// Page 8: what the head says, beside what is true.
  func drawOutput(on canvas: inout Canvas) {
    switch trace.network.outputKind {
    case .hidden: drawHiddenOutput(on: &canvas)
    case .values: drawValueOutput(on: &canvas)
    case .classes: drawClassOutput(on: &canvas)
    }
  }

  func drawCaption(_ text: String, on canvas: inout Canvas, y: Int, x: Int = 0) {
    canvas.write(
      appearance.plain(text), x: x, y: y, style: appearance.style(.dim), end: size.columns)
  }

  // MARK: Without a head

  private func drawHiddenOutput(on canvas: inout Canvas) {
    let layout = outputLayout
    let axis = timeAxis
    drawCaption(texts.outputPage.noHead, on: &canvas, y: layout.caption)
    drawRuler(axis, on: &canvas, y: layout.ruler)
    let width = recurrentLayer.outputSize
    let places = layout.curves(width)
    let selected = min(unit, width - 1)
    let first = min(selected / places.count * places.count, width - places.count)
    let curves = places.indices.map {
      curveValues(of: .hiddenState, unit: first + $0, on: axis)
    }
    let isBounded = recurrentLayer.kind != .reluRNN && recurrentLayer.projection == nil
    let end = isBounded ? 1 : curves.lazy.flatMap(\.sizes).max() ?? 1
    for (row, (rect, values)) in zip(places, curves).enumerated() {
      SignalCurve(
        symbol: "h[\(first + row)]", name: first + row == selected ? mark : "",
        value: Numbers.precise(trace[step, layer].hiddenState[first + row]), values: values,
        range: -end...end, scale: appearance.plain("±\(Numbers.short(end))"), axis: axis,
        appearance: appearance, gutterText: layout.gutterText
      ).draw(into: &canvas, in: rect)
    }
    drawCursorLine(on: &canvas, from: layout.ruler + 1, axis)
    canvas.cursor = Point(x: axis.middle(of: step), y: places[selected - first].y)
  }

  private var mark: String { appearance.text("◂", ascii: "<") }

  // MARK: Values

  private func drawValueOutput(on canvas: inout Canvas) {
    let layout = outputLayout
    let axis = timeAxis
    var caption = valueCaption
    if selectsOutput {
      let which = "\(texts.outputPage.output) \(viewpoint.output) \(texts.of) 0–\(outputCount - 1)"
      caption = "\(which)\(columnName)  \(appearance.keyNames(texts.outputPage.outputs))"
    }
    drawCaption(caption, on: &canvas, y: layout.caption)
    drawRuler(axis, on: &canvas, y: layout.ruler)
    valueOutput(axis).draw(into: &canvas, layout.comparison)
    drawCursorLine(on: &canvas, from: layout.ruler + 1, until: layout.comparison.numbers.y, axis)
    canvas.cursor = Point(x: axis.middle(of: step), y: layout.comparison.upper.y)
  }

  private var valueCaption: String {
    if trace.predictsNextValue { return texts.outputPage.nextValue }
    if trace.network.task?.isAtLastStep == true { return texts.outputPage.lastOnly }
    return hasTargets ? texts.outputPage.stepValue : texts.outputPage.noTargets
  }

  /// The name of the selected output, where it is that of an input's column.
  private var columnName: String {
    let names = trace.sequence.columnNames
    guard trace.predictsNextValue, names.indices.contains(viewpoint.output) else { return "" }
    return " (\(names[viewpoint.output]))"
  }

  var hasTargets: Bool { labels != nil && outputCount == 1 }

  /// What the selected output should say for a step; NaN where nothing says that.
  func aim(at step: Int) -> Float {
    if trace.predictsNextValue { return trace.sequence[step, viewpoint.output] }
    guard hasTargets, let labels else { return .nan }
    let counts = trace.network.task?.isAtLastStep != true || step == trace.stepCount - 1
    return counts ? labels.values[step] : .nan
  }

  private func valueOutput(_ axis: TimeAxis) -> ValueOutput {
    let isAhead = trace.predictsNextValue
    let bins = outputBins(on: axis)
    let now = outputSteps(step..<step + 1)
    let finite = (bins.predictions.lows + bins.predictions.highs).filter(\.isFinite)
    let page = (finite.min() ?? 0)...(finite.max() ?? 0)
    return ValueOutput(
      bins: bins, aim: now.aims?.first, prediction: now.predictions.first ?? .nan,
      next: isAhead ? nextPrediction : nil,
      range: isAhead ? trace.sequence.valueRange : hasTargets ? labels?.range ?? page : page,
      isAhead: isAhead, step: step, stepCount: trace.stepCount, axis: axis,
      appearance: appearance, texts: texts, gutterText: outputLayout.gutterText)
  }

  /// What is said at the cursor of the next step.
  private var nextPrediction: Float {
    trace.predictions(steps: step..<step + 1)?[viewpoint.output] ?? .nan
  }
}
