/// The states that a trace's layers enter its blocks with, as far as they are known.
///
/// A forward layer enters the first block from its initial state, a reverse layer the last one.
struct Checkpoints: Sendable {
  private let directions: [Direction]
  private let blockCount: Int
  /// For each layer the states with which it enters its first block, its second, ….
  private var states: [[LayerState]]

  /// The initial states only.
  init(_ network: Network, initialStates: [LayerState], blockCount: Int) {
    self.directions = network.layers.map(\.direction)
    self.blockCount = blockCount
    self.states = initialStates.map { [$0] }
  }

  /// The state with which a layer enters a block; `nil` when it is not known yet.
  func state(entering block: Int, layer: Int) -> LayerState? {
    let place = place(of: block, layer: layer)
    return place < states[layer].count ? states[layer][place] : nil
  }

  /// The states with which all layers enter a block; `nil` when one is not known yet.
  func states(entering block: Int) -> [LayerState]? {
    let known = states.indices.compactMap { state(entering: block, layer: $0) }
    return known.count == states.count ? known : nil
  }

  /// Notes the state with which a layer leaves a block, which is the one it enters the next with.
  mutating func note(_ state: LayerState, leaving block: Int, layer: Int) {
    let next = place(of: block, layer: layer) + 1
    if next == states[layer].count && next < blockCount { states[layer].append(state) }
  }

  /// How many blocks from the first on all (forward) layers can enter.
  var knownCount: Int { states.map(\.count).min() ?? 0 }

  /// Whether every block can be entered.
  var isComplete: Bool { states.allSatisfy { $0.count == blockCount } }

  private func place(of block: Int, layer: Int) -> Int {
    directions[layer] == .forward ? block : blockCount - 1 - block
  }
}
