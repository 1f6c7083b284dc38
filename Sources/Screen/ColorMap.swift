/// Fifteen colours of the xterm palette from low to high.
///
/// Their lightness runs one way (in a diverging map from the centre outwards), also for colour-blind
/// eyes, and they are colours that 256-colour terminals have: rounding a finer map to the palette
/// would give fewer levels and reversals.
public enum ColorMap: String, CaseIterable, Sendable {
  /// Dark to bright: gates, which are closed at 0 and open at 1.
  case light
  /// Blue below zero, black at zero, orange above: states, which have a sign, on a dark ground.
  case blueOrange = "blue-orange"
  case viridis
  case cividis
  case inferno
  /// Blue below zero, white at zero, red above: states on a light ground.
  case redBlue = "RdBu_r"

  /// The map that people know by this name, in upper or lower case.
  public init?(named name: String) {
    let map = ColorMap.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
    guard let map else { return nil }
    self = map
  }

  /// Whether it runs from its middle to two hues, so that it shows a sign.
  public var isDiverging: Bool { self == .blueOrange || self == .redBlue }

  /// The colours as indices of the palette.
  public var indices: [UInt8] {
    switch self {
    case .light: ColorMap.lightIndices
    case .blueOrange: ColorMap.blueOrangeIndices
    case .viridis: ColorMap.viridisIndices
    case .cividis: ColorMap.cividisIndices
    case .inferno: ColorMap.infernoIndices
    case .redBlue: ColorMap.redBlueIndices
    }
  }

  /// The colour of a value in 0…1; values outside take the colour of the nearer end, NaN that of
  /// the middle.
  public func color(at value: Float) -> UInt8 {
    let indices = indices
    return indices[ColorMap.place(of: value, among: indices.count)]
  }

  /// The colour of a value in 0…1 between the colours of the palette, where a terminal can mix them.
  ///
  /// There are ``fineLevels`` of them: a row of split cells shows any two together, and pairs of
  /// colours are a budget.
  public func rgb(at value: Float) -> RGB {
    let anchors = indices
    let last = ColorMap.fineLevels - 1
    let place = ColorMap.place(of: value, among: ColorMap.fineLevels) * (anchors.count - 1)
    let (index, rest) = place.quotientAndRemainder(dividingBy: last)
    let below = RGB(xterm: anchors[index])
    guard rest > 0 else { return below }
    return RGB(xterm: anchors[index + 1]).mixed(with: below, share: Double(rest) / Double(last))
  }

  /// How many colours ``rgb(at:)`` gives: an odd number, so that a diverging map has its middle.
  public static let fineLevels = 65

  /// The colour of a value as ``color(at:)`` says, or the next one outwards that is told from a
  /// ground by a contrast; `nil` if there is none.
  public func color(at value: Float, on ground: RGB, contrast: Double) -> UInt8? {
    let indices = indices
    let place = ColorMap.place(of: value, among: indices.count)
    let outwards =
      place < indices.count / 2 ? indices[...place].reversed() : Array(indices[place...])
    return outwards.first { RGB(xterm: $0).contrast(with: ground) >= contrast }
  }

  private static func place(of value: Float, among count: Int) -> Int {
    guard !value.isNaN else { return count / 2 }
    return Int((min(max(value, 0), 1) * Float(count - 1)).rounded())
  }

  private static let lightIndices: [UInt8] = [
    16, 233, 234, 236, 237, 239, 240, 242, 244, 246, 248, 250, 252, 254, 231,
  ]
  private static let blueOrangeIndices: [UInt8] = [
    195, 117, 75, 33, 26, 19, 17, 232, 52, 88, 130, 166, 208, 215, 223,
  ]
  private static let viridisIndices: [UInt8] = [
    17, 53, 54, 24, 60, 242, 30, 102, 36, 108, 78, 149, 119, 190, 227,
  ]
  private static let cividisIndices: [UInt8] = [
    235, 53, 237, 239, 24, 241, 243, 66, 245, 247, 144, 180, 185, 220, 227,
  ]
  private static let infernoIndices: [UInt8] = [
    16, 234, 18, 53, 54, 89, 125, 161, 167, 202, 208, 214, 184, 221, 229,
  ]
  private static let redBlueIndices: [UInt8] = [
    236, 25, 32, 38, 110, 152, 254, 231, 224, 216, 173, 167, 124, 88, 52,
  ]
}
