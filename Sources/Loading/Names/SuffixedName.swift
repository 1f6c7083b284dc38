/// A tensor's name without what says the layer behind it: `_l1`, `_l0_reverse`.
struct SuffixedName {
  let base: Substring
  /// The level, when the name says one.
  let level: Int?
  let isReverse: Bool

  /// No network has levels of more digits.
  private static let longestLevel = 4

  /// Takes a name apart. TensorFlow's `:0` at the end says nothing.
  init(_ name: String) {
    var base = name[...]
    if base.hasSuffix(":0") { base = base.dropLast(2) }
    isReverse = base.hasSuffix("_reverse")
    if isReverse { base = base.dropLast("_reverse".count) }
    let digits = base.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = base.dropLast(digits)
    if (1...SuffixedName.longestLevel).contains(digits), stem.hasSuffix("_l") {
      level = Int(base.suffix(digits))
      base = stem.dropLast(2)
    } else {
      level = nil
    }
    self.base = base
  }
}
