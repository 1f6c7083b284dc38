/// A network with its layers' weights packed for running.
struct PackedNetwork: Sendable {
  let network: Network
  /// In the order of ``Network/layers``.
  let layers: [PackedLayer]

  /// A network packed, whose runs over one sequence up to `threadCount` threads may share.
  init(_ network: Network, threadCount: Int = 2) {
    self.network = network
    self.layers = network.layers.map { PackedLayer($0, threadCount: threadCount) }
  }
}
