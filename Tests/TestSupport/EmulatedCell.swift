public import Screen

/// One cell of an emulated screen.
public struct EmulatedCell: Equatable, Sendable {
  /// The glyph with its combining marks; empty in the right half of a wide one.
  public var text: String
  public var style: Style

  public init(_ text: String = " ", style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
