/// A cell's style as a picture outside a terminal shows it: with every colour settled.
struct Paint: Equatable, Hashable {
  let ink: RGB
  let ground: RGB
  let isBold: Bool
  let isUnderlined: Bool

  /// Settles a style's own colours, the theme's where it has none, reverse and dim.
  init(_ style: Style, theme: Theme) {
    isBold = style.attributes.contains(.bold)
    isUnderlined = style.attributes.contains(.underline)
    var ink = RGB(style.foreground) ?? theme.ink(isBold: isBold)
    var ground = RGB(style.background) ?? theme.ground
    if style.attributes.contains(.reverse) { swap(&ink, &ground) }
    if style.attributes.contains(.dim) { ink = ink.mixed(with: ground, share: Paint.dimShare) }
    self.ink = ink
    self.ground = ground
  }

  /// Whether text looks the same in both, whatever its ground.
  func looksAlike(_ other: Paint) -> Bool {
    ink == other.ink && isBold == other.isBold && isUnderlined == other.isUnderlined
  }

  /// How much of its colour dim text keeps, about what terminals do.
  private static let dimShare = 0.6
}
