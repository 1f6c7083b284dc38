/// Fifteen colours of the xterm palette from low to high.
///
/// Their lightness runs one way (in a diverging map from the centre outwards), also for colour-blind
/// eyes, and they are colours that 256-colour terminals have: rounding a finer map to the palette
/// would give fewer levels and reversals.
public struct ColorMap: Equatable, Sendable {
  public let indices: [UInt8]

  private init(_ indices: [UInt8]) {
    self.indices = indices
  }

  /// Dark to bright: gates, which are closed at 0 and open at 1.
  public static let light = ColorMap([
    16, 233, 234, 236, 237, 239, 240, 242, 244, 246, 248, 250, 252, 254, 231,
  ])

  /// Blue below zero, black at zero, orange above: states, which have a sign.
  public static let blueOrange = ColorMap([
    195, 117, 75, 33, 26, 19, 17, 232, 52, 88, 130, 166, 208, 215, 223,
  ])

  /// The colour of a value in 0…1; values outside take the colour of the nearer end, NaN that of
  /// the middle.
  public func color(at value: Float) -> UInt8 {
    guard !value.isNaN else { return indices[indices.count / 2] }
    return indices[Int((min(max(value, 0), 1) * Float(indices.count - 1)).rounded())]
  }
}
