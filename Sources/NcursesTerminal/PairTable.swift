import Screen

/// Which pair of colours has which number in curses.
///
/// Pairs are numbered as they are first needed. Curses' own `alloc_pair` crashes on terminals
/// without colours, so the numbers are kept here.
struct PairTable {
  /// A pair to be used.
  struct Entry: Equatable {
    /// The terminal's own colours, which every terminal has.
    static let own = Entry(number: 0)

    var number: Int32
    /// What curses must be told first.
    var new: NewPair?
  }

  /// A pair that curses does not know yet; a colour of -1 is the terminal's own.
  struct NewPair: Equatable {
    var number: Int32
    var foreground: Int
    var background: Int
  }

  private static let side = 257

  /// How many colours there are.
  let colorCount: Int
  /// How many pairs there are, the terminal's own included.
  let limit: Int32
  /// Whether a pair was refused since the table was made or emptied.
  private(set) var isExhausted = false
  private var next: Int32 = 1
  /// Numbers by foreground and background, `[257, 257]` with the standard colour first; 0: none.
  private var numbers: [Int32]
  /// The first pair of each background, to fall back upon.
  private var byBackground: [Int32]

  init(colorCount: Int, limit: Int32) {
    self.colorCount = colorCount
    self.limit = limit
    let hasPairs = colorCount > 0
    numbers = Array(repeating: 0, count: hasPairs ? PairTable.side * PairTable.side : 0)
    byBackground = Array(repeating: 0, count: hasPairs ? PairTable.side : 0)
  }

  /// Forgets all pairs, so that their numbers can be given anew.
  mutating func empty() {
    self = PairTable(colorCount: colorCount, limit: limit)
  }

  /// The pair for two colours.
  ///
  /// Colours that the terminal lacks are not drawn at all, neither of the two: half of a pair
  /// could be dark text on a dark ground. When numbers run out, a pair of the same background
  /// stands in.
  mutating func entry(foreground: Color, background: Color) -> Entry {
    guard let first = code(of: foreground), let second = code(of: background) else {
      return Entry.own
    }
    if first < 0, second < 0 { return Entry.own }
    let index = (first + 1) * PairTable.side + second + 1
    if numbers[index] > 0 { return Entry(number: numbers[index]) }
    guard next < limit else {
      isExhausted = true
      return Entry(number: byBackground[second + 1])
    }
    defer { next += 1 }
    numbers[index] = next
    if byBackground[second + 1] == 0 { byBackground[second + 1] = next }
    return Entry(
      number: next, new: NewPair(number: next, foreground: first, background: second))
  }

  /// The number that curses gives a colour, -1 for the terminal's own, `nil` if it has none.
  ///
  /// Eight colours stand in for their bright twins.
  private func code(of color: Color) -> Int? {
    guard case .indexed(let value) = color else { return colorCount > 0 ? -1 : nil }
    let index = Int(value)
    if index < colorCount { return index }
    return colorCount >= 8 && index < 16 ? index - 8 : nil
  }
}
