import Recurrent
import Screen

/// What the colours of page 1 stand for: a ramp with numbers at its ends for each scale that is on.
struct ScaleLegend {
  /// The signals on screen.
  let signals: [(signal: Signal, scale: Shading.Scale)]
  /// A line that tells of another scale, if there is reason to.
  let hint: String?
  let appearance: Appearance
  let texts: Texts

  /// How many rows it takes.
  var rowCount: Int { lines.count + notes.count }

  func draw(into canvas: inout Canvas, in rect: Rect) {
    let lows = lines.map(\.scale.ends.low.columns).max() ?? 0
    let highs = lines.map(\.scale.ends.high.columns).max() ?? 0
    for (row, line) in lines.enumerated() where row < rect.rows {
      let y = rect.y + row
      let (low, high) = line.scale.ends
      canvas.write(
        low, x: rect.x + lows - low.columns, y: y, style: appearance.style(.dim))
      var x = rect.x + lows + 1
      for cell in Shading(scale: line.scale, appearance: appearance).ramp(columns: 15) {
        canvas.put(cell, x: x, y: y)
        x += 1
      }
      canvas.write(high, x: x + 1, y: y, style: appearance.style(.dim), end: rect.endX)
      x += 1 + highs
      let gap = x + 2 + line.letters.columns <= rect.endX ? 2 : 1
      canvas.write(line.letters, x: x + gap, y: y, end: rect.endX)
    }
    for (row, note) in notes.enumerated() where lines.count + row < rect.rows {
      canvas.write(
        appearance.plain(note), x: rect.x, y: rect.y + lines.count + row,
        style: appearance.style(.dim), end: rect.endX)
    }
  }

  /// A row a scale, in the panels' order: what is coloured by tanh goes from −1 to 1, too.
  private var lines: [(scale: Shading.Scale, letters: String)] {
    var lines: [(scale: Shading.Scale, letters: String)] = []
    for (signal, scale) in signals {
      let symbol = signal.symbol(in: appearance)
      let letters = scale == .squashed ? "tanh \(symbol)" : symbol
      let shown = scale == .squashed ? .signed : scale
      if let index = lines.firstIndex(where: { $0.scale == shown }) {
        lines[index].letters += " \(letters)"
      } else {
        lines.append((shown, letters))
      }
    }
    return lines.filter { !$0.scale.hasSign } + lines.filter(\.scale.hasSign)
  }

  private var notes: [String] {
    let keeping = signals.first { signal in
      if case .halfLife = signal.scale { true } else { false }
    }
    let unit = keeping.map { texts.scales.halfLifeIn($0.signal.symbol(in: appearance)) }
    return [unit, hint].compactMap { $0 }
  }
}
