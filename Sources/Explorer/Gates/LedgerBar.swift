import Screen

/// Two bars about a common zero: the old cell state as kept and let go, the new one as kept and
/// written.
struct LedgerBar {
  /// A bar's piece between two values.
  private struct Piece {
    let from: Float
    let to: Float
    let role: Role
  }

  let step: UnitStep
  /// What the bar's ends stand for: ± this.
  let scale: Float
  let appearance: Appearance
  let texts: Texts

  /// Draws both bars, the old one in the rectangle's first row, the new one in its second.
  func draw(into canvas: inout Canvas, in rect: Rect) {
    let indent = max(texts.old.columns, texts.new.columns) + 1
    let bar = rect.columns(indent + 6..<rect.columns)
    for (row, word, value) in [(0, texts.old, step.before), (1, texts.new, step.after)] {
      canvas.write(word, x: rect.x, y: rect.y + row, style: appearance.style(.dim))
      canvas.write(Numbers.signed(value), x: rect.x + indent, y: rect.y + row)
    }
    draw(
      [
        Piece(from: step.kept, to: step.before, role: .letGo),
        Piece(from: 0, to: step.kept, role: .kept),
      ], y: rect.y, bar, on: &canvas)
    // A write against what was kept covers that part of it.
    let opposes = step.kept * step.written < 0
    let left = step.kept * step.after > 0 ? step.after : 0
    draw(
      [
        Piece(from: 0, to: opposes ? left : step.kept, role: .kept),
        Piece(from: step.kept, to: step.after, role: .written),
      ], y: rect.y + 1, bar, on: &canvas)
  }

  private func draw(_ pieces: [Piece], y: Int, _ bar: Rect, on canvas: inout Canvas) {
    for piece in pieces {
      let ends = [position(piece.from, bar), position(piece.to, bar)].sorted()
      for x in ends[0]..<ends[1] {
        canvas.put(
          Cell(appearance.fill(piece.role), style: appearance.style(piece.role)), x: x, y: y)
      }
    }
    let zero = position(0, bar)
    if canvas[zero, y] == .blank {
      canvas.put(
        Cell(appearance.isUnicode ? "│" : "|", style: appearance.style(.dim)), x: zero, y: y)
    }
  }

  /// The column at whose left edge a value stands.
  private func position(_ value: Float, _ bar: Rect) -> Int {
    let half = Float(bar.columns) / 2
    guard !value.isNaN, scale > 0 else { return bar.x + Int(half.rounded()) }
    let share = value.isFinite ? value / scale : value
    return bar.x + Int((half + min(max(share, -1), 1) * half).rounded())
  }
}
