import Recurrent

extension Explorer {
  /// What a person may do to the order of the units.
  public enum OrderMessage: Equatable, Sendable {
    /// On to the next of the orders that the whole sequence gives.
    case next
    /// By what is let go at the cursor's step; it stays so when the cursor goes on.
    case byLetGoHere
  }

  /// What the units were sorted for.
  struct OrderKey: Equatable, Sendable {
    let layer: Int
    let order: UnitOrder
    let isKnown: Bool
  }

  /// The layer's units as they are sorted, kept as long as nothing else is wanted.
  struct LayerOrder: Sendable {
    let key: OrderKey
    let ordered: OrderedUnits
  }

  /// How the units are sorted: as a person wants it; else many by what they do, so that the panels'
  /// first rows show something.
  var order: UnitOrder {
    viewpoint.order
      ?? (isLargeEnough && layout(isEnlarged: false).hasManyUnits ? .activity : .natural)
  }

  private var orderKey: OrderKey {
    OrderKey(
      layer: layer, order: order, isKnown: summary != nil || !order.needsSummary)
  }

  /// The layer's units from above, and each one's place.
  var orderedUnits: OrderedUnits {
    guard let layerOrder, layerOrder.key.layer == layer else {
      return OrderedUnits(count: recurrentLayer.hiddenSize)
    }
    return layerOrder.ordered
  }

  mutating func apply(_ message: OrderMessage) {
    switch message {
    case .next:
      viewpoint.order = order.next(hasHalfLives: recurrentLayer.kind.family != .rnn)
    case .byLetGoHere: viewpoint.order = .letGo(step: step)
    }
  }

  /// Selects the unit so many places below.
  mutating func moveUnit(by count: Int) {
    let ordered = orderedUnits
    let place = ordered.places[unit].saturatingAdd(count)
    unit = ordered.units[min(max(place, 0), ordered.units.count - 1)]
  }

  /// Sorts the units anew if another order, or that of another layer, is wanted.
  mutating func refreshOrder() {
    let key = orderKey
    guard layerOrder?.key != key else { return }
    let memory = recurrentLayer.kind.memory
    let ordered =
      key.order == .similarity
      ? summary.map { OrderedUnits(units: $0.layers[layer][memory].unitsByLikeness()) }
      : orderKeys(key.order).map { OrderedUnits(by: $0) }
    layerOrder = LayerOrder(
      key: key, ordered: ordered ?? OrderedUnits(count: recurrentLayer.hiddenSize))
  }

  /// What the units are sorted by; `nil` for their own order, and as long as it is not known.
  private func orderKeys(_ order: UnitOrder) -> [Float]? {
    if case .letGo(let step) = order { return letGo(at: step) }
    guard let summary = summary?.layers[layer] else { return nil }
    switch order {
    case .natural, .similarity, .letGo: return nil
    case .activity:
      return (0..<recurrentLayer.hiddenSize).map { unit in
        summary.changes.reduce(0) { $0 + $1.mean[unit] }
      }
    case .halfLife: return halfLifeKeys(summary)
    case .mean: return summary[recurrentLayer.kind.memory].mean
    case .variance: return summary[recurrentLayer.kind.memory].variance
    }
  }

  /// Half-lives are whole steps: among equal ones the share that is kept on average decides.
  private func halfLifeKeys(_ summary: LayerSummary) -> [Float]? {
    guard let halfLives = summary.halfLives else { return nil }
    guard let keepSignal else { return halfLives.median }
    return zip(halfLives.median, summary[keepSignal].mean).map { halfLife, mean in
      halfLife + (keepsTheRest ? 1 - mean : mean) / 2
    }
  }

  /// How much of each unit's memory a step let go, of a vanilla cell how far h jumped.
  func letGo(at step: Int) -> [Float] {
    let snapshot = trace[step, layer]
    let before = trace.state(before: step, layer: layer).memory
    guard let kept = recurrentLayer.keptFraction(in: snapshot) else {
      return zip(snapshot.hiddenState, before).map { abs($0 - $1) }
    }
    return zip(kept, before).map { (1 - $0) * abs($1) }
  }

  /// The order's name for the title row; `nil` for the units' own.
  var orderName: String? {
    guard order != .natural else { return nil }
    let name = texts.units.order(order, recurrentLayer.kind.family)
    return orderKey.isKnown ? name : name + appearance.text("…", ascii: "..")
  }
}
