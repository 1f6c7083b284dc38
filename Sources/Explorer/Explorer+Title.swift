import Recurrent
import Screen

extension Explorer {
  /// The title row: on the left what is shown, on the right where in it one is.
  func drawTitle(on canvas: inout Canvas) {
    // Where no inspector tells it, the title does.
    let hasInspector = page == .gates && gatesLayout.inspector != nil
    let span = hasInspector ? nil : spanText
    let parts = titleParts(span)
    let place = placeText(parts)
    let placeX = size.columns - place.columns
    canvas.write(place, x: max(0, placeX), y: 0)
    let end = max(0, placeX - 2)
    if let span, span.columns <= end {
      drawSpan(span, on: &canvas, end: end)
    } else {
      drawNames(parts, on: &canvas, end: end)
    }
  }

  /// What became of the memory since the pin, and of which sequence, if there is room.
  private func drawSpan(_ words: StyledText, on canvas: inout Canvas, end: Int) {
    var x = 0
    if let sequence = sequenceText(withRange: false), sequence.columns + 2 + words.columns <= end {
      x = canvas.write(sequence, x: 0, y: 0) + 2
    }
    canvas.write(words, x: x, y: 0)
  }

  /// The file, which of its sequences, and the network.
  private func drawNames(_ parts: TitleParts, on canvas: inout Canvas, end: Int) {
    let style = appearance.style
    let sequence = sequenceText(withRange: parts.hasSequenceRange)
    let needed = sequence.map { $0.columns + 2 } ?? 0
    var x = 0
    // Where the names would end at the last step and unit: so they do at all of them.
    let steadyEnd = size.columns - widestPlace(parts) - 2
    if steadyEnd >= 40 + needed {
      x = canvas.write("lstm-viz", x: 0, y: 0, style: style(.strong), end: end) + 2
    }
    // The file's name may be cut, a number not: half of it would be another one.
    let end = min(end, steadyEnd)
    if end > needed {
      x = canvas.write(appearance.plain(title.file), x: x, y: 0, end: end - needed) + 2
    }
    if let sequence, x + sequence.columns <= end { x = canvas.write(sequence, x: x, y: 0) + 2 }
    for part in title.network.map({ appearance.plain($0) }) {
      guard x + part.columns <= end else { break }
      x = canvas.write(part, x: x, y: 0, style: style(.dim), end: end) + 1
    }
  }

  /// What became of the memory between pin and cursor: `A 40: 3 % of C is left, …`.
  private var spanText: StyledText? {
    guard let pin, let span, let share = span.share else { return nil }
    var text = StyledText()
    text.append("A \(pin)", appearance.style(.strong))
    text.append(
      ": "
        + texts.pin.title(
          recurrentLayer.kind.memory.symbol(in: appearance),
          Numbers.percentage(share).trimmingBlanks, Numbers.signed(span.written)))
    return text
  }

  /// What the title row says besides numbers.
  private struct TitleParts {
    var hasSequenceRange = false
    var hasRanges = false
    var hasOrder = false

    /// Those that say most first.
    static let all = [
      TitleParts(hasSequenceRange: true, hasRanges: true, hasOrder: true),
      TitleParts(hasSequenceRange: true, hasOrder: true), TitleParts(hasOrder: true), TitleParts(),
    ]
  }

  /// As much as there is room for beside the names, or beside what stands in their place. There is
  /// room for the widest numbers, so that nothing comes and goes while one steps; what playing needs
  /// is taken from the file's name.
  private func titleParts(_ span: StyledText?) -> TitleParts {
    let names = span?.columns ?? 8
    let isCrowded = span != nil && sequences.count > 1
    return TitleParts.all.first { parts in
      guard !(isCrowded && parts.hasSequenceRange) else { return false }
      let sequence = sequenceText(withRange: parts.hasSequenceRange)
      let left = sequence.map { names + 2 + $0.columns + 2 } ?? 0
      return left + widestPlace(parts) <= size.columns
    } ?? TitleParts()
  }

  /// How many columns the last step and the last unit need.
  private func widestPlace(_ parts: TitleParts) -> Int {
    var last = self
    (last.step, last.unit) = (trace.stepCount - 1, recurrentLayer.hiddenSize - 1)
    last.isPlaying = false
    return last.placeText(parts).columns
  }

  /// Where the cursor is: `t 62 of 0–199 · unit 9 of 0–15 by mean`, without ranges and order
  /// `t 62 · unit 9`.
  private func placeText(_ parts: TitleParts) -> StyledText {
    var text = StyledText()
    let range = { (count: Int) in
      parts.hasRanges ? " \(texts.of) 0\(appearance.text("–", ascii: "-"))\(count - 1)" : ""
    }
    let dot = appearance.text(" · ", ascii: ", ")
    if isPlaying {
      text.append(
        "\(appearance.text("▶", ascii: ">")) \(Explorer.speeds[speed])/s  ",
        appearance.style(.strong))
    }
    text.append("t \(step)", appearance.style(.strong))
    text.append("\(range(trace.stepCount))\(dot)")
    text.append("\(texts.unit) \(unit)", appearance.style(.strong))
    text.append(range(recurrentLayer.hiddenSize))
    if parts.hasOrder, let orderName { text.append(" \(orderName)") }
    if trace.network.layers.count > 1 {
      text.append(dot)
      text.append("\(texts.layer) \(layer)", appearance.style(.strong))
      text.append(range(trace.network.layers.count))
    }
    return text
  }
}
