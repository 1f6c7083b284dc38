/// How many colours a terminal has, or a person wants.
public enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// None: only bold, underline, reverse and dim.
  case never = 0
  /// The eight of ANSI.
  case eight = 8
  /// The eight and their bright twins.
  case sixteen = 16
  /// The palette of xterm: 16, a cube of 216 and 24 greys.
  case indexed256 = 256
  /// All that a screen can mix, 256 levels of red, green and blue.
  case truecolor = 16_777_216

  /// The most that a terminal of this many colours can show.
  public init(colorCount: Int) {
    self = ColorDepth.allCases.last { $0.rawValue <= colorCount } ?? .never
  }

  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
