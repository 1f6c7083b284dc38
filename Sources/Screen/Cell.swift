/// One place of a canvas: a glyph and its style.
///
/// A glyph of two columns (most Chinese, Japanese and Korean characters) stands in the left cell;
/// the right cell is its ``isContinuation`` and is never drawn by itself.
public struct Cell: Equatable, Hashable, Sendable {
  public var glyph: Glyph
  public var style: Style
  public var isContinuation: Bool

  public init(_ glyph: Glyph = .blank, style: Style = .plain) {
    self.glyph = glyph
    self.style = style
    self.isContinuation = false
  }

  public static let blank = Cell()

  /// The right half of a wide glyph.
  static func continuation(style: Style) -> Cell {
    var cell = Cell(" ", style: style)
    cell.isContinuation = true
    return cell
  }
}
