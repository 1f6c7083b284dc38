import Recurrent

/// What is known of each unit of a layer over the whole sequence: the rows of page 6.
struct LayerFigures: Equatable {
  /// Which matrix weighs what the units show.
  enum Reader: Equatable {
    case head
    case projection
  }

  /// Which layer of the network.
  let layer: Int
  /// The gates, in the order of page 1.
  let gates: [Signal]
  /// C, or h.
  let memory: Signal
  /// How many steps count.
  let stepCount: Int
  /// What weighs the units; `nil` where no one matrix does: below another layer.
  let reader: Reader?
  /// One a unit, in their own order.
  let units: [UnitFigures]

  /// The figures of a layer.
  ///
  /// - Parameters:
  ///   - index: which layer.
  ///   - trace: the trace.
  ///   - summary: what is known of the layer over all of it.
  init(ofLayer index: Int, in trace: Trace, by summary: LayerSummary) {
    let layer = trace.network.layers[index]
    let gates = layer.kind.panels.filter(\.isGate)
    let memory = summary[layer.kind.memory]
    let weights = trace.network.weights(readingLayer: index)
    let flags = LayerFigures.flags(of: layer, gates: gates, by: summary)
    self.layer = index
    self.gates = gates
    self.memory = layer.kind.memory
    stepCount = trace.sequence.mask?.count { $0 } ?? trace.stepCount
    reader = weights == nil ? nil : layer.projection == nil ? .head : .projection
    units = (0..<layer.hiddenSize).map { unit in
      UnitFigures(
        unit: unit,
        saturations: gates.map {
          UnitFigures.Saturation(
            closed: summary[$0].closedFraction[unit], open: summary[$0].openFraction[unit])
        },
        halfLife: summary.halfLives.map {
          UnitFigures.HalfLife(
            lowerQuartile: $0.lowerQuartile[unit], median: $0.median[unit],
            upperQuartile: $0.upperQuartile[unit])
        },
        written: summary.written?.mean[unit], mean: memory.mean[unit],
        variance: memory.variance[unit],
        largest: summary.largestMemory[unit], weight: weights?[unit], flags: flags[unit])
    }
  }

  private static func flags(
    of layer: RecurrentLayer, gates: [Signal], by summary: LayerSummary
  ) -> [UnitFlags] {
    // Behind a projection h belongs to no unit.
    let own = summary.signals.filter { $0 != .hiddenState || layer.projection == nil }
    let shown = summary[layer.projection == nil ? .hiddenState : .gatedCellState].largestSizes
    return (0..<layer.hiddenSize).map { unit in
      var flags = UnitFlags()
      flags.isNotFinite = own.contains { !summary[$0].mean[unit].isFinite }
      flags.isDead =
        !flags.isNotFinite
        && min(summary.largestMemory[unit], shown[unit]) < UnitFlags.leastSize
      flags.stuckGates = gates.filter {
        let signal = summary[$0]
        return max(signal.closedFraction[unit], signal.openFraction[unit]) > UnitFlags.stuckShare
      }
      return flags
    }
  }
}

extension SignalSummary {
  /// The greatest size of each unit's values, `[width]`.
  fileprivate var largestSizes: [Float] {
    var largest = [Float](repeating: 0, count: width)
    for ends in [minima, maxima] {
      for start in stride(from: 0, to: ends.count, by: width) {
        for unit in 0..<width where abs(ends[start + unit]) > largest[unit] {
          largest[unit] = abs(ends[start + unit])
        }
      }
    }
    return largest
  }
}
