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
    guard hasMaps else { return wire.isActive ? .bold : .plain }
    var style = Style(foreground: .indexed(color(of: wire.flow)))
    if wire.isActive { style.attributes = .bold }
    return style
  }

  private func color(of flow: Wire.Flow) -> UInt8 {
    switch flow {
    case .gate(let value):
      let strength = max(value, dimmestGate)
      return ColorMap.light.color(at: theme == .dark ? strength : 1 - strength)
    case .state(let value):
      let size = tanh(value)
      guard abs(size) >= faintestState else { return 246 }
      return maps.states.color(at: (size + 1) / 2, on: theme.ground, contrast: 3) ?? 246
    case .bundle: return theme == .dark ? 252 : 238
    }
  }

  /// Closed gates are black on a heatmap; a wire must still be seen. An open one stands out from the
  /// ground, on white by being dark.
  private var dimmestGate: Float { 0.57 }

  /// Colours nearer to the map's dark middle than this are too dark for a line.
  private var faintestState: Float { 0.4 }
}
