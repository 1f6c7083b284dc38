public import Screen

/// Which colours gates have, and which states.
public struct MapPair: Equatable, Sendable {
  public var gates: ColorMap
  public var states: ColorMap

  public init(gates: ColorMap, states: ColorMap) {
    self.gates = gates
    self.states = states
  }

  /// What a theme has by itself: gates are light, states are colour, 0 has the ground's side.
  public init(of theme: Theme) {
    self.init(gates: .light, states: theme == .dark ? .blueOrange : .redBlue)
  }

  /// The pairs to choose from on a theme: its own, the other map of states, and the maps of
  /// scientific plots for gates, which run one way as gates do.
  static func choices(on theme: Theme) -> [MapPair] {
    let own = MapPair(of: theme)
    let other = MapPair(of: theme == .dark ? .light : .dark)
    let plots = ColorMap.allCases.filter { !$0.isDiverging && $0 != .light }
    return [own, other] + plots.map { MapPair(gates: $0, states: own.states) }
  }

  /// The pair behind this one, where a person began with `first`.
  func next(on theme: Theme, from first: MapPair) -> MapPair {
    let all = [first] + MapPair.choices(on: theme).filter { $0 != first }
    let place = all.firstIndex(of: self) ?? -1
    return all[(place + 1) % all.count]
  }
}
