import Recurrent

extension Explorer {
  /// What a person does with the pin.
  public enum PinChange: Sendable {
    /// A is put at the cursor, or taken away.
    case toggled
    /// Cursor and pin change places.
    case swapped
  }

  /// The pinned step, A.
  var pin: Int? { viewpoint.pin }

  mutating func change(_ change: PinChange) {
    switch change {
    case .toggled: viewpoint.pin = pin == nil ? step : nil
    case .swapped:
      guard let pin else { return }
      (step, viewpoint.pin) = (pin, step)
    }
  }

  /// What became of the selected unit's memory between the pin and the cursor.
  var span: Span? {
    pin.flatMap { Span(in: trace, layer: layer, unit: unit, $0, step) }
  }
}
