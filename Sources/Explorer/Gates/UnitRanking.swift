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
    /// The amount as a share of the greatest one at this step, in 0…1.
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
  init(_ deed: Deed, amounts: [Float], memory: [Float]) {
    self.deed = deed
    let order = OrderedUnits(by: amounts.map { abs($0) })
    let first = order.units.prefix(UnitRanking.length).filter { abs(amounts[$0]) > 0 }
    let greatest = first.lazy.map { abs(amounts[$0]) }.first { $0.isFinite } ?? 1
    entries = first.map {
      // What is not finite fills the bar: nothing is more.
      let share = amounts[$0].isFinite ? abs(amounts[$0]) / greatest : 1
      return Entry(unit: $0, amount: amounts[$0], memory: memory[$0], share: share)
    }
  }

  static let length = 5
  /// The rows of a title and its units.
  static let rows = length + 1
}
