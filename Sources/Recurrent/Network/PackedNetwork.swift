/// A network with its layers' weights packed for running.
struct PackedNetwork: Sendable {
  let network: Network
  /// In the order of ``Network/layers``.
  let layers: [PackedLayer]

  init(_ network: Network) {
    self.network = network
    self.layers = network.layers.map { PackedLayer($0) }
  }
}
