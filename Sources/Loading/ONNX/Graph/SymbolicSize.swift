/// A size that may depend on how many steps and sequences are fed: a number times those.
struct SymbolicSize: Equatable {
  /// The number; −1 stands for what is left.
  let factor: Int
  /// The open sizes it is multiplied with.
  let atoms: Set<AxisTrace.Atom>

  init(_ factor: Int) {
    self.factor = factor
    atoms = []
  }

  init(_ atom: AxisTrace.Atom) {
    factor = 1
    atoms = [atom]
  }

  private init(factor: Int, atoms: Set<AxisTrace.Atom>) {
    self.factor = factor
    self.atoms = atoms
  }

  /// The product. A size that stands in both or is too large is as good as not known: 0.
  static func * (left: SymbolicSize, right: SymbolicSize) -> SymbolicSize {
    let (factor, overflow) = left.factor.multipliedReportingOverflow(by: right.factor)
    guard !overflow, left.atoms.isDisjoint(with: right.atoms) else { return SymbolicSize(0) }
    return SymbolicSize(factor: factor, atoms: left.atoms.union(right.atoms))
  }
}
