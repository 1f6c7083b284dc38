import Screen

/// What a piece of text or a bar means; an ``Appearance`` decides how that looks.
///
/// No hue means two things: kept is teal, written magenta, let go grey, on every page.
enum Role {
  case plain
  case strong
  case dim
  case kept
  case written
  case letGo
  /// The cursor's place.
  case marked
  /// The pin's place.
  case pinned
  /// The area of a chart, so that its edges are seen without a box.
  case ground
}

extension Appearance {
  func style(_ role: Role) -> Style {
    switch role {
    case .plain: .plain
    case .strong: .bold
    case .dim: colored(246, onLight: 241, simple: nil)
    // The cyan of eight colours can't be read on white.
    case .kept: colored(43, onLight: 29, simple: theme == .dark ? 6 : nil)
    case .written: colored(176, onLight: 127, simple: 5)
    case .letGo: colored(252, onLight: 238, simple: nil)
    case .marked: Style(attributes: [.bold, .reverse])
    case .pinned: Style(attributes: .reverse)
    case .ground:
      hasMaps ? Style(background: .indexed(theme == .dark ? 235 : 254)) : .plain
    }
  }

  /// The glyph that a bar of this meaning is made of, so that nothing depends on colour alone.
  func fill(_ role: Role) -> Glyph {
    switch role {
    case .kept: isUnicode ? "█" : "#"
    case .written: isUnicode ? "▒" : "+"
    case .letGo: isUnicode ? "░" : "."
    case .plain, .strong, .dim, .marked, .pinned, .ground: " "
    }
  }

  /// A colour that has a contrast of 4.5:1 and more, on a dark ground and on a light one.
  private func colored(_ onDark: UInt8, onLight: UInt8, simple: UInt8?) -> Style {
    switch colorDepth {
    case .indexed256, .truecolor: Style(foreground: .indexed(theme == .dark ? onDark : onLight))
    case .sixteen, .eight: Style(foreground: simple.map(Color.indexed) ?? .standard)
    case .never: .plain
    }
  }
}
