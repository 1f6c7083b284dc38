import Recurrent
import Screen

extension Explorer {
  /// What the scales of a layer depend on, found once for it: walking its summary takes longer than
  /// drawing.
  struct LayerScales: Equatable, Sendable {
    let layer: Int
    /// Whether more than half of what is kept (f, or z) lies in the highest of the colours' levels.
    let isMostlyKept: Bool
  }

  /// The signal that says how much is kept: f, or a GRU's z.
  var keepSignal: Signal? {
    [Signal.forgetGate, .updateGate].first(where: recurrentLayer.kind.panels.contains)
  }

  /// Whether less of that gate keeps more.
  var keepsTheRest: Bool {
    recurrentLayer.kind.family == .gru && recurrentLayer.options.updateGate != .keeps
  }

  /// How a signal's values are coloured: by its own scale, or by the one that was chosen.
  func scale(of signal: Signal) -> Shading.Scale {
    if signal == keepSignal, viewpoint.showsHalfLives { return .halfLife(ofRest: keepsTheRest) }
    guard signal == recurrentLayer.kind.memory, viewpoint.isMemoryLinear, let largestOfLayer
    else { return signal.scale }
    return .linear(largestOfLayer)
  }

  /// The layer's largest |C|, once it is known: a scale that grows while playing would tell lies.
  private var largestOfLayer: Float? {
    guard let largest = largestMemory?[layer].lazy.filter(\.isFinite).max(), largest > 0
    else { return nil }
    return largest
  }

  /// On to the other scale of the focused panel's signal; without such a focus of all that have one.
  mutating func changeScale() {
    if viewpoint.focus == recurrentLayer.kind.memory {
      viewpoint.isMemoryLinear.toggle()
    } else if let keepSignal, viewpoint.focus == keepSignal {
      viewpoint.showsHalfLives.toggle()
    } else {
      let areUsual = !viewpoint.isMemoryLinear && !viewpoint.showsHalfLives
      (viewpoint.isMemoryLinear, viewpoint.showsHalfLives) = (areUsual, areUsual)
    }
  }

  /// A signal's names, with what its values mean on the scale that is on.
  func names(of signal: Signal) -> Texts.SignalNames {
    let names = texts.signal(signal)
    let meaning =
      switch scale(of: signal) {
      case .linear(let end):
        signal.symbol(in: appearance) + appearance.plain(" ±") + Numbers.short(end)
      case .halfLife: texts.scales.halfLife
      case .gate, .signed, .squashed: names.meaning
      }
    return Texts.SignalNames(short: names.short, meaning: meaning, long: names.long)
  }

  /// What the colours of some panels stand for.
  func legend(of signals: [Signal]) -> ScaleLegend {
    var hint: String?
    if let keepSignal, layerScales?.layer == layer, layerScales?.isMostlyKept == true,
      !viewpoint.showsHalfLives
    {
      hint = texts.scales.hint(keepSignal.symbol(in: appearance))
    }
    return ScaleLegend(
      signals: signals.map { ($0, scale(of: $0)) }, hint: hint, appearance: appearance,
      texts: texts)
  }

  /// Finds what the scales depend on, if it is another layer's.
  mutating func refreshScales() {
    guard let summary, layerScales?.layer != layer else { return }
    var isMostlyKept = false
    if let keepSignal {
      let means = summary.layers[layer][keepSignal].means
      let least = 1 - 0.5 / Float(appearance.maps.gates.indices.count - 1)
      let count = means.count { (keepsTheRest ? 1 - $0 : $0) >= least }
      isMostlyKept = 2 * count > means.count
    }
    layerScales = LayerScales(layer: layer, isMostlyKept: isMostlyKept)
  }
}
