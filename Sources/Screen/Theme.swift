/// Whether light text stands on a dark ground or dark text on a light one.
public enum Theme: String, CaseIterable, Sendable {
  case dark
  case light

  /// What a terminal says of its colours in `COLORFGBG`, `15;0` or `0;default;15`: its last part is
  /// the ground, one of the first 16 colours. `nil` if it says nothing of use.
  public init?(colorFGBG text: String) {
    guard let ground = text.split(separator: ";").last.flatMap({ UInt8($0) }), ground < 16 else {
      return nil
    }
    self = ground < 7 || ground == 8 ? .dark : .light
  }

  /// The ground of a picture of this theme.
  public var ground: RGB {
    switch self {
    case .dark: RGB(0, 0, 0)
    case .light: RGB(255, 255, 255)
    }
  }

  /// The colour of text without one of its own; bold text stands out.
  func ink(isBold: Bool) -> RGB {
    switch self {
    case .dark: isBold ? RGB(255, 255, 255) : RGB(208, 208, 208)
    case .light: isBold ? RGB(0, 0, 0) : RGB(48, 48, 48)
    }
  }
}
