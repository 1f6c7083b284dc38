/// A line of text in pieces, each of one style.
public struct StyledText: Equatable, Sendable {
  /// A piece of one style.
  public struct Piece: Equatable, Sendable {
    public var text: String
    public var style: Style
  }

  public private(set) var pieces: [Piece]

  public init() {
    pieces = []
  }

  /// How many columns a terminal gives it.
  public var columns: Int { pieces.reduce(0) { $0 + $1.text.columns } }

  /// The text without its styles.
  public var plain: String { pieces.map(\.text).joined() }

  public mutating func append(_ text: String, _ style: Style = .plain) {
    pieces.append(Piece(text: text, style: style))
  }

  public mutating func append(_ other: StyledText) {
    pieces += other.pieces
  }
}

extension Canvas {
  /// Writes styled text to the right from a place, at most up to column `end`.
  ///
  /// - Returns: the column after the last one written.
  @discardableResult
  public mutating func write(_ text: StyledText, x: Int, y: Int, end: Int = .max) -> Int {
    text.pieces.reduce(x) { write($1.text, x: $0, y: y, style: $1.style, end: end) }
  }
}
