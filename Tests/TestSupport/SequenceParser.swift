/// Cuts a terminal's input into glyphs, control characters and sequences.
struct SequenceParser: Sendable {
  enum Element {
    case scalar(Unicode.Scalar)
    case control(UInt8)
    /// What follows an Escape, the last character included.
    case escape(String)
    case sequence(EmulatedSequence)
  }

  private enum State {
    case ground
    case escape(String)
    case sequence(EmulatedSequence)
    /// A title or a colour, which nobody looks at, up to BEL or `ESC \`.
    case string(endsAtBackslash: Bool)
  }

  private var state = State.ground
  private var partial: [UInt8] = []

  mutating func next(_ byte: UInt8) -> Element? {
    switch state {
    case .ground: ground(byte)
    case .escape(let text): escape(byte, after: text)
    case .sequence(let sequence): self.sequence(byte, in: sequence)
    case .string(let endsAtBackslash): string(byte, endsAtBackslash: endsAtBackslash)
    }
  }

  private mutating func ground(_ byte: UInt8) -> Element? {
    if byte == 0x1B {
      state = .escape("")
      return nil
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    if byte < 0x80 { return .scalar(Unicode.Scalar(byte)) }
    if byte & 0xC0 == 0xC0 { partial = [] }
    partial.append(byte)
    guard let scalar = String(validating: partial, as: UTF8.self)?.unicodeScalars.first else {
      return nil
    }
    partial = []
    return .scalar(scalar)
  }

  private mutating func escape(_ byte: UInt8, after text: String) -> Element? {
    let text = text + String(Unicode.Scalar(byte))
    switch text {
    case "[":
      state = .sequence(EmulatedSequence())
      return nil
    case "]", "P", "X", "^", "_":
      state = .string(endsAtBackslash: false)
      return nil
    case _ where (0x20...0x2F).contains(byte):
      state = .escape(text)
      return nil
    default:
      state = .ground
      return .escape(text)
    }
  }

  private mutating func sequence(_ byte: UInt8, in sequence: EmulatedSequence) -> Element? {
    var sequence = sequence
    let isComplete = sequence.append(byte)
    state = isComplete ? .ground : .sequence(sequence)
    return isComplete ? .sequence(sequence) : nil
  }

  private mutating func string(_ byte: UInt8, endsAtBackslash: Bool) -> Element? {
    let isEnd = byte == 7 || endsAtBackslash && byte == UInt8(ascii: "\\")
    state = isEnd ? .ground : .string(endsAtBackslash: byte == 0x1B)
    return nil
  }
}
