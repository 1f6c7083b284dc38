public import Screen

/// What the screen can show, as far as a picture depends on it.
public struct Appearance: Equatable, Sendable {
  public var colorDepth: ColorDepth
  /// Whether block, shade and braille characters can be shown; else only ASCII is drawn.
  public var isUnicode: Bool
  /// Whether a cell may show two values, one over the other, by `▄` in two colours.
  public var splitsCells: Bool

  /// An appearance; cells are split only where there are colours and blocks for it.
  public init(
    colorDepth: ColorDepth = .indexed256, isUnicode: Bool = true, splitsCells: Bool = true
  ) {
    self.colorDepth = colorDepth
    self.isUnicode = isUnicode
    self.splitsCells = splitsCells && isUnicode && colorDepth == .indexed256
  }

  /// The first text where it can be shown, else the second, which is ASCII.
  func text(_ unicode: String, ascii: String) -> String { isUnicode ? unicode : ascii }
}
