import Recurrent
import Screen

/// The vanilla cell: three terms are added, and what comes out of the activation is h. Nothing is
/// kept and nothing protected: all of h is made anew at every step.
struct VanillaDiagram: CellDiagram {
  let figures: CellFigures
  let stage: CellStage
  let pen: DiagramPen
  /// What the activation is called.
  let activation: String

  private static let startColumn = 13
  private static let termColumn = 22
  private static let sumColumn = 38
  private static let boxColumn = 53
  private static let endColumn = 66

  func draw(into canvas: inout Canvas, in rect: Rect) {
    let terms = figures.terms[.hiddenState]
    let (start, sum) = (column(Self.startColumn, in: rect), column(Self.sumColumn, in: rect))
    let y = rect.y + rect.rows / 2
    let last = rect.endY - 2
    let active: [CellStage] = [.sum]
    let hidden = wire(.state(terms?.recurrent ?? 0), from: .sum, at: active)
    let input = wire(.state(terms?.input ?? 0), from: .sum, at: active)
    let bias = wire(.state(terms?.bias ?? 0), from: .sum, at: active)
    drawInputs(into: &canvas, in: rect, y: rect.y)
    canvas.write("x", x: rect.x + 9, y: y, style: appearance.style(.dim))
    for (wire, row, name, value) in [
      (hidden, rect.y + 1, "U·h", terms?.recurrent), (input, y, "W·x", terms?.input),
      (bias, last, "b", terms?.bias),
    ] {
      pen.horizontal(wire, (name == "b" ? sum - 6 : start)...sum, y: row, on: &canvas)
      pen.value(
        appearance.plain(name), Numbers.precise(value ?? 0), isKnown: isKnown(.sum),
        isActive: stage == .sum, x: column(Self.termColumn, in: rect), y: row - 1, on: &canvas)
    }
    pen.joint(hidden, "┐", "┓", x: sum, y: rect.y + 1, on: &canvas)
    pen.vertical(hidden, x: sum, rect.y + 2...y - 1, on: &canvas)
    pen.vertical(bias, x: sum, y + 1...last - 1, on: &canvas)
    pen.joint(bias, "┘", "┛", x: sum, y: last, on: &canvas)
    drawOutput(terms?.sum ?? 0, y: y, into: &canvas, in: rect)
  }

  private func drawOutput(_ total: Float, y: Int, into canvas: inout Canvas, in rect: Rect) {
    let (sum, box) = (column(Self.sumColumn, in: rect), column(Self.boxColumn, in: rect))
    let end = column(Self.endColumn, in: rect)
    let half = activation.columns / 2 + 2
    let before = wire(.state(total), from: .sum, at: [.sum, .activation])
    let after = wire(.state(figures[.hiddenState]), from: .activation, at: [.activation])
    pen.horizontal(before, sum...box - half, y: y, on: &canvas)
    pen.operation("+", isActive: stage == .sum, x: sum, y: y, on: &canvas)
    pen.value(
      "", Numbers.precise(total), isKnown: isKnown(.sum), isActive: stage == .sum, x: sum + 2,
      y: y - 1, on: &canvas)
    pen.box(activation, isActive: stage == .activation, x: box, y: y - 1, on: &canvas)
    pen.horizontal(after, box + half...end - 1, y: y, on: &canvas)
    pen.arrow(after, x: end, y: y, on: &canvas)
    canvas.write(
      indexed("h", figures.step), x: end + 2, y: y - 1, style: appearance.style(.dim))
    pen.value(
      "", Numbers.precise(figures[.hiddenState]), isKnown: isKnown(.activation),
      isActive: stage == .activation, x: end + 2, y: y, on: &canvas)
  }
}
