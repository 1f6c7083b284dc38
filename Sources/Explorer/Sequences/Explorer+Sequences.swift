import Screen

extension Explorer {
  /// Another sequence of the file was wanted.
  public enum SequenceMessage: Equatable, Sendable {
    /// So many sequences on, or back when negative. Past the first or the last one there is none, as
    /// with layers.
    case moved(by: Int)
  }

  /// The sequence shown, in `0..<sequences.count`.
  public var sequence: Int { viewpoint.sequence }

  mutating func apply(_ message: SequenceMessage) {
    switch message {
    case .moved(let count): moveSequence(by: count)
    }
  }

  /// Where there is none, nothing on the screen would say why nothing happened: a sentence does.
  private mutating func moveSequence(by count: Int) {
    let words = texts.sequences
    guard sequences.count > 1 else {
      notice = appearance.plain(words.isOnly)
      return
    }
    let target = min(max(sequence.saturatingAdd(count), 0), sequences.count - 1)
    guard target != sequence else {
      notice = appearance.plain(target == 0 ? words.isFirst : words.isLast)
      return
    }
    show(sequence: target)
  }

  /// Turns to another sequence and keeps the rest of the viewpoint, but for what names steps of the
  /// sequence before: the pin, and an order by what one step let go. The cursor stays at its step, or
  /// at the last one of a shorter sequence.
  mutating func show(sequence: Int) {
    guard sequence != self.sequence else { return }
    viewpoint.sequence = sequence
    viewpoint.pin = nil
    if case .letGo = viewpoint.order { viewpoint.order = nil }
  }

  /// Opens the sequence that the viewpoint is of, if another one is open: undo and redo come to
  /// others, too. Nothing plays on then, and what was learned is forgotten.
  ///
  /// - Returns: whether another one was opened.
  mutating func openSequence() -> Bool {
    viewpoint.sequence = min(max(sequence, 0), sequences.count - 1)
    guard sequence != openedSequence else { return false }
    openedSequence = sequence
    let opened = sequences[sequence]
    trace = opened.trace
    labels = opened.fittingLabels
    isPlaying = false
    forget()
    return true
  }

  /// Forgets what is known of the trace, and all that was put together from it.
  private mutating func forget() {
    (largestMemory, summary, walkedShare) = (nil, nil, nil)
    (isWalking, awaited) = (false, nil)
    (pageBins, pageOutput, pageEvents, pageQuantiles) = (nil, nil, nil, nil)
    (layerOrder, layerScales, layerFigures, overviews) = (nil, nil, nil, nil)
  }

  /// The sequence's number for the title row: `seq  2 of 0–11`, without range `seq  2`; `nil` where
  /// there is but one. It is as wide for all of them.
  func sequenceText(withRange: Bool) -> StyledText? {
    guard sequences.count > 1 else { return nil }
    let last = "\(sequences.count - 1)"
    let number = "\(sequence)"
    let blanks = String(repeating: " ", count: last.count - number.count)
    var text = StyledText()
    text.append("\(texts.sequences.sequence) \(blanks)\(number)", appearance.style(.strong))
    if withRange { text.append(" \(texts.of) 0\(appearance.text("–", ascii: "-"))\(last)") }
    return text
  }
}
