/// How many colours a terminal can show.
public enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// No colour at all: glyphs and attributes alone.
  case never = 0
  case eight = 8
  case sixteen = 16
  case indexed256 = 256

  public static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rawValue < b.rawValue }
}
