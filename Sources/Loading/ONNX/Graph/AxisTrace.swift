/// What the axes of a value stand for while operators move, join and drop them.
///
/// It tells a reordering that puts every step's units where the next layer or a head expects them
/// from one that only has the same sizes.
struct AxisTrace: Equatable {
  /// What an axis counts.
  enum Atom: Hashable {
    /// Time; its size is not known.
    case step
    /// The sequences of a batch; their number is not known.
    case sequence
    /// A node's directions, if there are two.
    case direction
    /// Units of a layer, or the width of an embedding.
    case unit

    /// Whether its size depends on what is fed.
    var isOpen: Bool { self == .step || self == .sequence }
  }

  /// For each axis what it runs over, the last fastest; nothing when its size is 1.
  private(set) var axes: [[Atom]]
  /// Sizes of the atoms that have one.
  let sizes: [Atom: Int]
  /// Whether only the last step is left.
  private(set) var isLastStep: Bool

  /// A value with these axes.
  init(_ axes: [[Atom]], sizes: [Atom: Int], isLastStep: Bool = false) {
    self.axes = axes
    self.sizes = sizes
    self.isLastStep = isLastStep
  }

  /// The size of an axis as far as it is known, and what else it runs over.
  func size(ofAxis index: Int) -> SymbolicSize {
    axes[index].reduce(SymbolicSize(1)) { size, atom in
      size * (atom.isOpen ? SymbolicSize(atom) : SymbolicSize(sizes[atom] ?? 1))
    }
  }

  /// The axes in another order; `nil` reverses them. False when that is no order of them.
  mutating func transpose(_ order: [Int]?) -> Bool {
    let order = order ?? Array(axes.indices.reversed())
    guard Set(order) == Set(axes.indices), order.count == axes.count else { return false }
    axes = order.map { axes[$0] }
    return true
  }

  /// Drops axes of one element, or the batch's, which must then have one sequence. False for others.
  mutating func squeeze(_ wanted: [Int]) -> Bool {
    guard let indices = positive(wanted, rank: axes.count),
      indices.allSatisfy({ axes[$0].isEmpty || axes[$0] == [.sequence] })
    else { return false }
    axes = axes.indices.filter { !indices.contains($0) }.map { axes[$0] }
    return true
  }

  /// Adds axes of one element. False when there is no such place.
  mutating func unsqueeze(_ wanted: [Int]) -> Bool {
    let rank = axes.count + wanted.count
    guard let indices = positive(wanted, rank: rank) else { return false }
    var rest = axes[...]
    axes = (0..<rank).map { indices.contains($0) ? [] : rest.popFirst() ?? [] }
    return true
  }

  /// Takes one element of an axis away from the others, and the axis with it unless told otherwise.
  /// False unless it is the only one, or the last step.
  mutating func pick(_ position: Int, axis wanted: Int, keepsAxis: Bool) -> Bool {
    guard let axis = positive([wanted], rank: axes.count)?.first else { return false }
    switch axes[axis] {
    case [] where position == 0 || position == -1: break
    case [.step] where position == -1: isLastStep = true
    default: return false
    }
    if keepsAxis { axes[axis] = [] } else { axes.remove(at: axis) }
    return true
  }

  /// Splits and joins axes. False when that mixes what they stand for, or may do so.
  mutating func reshape(_ shape: [SymbolicSize], keepsZeros: Bool) -> Bool {
    guard let result = AxisGrouping(of: self, shape: shape, keepsZeros: keepsZeros).axes else {
      return false
    }
    axes = result
    return true
  }

  /// Axes from 0 without repetition, or nil when one does not exist.
  private func positive(_ wanted: [Int], rank: Int) -> [Int]? {
    guard wanted.allSatisfy({ (-rank..<rank).contains($0) }) else { return nil }
    let indices = wanted.map { $0 < 0 ? $0 + rank : $0 }
    return Set(indices).count == indices.count ? indices : nil
  }
}
