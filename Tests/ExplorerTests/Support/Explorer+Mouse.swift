import Screen

@testable import Explorer

extension Explorer {
  /// What the run loop does with the mouse, without a terminal.
  @discardableResult
  mutating func send(_ mouse: Mouse) -> Command? {
    message(for: mouse).flatMap { update($0) }
  }

  /// A click of the left button.
  @discardableResult
  mutating func click(_ x: Int, _ y: Int) -> Command? { send(Mouse(.left, at: Point(x: x, y: y))) }
}
