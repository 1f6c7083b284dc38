/// Finds what the axes of a reshaped value stand for: which neighbours each new axis joins.
///
/// Sizes of steps and batches are not known, so that there can be several ways. The one that joins
/// the fewest open sizes with others is taken, then the one that fixes the fewest of them; when two
/// are as good as each other there is none.
struct AxisGrouping {
  private typealias Atom = AxisTrace.Atom

  /// What each new axis joins, or nil when that is not certain.
  let axes: [[AxisTrace.Atom]]?

  private struct Way {
    var axes: [[Atom]] = []
    /// Groups of an open size and something else.
    var mixed = 0
    /// Open sizes that this way fixes to a number.
    var fixed = 0
  }

  /// Groups a value's axes.
  ///
  /// - Parameters:
  ///   - trace: the value.
  ///   - shape: the new sizes.
  ///   - keepsZeros: whether 0 is a size; else it stands for the old axis.
  init(of trace: AxisTrace, shape: [SymbolicSize], keepsZeros: Bool) {
    // More dimensions than any recurrent network's values have.
    guard shape.count <= 8, trace.axes.count <= 8 else {
      axes = nil
      return
    }
    var ways: [Way] = []
    Self.extend(Way(), with: trace.axes.flatMap { $0 }[...], shape, trace, keepsZeros, &ways)
    func isBetter(_ a: Way, _ b: Way) -> Bool { (a.mixed, a.fixed) < (b.mixed, b.fixed) }
    guard let best = ways.min(by: isBetter), ways.filter({ !isBetter(best, $0) }).count == 1 else {
      axes = nil
      return
    }
    axes = best.axes
  }

  private static func extend(
    _ way: Way, with rest: ArraySlice<Atom>, _ shape: [SymbolicSize], _ trace: AxisTrace,
    _ keepsZeros: Bool, _ ways: inout [Way]
  ) {
    let position = way.axes.count
    guard position < shape.count else {
      if rest.isEmpty { ways.append(way) }
      return
    }
    for length in 0...rest.count {
      let group = rest.prefix(length)
      guard
        let cost = cost(
          of: Array(group), shape[position],
          old: keepsZeros
            ? nil : trace.axes.indices.contains(position) ? trace.axes[position] : nil,
          trace)
      else { continue }
      var longer = way
      longer.axes.append(Array(group))
      longer.mixed += group.count > 1 && group.contains(where: \.isOpen) ? 1 : 0
      longer.fixed += cost
      extend(longer, with: rest.dropFirst(length), shape, trace, keepsZeros, &ways)
    }
  }

  /// How many open sizes a group of a size would fix, or nil when it cannot have that size.
  private static func cost(
    of group: [Atom], _ size: SymbolicSize, old: [Atom]?, _ trace: AxisTrace
  ) -> Int? {
    let open = Set(group.filter(\.isOpen))
    let known = group.reduce(1) { $0 * ($1.isOpen ? 1 : trace.sizes[$1] ?? 1) }
    switch size.factor {
    case -1: return 0
    case 0: return old == group ? 0 : nil
    case let factor where !size.atoms.isEmpty:
      return factor == known && open == size.atoms ? 0 : nil
    case let factor where open.isEmpty: return factor == known ? 0 : nil
    case let factor: return factor > 0 && factor.isMultiple(of: known) ? open.count : nil
    }
  }
}
