import Recurrent

extension Explorer {
  /// The next match behind the cursor, or before it; past the end it goes on at the other one, so that
  /// the cursor's own step is the last that is looked at.
  func match(of search: Search, after step: Int, isForward: Bool) -> Int? {
    let count = trace.stepCount
    let spans = isForward ? [step + 1..<count, 0..<step + 1] : [0..<step, step..<count]
    for span in spans {
      if let found = match(of: search, in: span, isForward: isForward) { return found }
    }
    return nil
  }

  /// The first match of a span, or its last one: a piece at a time, so that no more is computed than
  /// lies before it, and without the pieces that a summary says have none.
  private func match(of search: Search, in span: Range<Int>, isForward: Bool) -> Int? {
    guard let first = span.first, let last = span.last else { return nil }
    let length = pieceLength(for: search)
    let pieces = first / length...last / length
    var piece = isForward ? pieces.lowerBound : pieces.upperBound
    while pieces.contains(piece) {
      let steps = (piece * length..<(piece + 1) * length).clamped(to: span)
      if mayMatch(search, piece: piece) {
        let matches = matches(of: search, in: steps)
        if let found = isForward ? matches.first : matches.last { return found }
      }
      piece += isForward ? 1 : -1
    }
    return nil
  }

  /// The summary that knows the extremes of what is looked for.
  private func extremes(of search: Search) -> SignalSummary? {
    guard let summary, case .compared(.signal(let signal), _, _) = search.pattern else {
      return nil
    }
    return summary.layers[layer][signal]
  }

  private func pieceLength(for search: Search) -> Int {
    guard let summary, extremes(of: search) != nil else { return trace.blockLength }
    return summary.bucketLength
  }

  private func mayMatch(_ search: Search, piece: Int) -> Bool {
    guard let known = extremes(of: search),
      case .compared(_, let comparison, let bound) = search.pattern
    else { return true }
    guard unit < known.width else { return false }
    let place = piece * known.width + unit
    return comparison.mayHold(from: known.minima[place], to: known.maxima[place], bound)
  }

  private func matches(of search: Search, in steps: Range<Int>) -> [Int] {
    switch search.pattern {
    case .compared(let quantity, let comparison, let bound):
      zip(steps, values(of: quantity, steps)).filter { comparison.holds($1, bound) }.map(\.0)
    case .text(let text): steps.filter { begins(with: text, at: $0) }
    }
  }

  /// What is compared, one value a step.
  private func values(of quantity: Search.Quantity, _ steps: Range<Int>) -> [Float] {
    switch quantity {
    case .signal(let signal):
      let width = recurrentLayer.width(of: signal)
      guard unit < width else { return [] }
      let all = trace.values(of: signal, layer: layer, steps: steps)
      return steps.indices.map { all[($0 - steps.lowerBound) * width + unit] }
    case .input(let column): return steps.map { trace.sequence[$0, column] }
    case .lost: return shares(MemoryChanges(in: trace, layer: layer, steps: steps).letGo)
    case .written: return shares(MemoryChanges(in: trace, layer: layer, steps: steps).written)
    }
  }

  /// The selected unit's of some changes, `[steps, H]`, as shares of its largest memory.
  private func shares(_ changes: [Float]) -> [Float] {
    let scale = memoryScale
    return stride(from: unit, to: changes.count, by: recurrentLayer.hiddenSize).map {
      scale > 0 ? changes[$0] / scale : 0
    }
  }

  /// Whether the tokens from a step on spell a text, the last of them perhaps more.
  private func begins(with text: String, at step: Int) -> Bool {
    guard let tokens else { return false }
    var rest = text[...]
    for step in step..<trace.stepCount {
      let token = trace.sequence.token(at: step)
      guard tokens.indices.contains(token) else { return false }
      if tokens[token].hasPrefix(rest) { return true }
      guard !tokens[token].isEmpty, rest.hasPrefix(tokens[token]) else { return false }
      rest = rest.dropFirst(tokens[token].count)
    }
    return false
  }
}
