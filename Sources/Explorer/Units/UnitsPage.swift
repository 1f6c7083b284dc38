import Recurrent
import Screen

/// Page 6: what is known of each unit over the whole sequence, a row a unit, and how often the gates
/// are at their ends.
struct UnitsPage {
  let figures: LayerFigures
  /// The units shown, from above.
  let units: [Int]
  /// The first one's place in their order.
  let firstPlace: Int
  let selectedUnit: Int
  let layout: UnitsLayout
  let appearance: Appearance
  let texts: Texts

  func draw(into canvas: inout Canvas) {
    drawHeader(into: &canvas)
    for (row, unit) in units.enumerated() where row < layout.rows.rows {
      drawRow(figures.units[unit], y: layout.rows.y + row, into: &canvas)
    }
    for (gate, rect) in zip(figures.gates.indices, layout.scatters) {
      scatter(ofGate: gate).draw(into: &canvas, in: rect)
    }
    if let rect = layout.legend { drawLegend(into: &canvas, in: rect) }
  }

  /// The unit whose row or dot lies at a place, if one does.
  func unit(at place: Point) -> Int? {
    if layout.rows.contains(place) {
      let row = place.y - layout.rows.y
      return units.indices.contains(row) ? units[row] : nil
    }
    for (gate, rect) in zip(figures.gates.indices, layout.scatters) where rect.contains(place) {
      return scatter(ofGate: gate).unit(at: place, in: rect)
    }
    return nil
  }

  private var ownTexts: UnitsTexts { texts.units }

  private func scatter(ofGate index: Int) -> SaturationScatter {
    let signal = figures.gates[index]
    return SaturationScatter(
      symbol: signal.symbol(in: appearance), name: appearance.plain(texts.signal(signal).short),
      saturations: figures.units.map { $0.saturations[index] }, selectedUnit: selectedUnit,
      appearance: appearance, texts: ownTexts)
  }

  // MARK: The header

  private func drawHeader(into canvas: inout Canvas) {
    let end = layout.rows.endX
    let dim = appearance.style(.dim)
    if let y = layout.caption {
      let text = ownTexts.caption(figures.stepCount, !figures.gates.isEmpty)
      let textEnd = canvas.write(appearance.plain(text), x: 1, y: y, style: dim, end: end)
      let shown = shownRange
      canvas.writeWhole(shown, x: max(textEnd + 2, end - shown.columns), y: y, style: dim, end: end)
    }
    canvas.write(
      texts.unit, x: layout.numberColumns - texts.unit.columns, y: layout.header + 1, style: dim)
    var x = layout.numberColumns
    for column in layout.columns {
      drawHeader(of: column, x: x, into: &canvas)
      x += column.columns
    }
  }

  /// Which places of the units' order are shown, when not all are: `4–11/16`.
  private var shownRange: String {
    guard units.count < figures.units.count else { return "" }
    let dash = appearance.text("–", ascii: "-")
    return "\(firstPlace)\(dash)\(firstPlace + units.count - 1)/\(figures.units.count)"
  }

  private func drawHeader(of column: UnitsColumn, x: Int, into canvas: inout Canvas) {
    let end = x + column.columns
    let y = layout.header
    if case .saturation(let gate) = column {
      let signal = figures.gates[gate]
      let next = canvas.write(
        signal.symbol(in: appearance), x: x + 1, y: y, style: appearance.style(.strong))
      canvas.writeWhole(appearance.plain(texts.signal(signal).short), x: next + 1, y: y, end: end)
      canvas.write(" <.1 >.9", x: x + 1, y: y + 1, style: appearance.style(.dim))
      return
    }
    let (upper, lower) = words(of: column)
    for (row, word, role) in [(y, upper, Role.strong), (y + 1, lower, .dim)] {
      canvas.write(word, x: end - word.columns, y: row, style: appearance.style(role), end: end)
    }
  }

  /// What stands over a column, in two rows.
  private func words(of column: UnitsColumn) -> (String, String) {
    let memory = figures.memory.symbol(in: appearance)
    return switch column {
    case .saturation: ("", "")
    case .lowerQuartile: ("", "25 %")
    case .upperQuartile: ("", "75 %")
    case .halfLife:
      (ownTexts.halfLife, layout.columns.contains(.lowerQuartile) ? "50 %" : ownTexts.steps)
    case .written: (texts.written, ownTexts.aStep)
    case .mean: (memory, ownTexts.mean)
    case .variance: (memory, ownTexts.variance)
    case .largest: ("|\(memory)|", ownTexts.largest)
    case .weight:
      ("|w|", figures.reader == .projection ? ownTexts.projection : ownTexts.head)
    }
  }

  // MARK: The rows

  private func drawRow(_ unit: UnitFigures, y: Int, into canvas: inout Canvas) {
    let isSelected = unit.unit == selectedUnit
    let style = appearance.style(isSelected ? .strong : .plain)
    let number = String(unit.unit)
    if isSelected {
      canvas.write(appearance.text("▸", ascii: ">"), x: 0, y: y, style: style)
    }
    canvas.write(number, x: layout.numberColumns - number.count, y: y, style: style)
    var x = layout.numberColumns
    for column in layout.columns {
      x += column.columns
      let text = text(of: column, unit)
      canvas.write(text, x: x - text.count, y: y, style: style, end: layout.rows.endX)
    }
    drawFlags(unit.flags, x: x + 1, y: y, into: &canvas)
  }

  private func text(of column: UnitsColumn, _ unit: UnitFigures) -> String {
    switch column {
    case .saturation(let gate):
      let saturation = unit.saturations[gate]
      return [saturation.closed, saturation.open].map(percent).joined()
    case .lowerQuartile: return steps(unit.halfLife?.lowerQuartile)
    case .halfLife: return steps(unit.halfLife?.median)
    case .upperQuartile: return steps(unit.halfLife?.upperQuartile)
    case .written: return unit.written.map(Numbers.preciseSize) ?? ""
    case .mean: return Numbers.precise(unit.mean)
    case .variance: return Numbers.preciseSize(unit.variance)
    case .largest: return Numbers.preciseSize(unit.largest)
    case .weight: return unit.weight.map(Numbers.preciseSize) ?? ""
    }
  }

  private func steps(_ value: Float?) -> String {
    value.map { Numbers.steps($0, in: appearance) } ?? ""
  }

  /// A fraction of the steps in 4 columns, without decimals.
  private func percent(_ share: Float) -> String {
    guard share.isFinite else { return " NaN" }
    return Numbers.padded("\(Int((share * 100).rounded()))", to: 4)
  }

  /// As many words as fit, what is worst first. Which gates are stuck is said of all or of none.
  private func drawFlags(_ flags: UnitFlags, x: Int, y: Int, into canvas: inout Canvas) {
    var words = StyledText()
    if flags.isNotFinite { words.append("NaN", appearance.style(.marked)) }
    if flags.isDead { words.append(ownTexts.dead, appearance.style(.strong)) }
    if !flags.stuckGates.isEmpty { words.append(ownTexts.stuck, appearance.style(.strong)) }
    let gates = flags.stuckGates.map { $0.symbol(in: appearance) }.joined(separator: " ")
    var x = x
    for word in words.pieces {
      guard x + word.text.columns <= layout.rows.endX else { return }
      x = canvas.write(word.text, x: x, y: y, style: word.style) + 1
    }
    canvas.writeWhole(gates, x: x, y: y, end: layout.rows.endX)
  }

  // MARK: The legend

  private func drawLegend(into canvas: inout Canvas, in rect: Rect) {
    guard let scatter = figures.gates.indices.first.map(scatter) else { return }
    var x = canvas.write(
      "\(scatter.dot) \(ownTexts.aUnit)  ", x: rect.x, y: rect.y,
      end: rect.endX)
    canvas.put(scatter.selectedMark, x: x, y: rect.y)
    x += 2
    canvas.writeWhole("\(texts.unit) \(selectedUnit)", x: x, y: rect.y, end: rect.endX)
    let limit = Numbers.preciseGate(UnitFlags.leastSize).trimmingBlanks
    let share = Numbers.short(100 * UnitFlags.stuckShare)
    let lines = [
      (ownTexts.dead, [ownTexts.deadMeans(limit)]), (ownTexts.stuck, ownTexts.stuckMeans(share)),
    ]
    let indent = max(ownTexts.dead.columns, ownTexts.stuck.columns) + 1
    var y = rect.y + 1
    for (word, meanings) in lines {
      canvas.write(word, x: rect.x, y: y, style: appearance.style(.strong))
      for meaning in meanings where y < rect.endY {
        canvas.write(
          meaning, x: rect.x + indent, y: y, style: appearance.style(.dim), end: rect.endX)
        y += 1
      }
    }
  }
}
