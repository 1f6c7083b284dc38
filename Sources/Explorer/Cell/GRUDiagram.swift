import Recurrent
import Screen

/// The GRU's cell: its memory is h itself, and one gate says both what is kept and what is written.
struct GRUDiagram: CellDiagram {
  let figures: CellFigures
  let stage: CellStage
  let pen: DiagramPen
  let texts: Texts
  let convention: UpdateGateConvention

  private static let updateColumn = 21
  private static let resetColumn = 35
  private static let newColumn = 56
  private static let writeColumn = 46
  private static let startColumn = 13
  private static let endColumn = 66

  func draw(into canvas: inout Canvas, in rect: Rect) {
    drawBelt(into: &canvas, in: rect)
    drawWriting(into: &canvas, in: rect)
    drawReset(into: &canvas, in: rect)
    drawLayers(into: &canvas, in: rect)
    drawInputs(into: &canvas, in: rect, y: row(10, in: rect) - 2)
  }

  private var kept: Float { figures.change?.kept ?? 0 }
  private var written: Float { figures.change?.written ?? 0 }

  private func drawBelt(into canvas: inout Canvas, in rect: Rect) {
    let y = row(1, in: rect)
    let (first, times) = (column(Self.startColumn, in: rect), column(Self.updateColumn, in: rect))
    let (plus, end) = (column(Self.writeColumn, in: rect), column(Self.endColumn, in: rect))
    let old = wire(.state(figures.memoryBefore), from: nil, at: [.blend])
    let held = wire(.state(kept), from: .blend, at: [.blend])
    let new = wire(.state(figures.memoryAfter), from: .blend, at: [.blend])
    canvas.write(
      indexed("h", figures.previousStep), x: rect.x, y: y - 1, style: appearance.style(.dim))
    canvas.write(
      Numbers.precise(figures.memoryBefore).trimmingBlanks, x: rect.x, y: y,
      style: appearance.style(.strong))
    pen.horizontal(old, first...times, y: y, on: &canvas)
    pen.horizontal(held, times...plus, y: y, on: &canvas)
    pen.horizontal(new, plus...end - 1, y: y, on: &canvas)
    pen.arrow(new, x: end, y: y, on: &canvas)
    pen.operation("×", isActive: stage == .blend, x: times, y: y, on: &canvas)
    pen.operation("+", isActive: stage == .blend, x: plus, y: y, on: &canvas)
    pen.value(
      texts.kept, Numbers.precise(kept), isKnown: isKnown(.blend), isActive: false, role: .kept,
      x: times + 3, y: y - 1, on: &canvas)
    canvas.write(
      indexed("h", figures.step), x: end + 2, y: y - 1, style: appearance.style(.dim))
    pen.value(
      "", Numbers.precise(figures.memoryAfter), isKnown: isKnown(.blend),
      isActive: stage == .blend, x: end + 2, y: y, on: &canvas)
  }

  /// What the gate does not keep it lets n write.
  private func drawWriting(into canvas: inout Canvas, in rect: Rect) {
    let y = row(4, in: rect)
    let (left, right) = (column(Self.updateColumn, in: rect), column(Self.newColumn, in: rect))
    let middle = column(Self.writeColumn, in: rect)
    let gate = wire(.gate(figures[.updateGate]), from: .updateGate, at: [.updateGate, .blend])
    let rest = wire(.gate(1 - figures[.updateGate]), from: .updateGate, at: [.updateGate, .blend])
    let offer = wire(.state(figures[.hiddenCandidate]), from: .newState, at: [.newState, .blend])
    pen.vertical(gate, x: left, row(2, in: rect)...row(5, in: rect), on: &canvas)
    pen.vertical(
      wire(.state(written), from: .blend, at: [.blend]), x: middle, row(2, in: rect)...y,
      on: &canvas)
    pen.horizontal(rest, left...middle, y: y, on: &canvas)
    pen.horizontal(offer, middle...right, y: y, on: &canvas)
    pen.joint(gate, "├", "┣", x: left, y: y, on: &canvas)
    pen.joint(offer, "┐", "┓", x: right, y: y, on: &canvas)
    pen.operation("×", isActive: stage == .blend, x: middle, y: y, on: &canvas)
    let (keeping, writing) = convention == .keeps ? ("z", "1−z") : ("1−z", "z")
    canvas.write(
      appearance.plain(keeping), x: left + 2, y: row(2, in: rect), style: appearance.style(.dim))
    canvas.write(
      appearance.plain(writing), x: left + 10, y: y - 1, style: appearance.style(.dim))
    pen.value(
      texts.written, Numbers.precise(written), isKnown: isKnown(.blend), isActive: false,
      role: .written, x: middle + 2, y: row(2, in: rect), on: &canvas)
  }

  /// r says how much of h the candidate sees.
  private func drawReset(into canvas: inout Canvas, in rect: Rect) {
    let (reset, new) = (column(Self.resetColumn, in: rect), column(Self.newColumn, in: rect))
    let gate = wire(.gate(figures[.resetGate]), from: .reset, at: [.reset, .newState])
    let turn = new - 6
    pen.horizontal(gate, reset + 3...turn, y: row(7, in: rect), on: &canvas)
    pen.joint(gate, "┐", "┓", x: turn, y: row(7, in: rect), on: &canvas)
    pen.vertical(gate, x: turn, row(7, in: rect) + 1...row(9, in: rect), on: &canvas)
    pen.joint(gate, "└", "┗", x: turn, y: row(9, in: rect), on: &canvas)
    pen.horizontal(gate, turn + 1...new, y: row(9, in: rect), on: &canvas)
    pen.operation("×", isActive: stage == .newState, x: new, y: row(9, in: rect), on: &canvas)
    pen.value(
      "r", Numbers.preciseGate(figures[.resetGate]), isKnown: isKnown(.reset),
      isActive: stage == .reset, x: reset + 4, y: row(6, in: rect), on: &canvas)
  }

  private func drawLayers(into canvas: inout Canvas, in rect: Rect) {
    let y = row(10, in: rect)
    let bus = wire(.bundle, from: nil, at: [])
    let places: [(CellStage, Int, String)] = [
      (.updateGate, Self.updateColumn, "σ"), (.reset, Self.resetColumn, "σ"),
      (.newState, Self.newColumn, "tanh"),
    ]
    pen.horizontal(
      bus, column(Self.startColumn, in: rect)...column(Self.newColumn, in: rect), y: y,
      on: &canvas)
    for (stop, place, label) in places {
      let x = column(place, in: rect)
      pen.box(label, isActive: stage == stop, x: x, y: row(6, in: rect), on: &canvas)
      let isLast = place == Self.newColumn
      if !isLast {
        pen.vertical(
          wire(.bundle, from: stop, at: [stop]), x: x, row(8, in: rect) + 1...row(10, in: rect) - 1,
          on: &canvas)
      }
      pen.joint(bus, isLast ? "┘" : "┴", isLast ? "┛" : "┻", x: x, y: y, on: &canvas)
    }
    let new = column(Self.newColumn, in: rect)
    pen.vertical(
      wire(.state(figures[.hiddenCandidate]), from: .newState, at: [.newState, .blend]), x: new,
      row(4, in: rect) + 1...row(5, in: rect), on: &canvas)
    pen.value(
      "z", Numbers.preciseGate(figures[.updateGate]), isKnown: isKnown(.updateGate),
      isActive: stage == .updateGate, x: column(Self.updateColumn, in: rect) + 2,
      y: row(5, in: rect),
      on: &canvas)
    pen.value(
      "n", Numbers.precise(figures[.hiddenCandidate]), isKnown: isKnown(.newState),
      isActive: stage == .newState, x: new + 2, y: row(5, in: rect), on: &canvas)
  }
}
