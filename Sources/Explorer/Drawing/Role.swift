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
  /// The area of a chart, so that its edges are seen without a box.
  case ground
}

extension Appearance {
  func style(_ role: Role) -> Style {
    switch role {
    case .plain: .plain
    case .strong: .bold
    case .dim: colored(246, simple: nil)
    case .kept: colored(43, simple: 6)
    case .written: colored(176, simple: 5)
    case .letGo: colored(252, simple: nil)
    case .marked: Style(attributes: [.bold, .reverse])
    case .ground:
      colorDepth == .indexed256 ? Style(background: .indexed(235)) : .plain
    }
  }

  /// The glyph that a bar of this meaning is made of, so that nothing depends on colour alone.
  func fill(_ role: Role) -> Character {
    switch role {
    case .kept: isUnicode ? "█" : "#"
    case .written: isUnicode ? "▒" : "+"
    case .letGo: isUnicode ? "░" : "."
    case .plain, .strong, .dim, .marked, .ground: " "
    }
  }

  private func colored(_ index: UInt8, simple: UInt8?) -> Style {
    switch colorDepth {
    case .indexed256: Style(foreground: .indexed(index))
    case .sixteen, .eight: Style(foreground: simple.map(Color.indexed) ?? .standard)
    case .never: .plain
    }
  }
}
