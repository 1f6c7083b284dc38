/// What is known of one unit over the whole sequence: a row of page 6.
struct UnitFigures: Equatable {
  /// How often a gate is at its ends (Karpathy, Johnson & Fei-Fei 2015).
  struct Saturation: Equatable {
    /// The fraction of steps below 0.1: left-saturated.
    let closed: Float
    /// The fraction of steps above 0.9: right-saturated.
    let open: Float
  }

  /// For how many steps the gates kept half of the memory; infinite where the sequence ended before.
  struct HalfLife: Equatable {
    let lowerQuartile: Float
    let median: Float
    let upperQuartile: Float
  }

  let unit: Int
  /// In the order of the layer's gates.
  let saturations: [Saturation]
  /// `nil` for a vanilla cell.
  let halfLife: HalfLife?
  /// How much a step writes to the memory on average, ≥ 0; `nil` for a vanilla cell.
  let written: Float?
  /// Of C, or h.
  let mean: Float
  /// Of C, or h.
  let variance: Float
  /// The greatest |C|, or |h|.
  let largest: Float
  /// How strongly what reads the unit weighs it; `nil` where nothing does directly.
  let weight: Float?
  let flags: UnitFlags
}
