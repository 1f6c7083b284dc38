public import Screen

/// What the screen can show, as far as a picture depends on it.
public struct Appearance: Equatable, Sendable {
  public var colorDepth: ColorDepth
  /// Whether block, shade and braille characters can be shown; else only ASCII is drawn.
  public var isUnicode: Bool
  /// Whether a cell may show two values, one over the other, by `▄` in two colours.
  public var splitsCells: Bool
  /// Whether the ground is dark or light.
  public var theme: Theme
  /// The colours of gates and states, where there are 256.
  public var maps: MapPair

  /// An appearance; cells are split only where there are colours and blocks for it, and without
  /// maps it has its theme's.
  public init(
    colorDepth: ColorDepth = .indexed256, isUnicode: Bool = true, splitsCells: Bool = true,
    theme: Theme = .dark, gateMap: ColorMap? = nil, stateMap: ColorMap? = nil
  ) {
    self.colorDepth = colorDepth
    self.isUnicode = isUnicode
    self.splitsCells = splitsCells && isUnicode && colorDepth >= .indexed256
    self.theme = theme
    let own = MapPair(of: theme)
    maps = MapPair(gates: gateMap ?? own.gates, states: stateMap ?? own.states)
  }

  /// Whether there are the colours of the maps.
  var hasMaps: Bool { colorDepth >= .indexed256 }

  /// A map's colour of a value in 0…1, as fine as the screen can show it.
  func color(_ map: ColorMap, at value: Float) -> Color {
    colorDepth == .truecolor ? .rgb(map.rgb(at: value)) : .indexed(map.color(at: value))
  }

  /// The first text where it can be shown, else the second, which is ASCII.
  func text(_ unicode: String, ascii: String) -> String { isUnicode ? unicode : ascii }
}
