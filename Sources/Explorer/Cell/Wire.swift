import Screen

/// What a wire of the diagram carries, and so how it looks.
struct Wire {
  /// What kind of value flows.
  enum Flow {
    /// A gate's value in 0…1: bright when open.
    case gate(Float)
    /// A value with a sign, drawn by its tanh: blue below 0, orange above.
    case state(Float)
    /// Many values at once: h and x.
    case bundle
  }

  let flow: Flow
  /// Whether it was computed already; else it is a thin dotted line.
  let isKnown: Bool
  /// Whether it is what this stop is about: then it is thick.
  let isActive: Bool
}

extension Appearance {
  /// How a wire looks. Also the dimmest is told from its ground.
  func wireStyle(_ wire: Wire) -> Style {
    guard wire.isKnown else { return style(.dim) }
    guard colorDepth == .indexed256 else { return wire.isActive ? .bold : .plain }
    var style = Style(foreground: .indexed(color(of: wire.flow)))
    if wire.isActive { style.attributes = .bold }
    return style
  }

  private func color(of flow: Wire.Flow) -> UInt8 {
    switch flow {
    case .gate(let value): return ColorMap.light.color(at: max(value, dimmestGate))
    case .state(let value):
      let size = tanh(value)
      return abs(size) < faintestState ? 246 : ColorMap.blueOrange.color(at: (size + 1) / 2)
    case .bundle: return 252
    }
  }

  /// Closed gates are black on a heatmap; a wire must still be seen.
  private var dimmestGate: Float { 0.57 }

  /// Colours nearer to the map's dark middle than this are too dark for a line.
  private var faintestState: Float { 0.4 }
}
