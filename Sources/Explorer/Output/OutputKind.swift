import Recurrent

/// What page 8 has to show of a network.
enum OutputKind: Equatable {
  /// There is no head: the layer's h.
  case hidden
  /// The head says values.
  case values
  /// The head tells tokens or classes apart.
  case classes
}

extension Network {
  /// What its head says, as far as it is known; of a head without a task its form decides.
  var outputKind: OutputKind {
    guard head != nil else { return .hidden }
    return hasClasses ? .classes : .values
  }
}
