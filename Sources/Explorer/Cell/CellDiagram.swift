import Recurrent
import Screen

/// A cell as Olah draws it ("Understanding LSTM Networks", 2015), with one unit's numbers of one step
/// on its wires.
protocol CellDiagram {
  var figures: CellFigures { get }
  /// The stop at which the walk stands.
  var stage: CellStage { get }
  var pen: DiagramPen { get }
  /// Draws it into 80 columns or more and ``CellDiagramSize/rows`` rows, or as many as
  /// ``CellDiagramSize/rows(within:)`` says.
  func draw(into canvas: inout Canvas, in rect: Rect)
}

/// The room that every diagram takes.
enum CellDiagramSize {
  static let rows = 11
  static let columns = 76

  /// The rows of a diagram whose three rows of wires are as long as the room allows.
  static func rows(within room: Int) -> Int {
    rows + 3 * min(max((room - rows) / 3, 0), 3)
  }
}

extension CellDiagram {
  var appearance: Appearance { pen.appearance }

  /// Whether a stop lies behind, or is where the walk stands.
  func isKnown(_ stop: CellStage) -> Bool {
    let stages = figures.kind.stages
    guard let wanted = stages.firstIndex(of: stop), let here = stages.firstIndex(of: stage)
    else { return true }
    return wanted <= here
  }

  /// A wire that is known from a stop on, and thick while the walk stands at one of some stops.
  func wire(_ flow: Wire.Flow, from stop: CellStage?, at active: [CellStage]) -> Wire {
    Wire(
      flow: flow, isKnown: stop.map(isKnown) ?? true, isActive: active.contains(stage))
  }

  /// A column of the diagram for one of the 76 that it has at the least.
  func column(_ place: Int, in rect: Rect) -> Int {
    let spread = min(rect.columns, 150) - CellDiagramSize.columns
    return rect.x + place + spread * place / CellDiagramSize.columns
  }

  /// A row of the diagram for one of the 11 that it has at the least: what is drawn in a taller one
  /// has longer wires below the belt, above the layers and below them.
  func row(_ place: Int, in rect: Rect) -> Int {
    let longer = (rect.rows - CellDiagramSize.rows) / 3
    let wires = place <= 2 ? 0 : place <= 4 ? 1 : place <= 8 ? 2 : 3
    return rect.y + place + wires * longer
  }

  /// `C[61]`, the index of the initial state as `C₀`.
  func indexed(_ symbol: String, _ step: Int) -> String {
    step < 0 ? "\(symbol)[-1]" : "\(symbol)[\(step)]"
  }

  /// h that came in as a row of colours, and x below it: what every layer of the cell looks at.
  func drawInputs(into canvas: inout Canvas, in rect: Rect, y: Int) {
    canvas.write(
      indexed("h", figures.previousStep), x: rect.x, y: y, style: appearance.style(.dim))
    let hidden = figures.before.hidden
    let shown = min(hidden.count, 12)
    let first = min(max(figures.unit - shown / 2, 0), max(0, hidden.count - shown))
    let shading = Shading(scale: .signed, appearance: appearance)
    for offset in 0..<shown {
      canvas.put(shading.cell(hidden[first + offset]), x: rect.x + offset, y: y + 1)
    }
    let text =
      figures.input.count == 1
      ? "x \(Numbers.precise(figures.input[0]).trimmingBlanks)"
      : "x [\(figures.input.count)]"
    canvas.write(text, x: rect.x, y: y + 2)
  }
}
