/// What a person wants of the program besides how it looks.
public struct Preferences: Equatable, Sendable {
  /// Whether the mouse is reported, so that the help says what it does.
  public var hasMouse: Bool
  /// Whether nothing may move by itself.
  public var reducesMotion: Bool

  public init(hasMouse: Bool = false, reducesMotion: Bool = false) {
    self.hasMouse = hasMouse
    self.reducesMotion = reducesMotion
  }
}
