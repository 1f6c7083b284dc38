#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A colour as screens mix it, in sRGB.
public struct RGB: Equatable, Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// What xterm shows for an index of its palette: 16 colours, a cube of 6 × 6 × 6, 24 greys.
  ///
  /// People change the first 16 to their taste; these are xterm's own.
  public init(xterm index: UInt8) {
    switch Int(index) {
    case let simple where simple < 16:
      self = RGB.simple[simple]
    case let cubic where cubic < 232:
      let place = cubic - 16
      self.init(
        RGB.cubeLevels[place / 36], RGB.cubeLevels[place / 6 % 6], RGB.cubeLevels[place % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      self.init(grey, grey, grey)
    }
  }

  /// What a cell's colour is as far as that is known; `nil` for the terminal's own.
  public init?(_ color: Color) {
    switch color {
    case .standard: return nil
    case .indexed(let index): self.init(xterm: index)
    case .rgb(let rgb): self = rgb
    }
  }

  /// The colour as HTML and SVG write it, `#00d7af`.
  public var hex: String {
    let value = Int(red) << 16 | Int(green) << 8 | Int(blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// How bright it is to the eye, from 0 for black to 1 for white: the relative luminance of WCAG 2.
  public var luminance: Double {
    0.2126 * RGB.linear(red) + 0.7152 * RGB.linear(green) + 0.0722 * RGB.linear(blue)
  }

  /// How well it is told from another colour, from 1 to 21: the contrast ratio of WCAG 2.
  public func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// The colour that is `share` of this one and else another.
  func mixed(with other: RGB, share: Double) -> RGB {
    let mix = { (mine: UInt8, theirs: UInt8) in
      UInt8((Double(mine) * share + Double(theirs) * (1 - share)).rounded())
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  private static func linear(_ level: UInt8) -> Double {
    let share = Double(level) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let simple: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
