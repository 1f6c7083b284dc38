/// The units that did one thing most at a step.
struct UnitRanking: Equatable {
  /// What they did.
  enum Deed: Equatable {
    case letGo
    case wrote
    /// h of a vanilla cell moved.
    case jumped
  }

  /// How much one unit did of it.
  struct Entry: Equatable {
    let unit: Int
    /// By how much the memory changed; of what was let go only the size counts.
    let amount: Float
    /// The memory before (let go) or after.
    let memory: Float
    /// The amount's share, in 0…1: of what there was to let go, or of the unit's largest |C|.
    let share: Float
  }

  let deed: Deed
  /// Those that did most first; at most ``length``.
  let entries: [Entry]

  /// The five units with the greatest sizes of amounts.
  ///
  /// - Parameters:
  ///   - deed: what they did.
  ///   - amounts: how much each unit did of it.
  ///   - memory: each unit's memory before (let go) or after.
  ///   - wholes: what each unit could have done.
  init(_ deed: Deed, amounts: [Float], memory: [Float], wholes: [Float]) {
    self.deed = deed
    let order = OrderedUnits(by: amounts.map { abs($0) })
    entries = order.units.prefix(UnitRanking.length).filter { abs(amounts[$0]) > 0 }.map {
      let share = abs(amounts[$0] / wholes[$0])
      return Entry(
        unit: $0, amount: amounts[$0], memory: memory[$0],
        share: share.isFinite ? min(share, 1) : 0)
    }
  }

  static let length = 5
  /// The rows of a title and its units.
  static let rows = length + 1
}
