import Recurrent
import Screen

/// The LSTM's cell: the conveyor belt of C above, the four layers below it.
///
/// Without a forget gate the belt has no ×; with coupled gates one gate is 1 less the other and has
/// no layer; peepholes are named at the layers that have them.
struct LSTMDiagram: CellDiagram {
  let figures: CellFigures
  let stage: CellStage
  let pen: DiagramPen
  let texts: Texts

  private static let forgetColumn = 21
  private static let inputColumn = 34
  private static let candidateColumn = 45
  private static let writeColumn = 39
  private static let outputColumn = 57
  private static let readColumn = 63
  private static let startColumn = 13
  private static let endColumn = 66

  func draw(into canvas: inout Canvas, in rect: Rect) {
    drawBelt(into: &canvas, in: rect)
    drawWriting(into: &canvas, in: rect)
    drawReading(into: &canvas, in: rect)
    drawLayers(into: &canvas, in: rect)
    drawInputs(into: &canvas, in: rect, y: row(10, in: rect) - 2)
  }

  private var hasForgetGate: Bool { figures.kind != .noForgetLSTM }

  /// C from the left to the right, with × and + upon it.
  private func drawBelt(into canvas: inout Canvas, in rect: Rect) {
    let y = row(1, in: rect)
    let (first, times) = (column(Self.startColumn, in: rect), column(Self.forgetColumn, in: rect))
    let (plus, end) = (column(Self.writeColumn, in: rect), column(Self.endColumn, in: rect))
    let old = wire(.state(figures.memoryBefore), from: nil, at: hasForgetGate ? [.forget] : [])
    let kept = wire(
      .state(figures.change?.kept ?? 0), from: hasForgetGate ? .forget : nil,
      at: [.forget, .update])
    let new = wire(.state(figures.memoryAfter), from: .update, at: [.update, .output])
    canvas.write(
      indexed("C", figures.previousStep), x: rect.x, y: y - 1, style: appearance.style(.dim))
    canvas.write(
      Numbers.precise(figures.memoryBefore).trimmingBlanks, x: rect.x, y: y,
      style: appearance.style(.strong))
    pen.horizontal(old, first...times, y: y, on: &canvas)
    pen.horizontal(kept, times...plus, y: y, on: &canvas)
    pen.horizontal(new, plus...end - 1, y: y, on: &canvas)
    pen.arrow(new, x: end, y: y, on: &canvas)
    if hasForgetGate {
      pen.operation("×", isActive: stage == .forget, x: times, y: y, on: &canvas)
      pen.value(
        texts.kept, Numbers.precise(figures.change?.kept ?? 0), isKnown: isKnown(.forget),
        isActive: false, role: .kept, x: times + 3, y: y - 1, on: &canvas)
    }
    pen.operation("+", isActive: stage == .update, x: plus, y: y, on: &canvas)
    canvas.write(
      indexed("C", figures.step), x: end + 2, y: y - 1, style: appearance.style(.dim))
    pen.value(
      "", Numbers.precise(figures.memoryAfter), isKnown: isKnown(.update),
      isActive: stage == .update, x: end + 2, y: y, on: &canvas)
  }

  /// i and C̃ meet at a × and go up to the belt.
  private func drawWriting(into canvas: inout Canvas, in rect: Rect) {
    let y = row(4, in: rect)
    let (left, right) = (column(Self.inputColumn, in: rect), column(Self.candidateColumn, in: rect))
    let middle = column(Self.writeColumn, in: rect)
    let gate = wire(.gate(figures[.inputGate]), from: .inputGate, at: [.inputGate, .update])
    let offer = wire(.state(figures[.candidate]), from: .candidate, at: [.candidate, .update])
    let written = wire(.state(figures.change?.written ?? 0), from: .update, at: [.update])
    pen.vertical(written, x: middle, row(2, in: rect)...y, on: &canvas)
    pen.horizontal(gate, left...middle, y: y, on: &canvas)
    pen.horizontal(offer, middle...right, y: y, on: &canvas)
    pen.joint(gate, "┌", "┏", x: left, y: y, on: &canvas)
    pen.joint(offer, "┐", "┓", x: right, y: y, on: &canvas)
    pen.operation("×", isActive: stage == .update, x: middle, y: y, on: &canvas)
    pen.value(
      texts.written, Numbers.precise(figures.change?.written ?? 0), isKnown: isKnown(.update),
      isActive: false, role: .written, x: middle + 2, y: row(2, in: rect), on: &canvas)
  }

  /// C is turned into tanh C, o lets some of it out.
  private func drawReading(into canvas: inout Canvas, in rect: Rect) {
    let y = row(4, in: rect)
    let (gateX, x) = (column(Self.outputColumn, in: rect), column(Self.readColumn, in: rect))
    let end = column(Self.endColumn, in: rect)
    let read = wire(.state(figures.readOut ?? 0), from: .output, at: [.output])
    let gate = wire(.gate(figures[.outputGate]), from: .output, at: [.output])
    let shown = wire(.state(figures.shown), from: .output, at: [.output])
    pen.vertical(read, x: x, row(2, in: rect)...y, on: &canvas)
    pen.joint(
      wire(.state(figures.memoryAfter), from: .update, at: [.update, .output]), "┬", "┳", x: x,
      y: row(1, in: rect), on: &canvas)
    canvas.write(
      "tanh", x: x - 2, y: row(2, in: rect),
      style: appearance.style(stage == .output ? .strong : .dim))
    pen.value(
      "", Numbers.precise(figures.readOut ?? 0), isKnown: isKnown(.output),
      isActive: stage == .output, x: end + 2, y: row(2, in: rect), on: &canvas)
    pen.horizontal(gate, gateX...x, y: y, on: &canvas)
    pen.joint(gate, "┌", "┏", x: gateX, y: y, on: &canvas)
    pen.horizontal(shown, x...end - 1, y: y, on: &canvas)
    pen.arrow(shown, x: end, y: y, on: &canvas)
    pen.operation("×", isActive: stage == .output, x: x, y: y, on: &canvas)
    let name = figures.isProjected ? "m" : "h"
    canvas.write(
      indexed(name, figures.step), x: end + 2, y: y - 1, style: appearance.style(.dim))
    pen.value(
      "", Numbers.precise(figures.shown), isKnown: isKnown(.output), isActive: stage == .output,
      x: end + 2, y: y, on: &canvas)
    if figures.isProjected {
      canvas.write(
        appearance.plain("→ W·m = h"), x: end + 1, y: y + 1, style: appearance.style(.dim))
    }
  }

  private func drawLayers(into canvas: inout Canvas, in rect: Rect) {
    let layers: [(CellStage, Signal, Int, Int)] = [
      (.forget, .forgetGate, Self.forgetColumn, row(2, in: rect)),
      (.inputGate, .inputGate, Self.inputColumn, row(4, in: rect) + 1),
      (.candidate, .candidate, Self.candidateColumn, row(4, in: rect) + 1),
      (.output, .outputGate, Self.outputColumn, row(4, in: rect) + 1),
    ]
    let shown = layers.filter { figures.kind.stages.contains($0.0) }
    drawBus(under: shown.filter { figures.terms[$0.1] != nil }.map { ($0.0, $0.2) }, &canvas, rect)
    drawCoupling(into: &canvas, in: rect)
    for (stop, signal, place, top) in shown {
      let x = column(place, in: rect)
      let isGate = signal.isGate
      let flow: Wire.Flow = isGate ? .gate(figures[signal]) : .state(figures[signal])
      let active: [CellStage] =
        [stop] + ([.inputGate, .candidate].contains(stop) ? [.update] : [])
      let out = wire(flow, from: stop, at: active)
      pen.vertical(out, x: x, top...row(5, in: rect), on: &canvas)
      let text = isGate ? Numbers.preciseGate(figures[signal]) : Numbers.precise(figures[signal])
      pen.value(
        signal.symbol(in: appearance), text, isKnown: isKnown(stop), isActive: stage == stop,
        x: x + 2, y: row(5, in: rect), on: &canvas)
      pen.box(label(of: signal), isActive: stage == stop, x: x, y: row(6, in: rect), on: &canvas)
      if figures.terms[signal]?.peephole != nil {
        let seen = indexed("C", signal == .outputGate ? figures.step : figures.previousStep)
        canvas.write(seen, x: x + 3, y: row(8, in: rect) + 1, style: appearance.style(.dim))
      }
    }
  }

  /// Coupled gates: what the one lets through is what the other does not.
  private func drawCoupling(into canvas: inout Canvas, in rect: Rect) {
    guard figures.kind == .coupledLSTM else { return }
    let flow = wire(
      .gate(figures[.forgetGate]), from: .forget, at: [.forget, .inputGate])
    let columns = column(Self.forgetColumn, in: rect) + 3...column(Self.inputColumn, in: rect) - 3
    pen.horizontal(flow, columns, y: row(7, in: rect), on: &canvas)
  }

  /// h and x run below all layers, as far as the last one, and into each.
  private func drawBus(
    under layers: [(stop: CellStage, place: Int)], _ canvas: inout Canvas, _ rect: Rect
  ) {
    guard let last = layers.last else { return }
    let y = row(10, in: rect)
    let bus = wire(.bundle, from: nil, at: [])
    pen.horizontal(
      bus, column(Self.startColumn, in: rect)...column(last.place, in: rect), y: y, on: &canvas)
    for (stop, place) in layers {
      let x = column(place, in: rect)
      let branch = wire(.bundle, from: stop, at: [stop])
      pen.vertical(branch, x: x, row(8, in: rect) + 1...row(10, in: rect) - 1, on: &canvas)
      pen.joint(
        bus, place == last.place ? "┘" : "┴", place == last.place ? "┛" : "┻", x: x, y: y,
        on: &canvas)
    }
  }

  private func label(of signal: Signal) -> String {
    if figures.terms[signal] == nil { return signal == .inputGate ? "1−f" : "1−i" }
    return signal.isGate ? "σ" : "tanh"
  }
}
