/// A colour of a cell's glyph or ground.
public enum Color: Equatable, Hashable, Sendable {
  /// Whatever the terminal uses by itself.
  case standard
  /// An index of the xterm palette, 0…255. The first 8 (or 16) exist on simpler terminals too.
  case indexed(UInt8)
  /// A colour of its own, on a terminal that can mix them.
  case rgb(RGB)
}

/// How a cell's glyph is set.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let bold = Attributes(rawValue: 1)
  public static let underline = Attributes(rawValue: 2)
  public static let reverse = Attributes(rawValue: 4)
  public static let dim = Attributes(rawValue: 8)
}

/// Colours and attributes of a cell.
public struct Style: Equatable, Hashable, Sendable {
  public var foreground: Color
  public var background: Color
  public var attributes: Attributes

  public init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  public static let plain = Style()
  public static let bold = Style(attributes: .bold)
}
