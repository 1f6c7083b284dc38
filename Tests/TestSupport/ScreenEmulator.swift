public import Screen

/// What a terminal of type `xterm-256color` shows of the bytes that a program writes.
///
/// It knows what ncurses sends to such a terminal. Sequences that it does not know are kept in
/// ``unknownSequences``, so that a test can insist that there are none.
public struct ScreenEmulator: Sendable {
  public private(set) var size: Size
  /// The rows of cells, `[rows][columns]`.
  public internal(set) var cells: [[EmulatedCell]]
  public internal(set) var cursor = Point(x: 0, y: 0)
  public internal(set) var isAlternate = false
  public internal(set) var isCursorVisible = true
  /// Whether arrow keys are to send `ESC O A` rather than `ESC [ A`.
  public internal(set) var hasApplicationKeys = false
  /// The mouse's modes that are on: 1000 for buttons and wheel, 1006 for the form without an end.
  public internal(set) var mouseModes: Set<Int> = []
  public internal(set) var style = Style.plain
  public internal(set) var unknownSequences: [String] = []

  /// The other of the two screens, while this one is shown.
  var hidden: [[EmulatedCell]]
  var saved = Point(x: 0, y: 0)
  /// The rows that scroll.
  var region: Range<Int>
  /// Whether the last column was written, so that the next glyph begins a row.
  var isWrapPending = false
  var lastGlyph = " "
  private var parser = SequenceParser()

  public init(size: Size) {
    self.size = size
    cells = ScreenEmulator.blankRows(size)
    hidden = cells
    region = 0..<size.rows
  }

  /// The rows without the blanks at their ends, and without the empty rows at the end.
  public var text: String {
    var rows = (0..<size.rows).map(row)
    while rows.last?.isEmpty == true {
      rows.removeLast()
    }
    return rows.joined(separator: "\n")
  }

  /// The text of one row without the blanks at its end.
  public func row(_ y: Int) -> String {
    guard cells.indices.contains(y) else { return "" }
    var text = cells[y].map(\.text).joined()
    while text.last == " " {
      text.removeLast()
    }
    return text
  }

  /// Whether the terminal is as a shell wants it: main screen, cursor on, plain style and keys, its
  /// mouse its own.
  public var isRestored: Bool {
    !isAlternate && isCursorVisible && style == .plain && !hasApplicationKeys
      && mouseModes.isEmpty && region == 0..<size.rows
  }

  /// Takes in what a program wrote, cut anywhere.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let element = parser.next(byte) else { continue }
      switch element {
      case .scalar(let scalar): print(scalar)
      case .control(let byte): obey(control: byte)
      case .escape(let sequence): obey(escape: sequence)
      case .sequence(let sequence): obey(sequence)
      }
    }
  }

  /// Cuts or extends both screens at the right and at the bottom.
  public mutating func resize(to size: Size) {
    self.size = size
    for y in cells.indices {
      ScreenEmulator.fit(&cells[y], to: size.columns)
      ScreenEmulator.fit(&hidden[y], to: size.columns)
    }
    let blanks = ScreenEmulator.blankRows(size)
    cells = Array((cells + blanks).prefix(size.rows))
    hidden = Array((hidden + blanks).prefix(size.rows))
    region = 0..<size.rows
    move(x: cursor.x, y: cursor.y)
  }

  /// Puts the cursor at a place, or as near as the screen has one.
  mutating func move(x: Int, y: Int) {
    cursor = Point(x: max(0, min(x, size.columns - 1)), y: max(0, min(y, size.rows - 1)))
    isWrapPending = false
  }

  static func blankRows(_ size: Size) -> [[EmulatedCell]] {
    Array(
      repeating: Array(repeating: EmulatedCell(), count: size.columns), count: size.rows)
  }

  private static func fit(_ row: inout [EmulatedCell], to columns: Int) {
    let missing = max(0, columns - row.count)
    row = Array(row.prefix(columns)) + Array(repeating: EmulatedCell(), count: missing)
  }
}
