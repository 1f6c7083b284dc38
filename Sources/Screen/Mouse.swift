/// Something that a person did with the mouse, and where.
///
/// Releases and moves are not reported: nothing here is dragged.
public struct Mouse: Equatable, Hashable, Sendable {
  /// What was done.
  public enum Action: Equatable, Hashable, CaseIterable, Sendable {
    /// The left button was pressed.
    case left
    case middle
    case right
    /// The wheel was turned away from the person by one notch.
    case wheelUp
    case wheelDown
    /// The wheel was tilted, or two fingers were moved sideways.
    case wheelLeft
    case wheelRight
  }

  public var action: Action
  /// The cell under the pointer.
  public var place: Point
  /// Keys held down meanwhile. Most terminals keep Shift with a button to themselves, to select text.
  public var modifiers: Key.Modifiers

  public init(_ action: Action, at place: Point, _ modifiers: Key.Modifiers = []) {
    self.action = action
    self.place = place
    self.modifiers = modifiers
  }
}
