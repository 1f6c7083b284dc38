import Screen

extension Explorer {
  /// What the mouse means where it is: a click what lies there, the wheel what the arrow keys mean.
  ///
  /// While a line is typed it means nothing, so that no slip of the hand takes the line away.
  func message(for mouse: Mouse) -> Message? {
    guard isLargeEnough, prompt == nil else { return nil }
    switch mouse.action {
    case .left: return target(at: mouse.place).flatMap(message)
    case .wheelUp, .wheelDown, .wheelLeft, .wheelRight:
      return message(forWheel: mouse.action, isShifted: mouse.modifiers.contains(.shift))
    case .middle, .right: return nil
    }
  }

  private func message(for target: Target) -> Message? {
    switch target {
    case .moment(let step, let unit, let layer): .pointed(step: step, unit: unit, layer: layer)
    case .stop(let stop): .view(.walkedTo(stop: stop))
    case .bookmark(let place): .bookmarks(.went(to: place))
    case .panel(let signal): .panels(.pointed(at: signal))
    case .page(let page): .view(.turned(to: page))
    case .key(let key): message(for: key)
    }
  }

  /// The wheel goes through the units; with Shift, or sideways, through time. In the help it goes
  /// through the lines.
  private func message(forWheel action: Mouse.Action, isShifted: Bool) -> Message? {
    switch (action, isShifted) {
    case (.wheelUp, false) where helpLine != nil: .units(.moved(by: -Explorer.linesANotch))
    case (.wheelDown, false) where helpLine != nil: .units(.moved(by: Explorer.linesANotch))
    case (.wheelUp, false): message(for: Key(.up))
    case (.wheelDown, false): message(for: Key(.down))
    case (.wheelLeft, _), (.wheelUp, true): message(for: Key(.left))
    case (.wheelRight, _), (.wheelDown, true): message(for: Key(.right))
    default: nil
    }
  }

  /// Goes to what was pointed at. Each time is a change of its own for undo: it may be far.
  mutating func point(toStep step: Int?, unit: Int?, layer: Int?) {
    history.endMove()
    if let layer { self.layer = layer }
    if let unit { self.unit = unit }
    if let step { move(to: step) }
  }

  /// As many lines as a notch of the wheel moves in most programs.
  private static let linesANotch = 3
}
