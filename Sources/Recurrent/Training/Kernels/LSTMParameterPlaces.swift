/// Where a plain LSTM's parameters begin among all of a network's, in the order of
/// ``RecurrentLayer/parameters``.
struct LSTMParameterPlaces: Sendable {
  let inputWeights: Int
  let recurrentWeights: Int
  /// `nil` without that bias.
  let inputBias: Int?
  /// `nil` without that bias.
  let recurrentBias: Int?
  /// `nil` without a projection.
  let projection: Int?
  /// Where the next layer's begin.
  let end: Int

  /// The places of a layer whose first parameter is at `start`.
  init(_ layer: RecurrentLayer, from start: Int) {
    var next = start
    func take(_ count: Int) -> Int? {
      defer { next += count }
      return count > 0 ? next : nil
    }
    inputWeights = start
    next += layer.inputWeights.elements.count
    recurrentWeights = next
    next += layer.recurrentWeights.elements.count
    inputBias = take(layer.inputBias.count)
    recurrentBias = take(layer.recurrentBias.count)
    projection = take(layer.projection?.elements.count ?? 0)
    end = next
  }
}
