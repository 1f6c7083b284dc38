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

  /// How many colours may be used.
  let colorCount: Int
  /// Whether the terminal takes red, green and blue instead of a palette's numbers: what
  /// `xterm-direct` and its like describe. Only its first 8 numbers are still colours of the palette.
  let isDirect: Bool
  /// How many pairs there are, the terminal's own included.
  let limit: Int32
  /// Whether a pair was refused since the table was made or emptied.
  private(set) var isExhausted = false
  private var next: Int32 = 1
  /// Numbers by foreground and background.
  private var numbers: [Colors: Int32] = [:]
  /// The first pair of each background, to fall back upon.
  private var byBackground: [Int: Int32] = [:]

  /// Two colours as curses calls them.
  private struct Colors: Hashable {
    let foreground: Int
    let background: Int
  }

  init(colorCount: Int, limit: Int32, isDirect: Bool = false) {
    self.colorCount = colorCount
    self.limit = limit
    self.isDirect = isDirect
  }

  /// Forgets all pairs, so that their numbers can be given anew.
  mutating func empty() {
    self = PairTable(colorCount: colorCount, limit: limit, isDirect: isDirect)
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
    let colors = Colors(foreground: first, background: second)
    if let number = numbers[colors] { return Entry(number: number) }
    guard next < limit else {
      isExhausted = true
      return Entry(number: byBackground[second] ?? 0)
    }
    defer { next += 1 }
    numbers[colors] = next
    if byBackground[second] == nil { byBackground[second] = next }
    return Entry(
      number: next, new: NewPair(number: next, foreground: first, background: second))
  }

  /// The number that curses gives a colour, -1 for the terminal's own, `nil` if it has none.
  ///
  /// Eight colours stand in for their bright twins.
  private func code(of color: Color) -> Int? {
    switch color {
    case .standard: return colorCount > 0 ? -1 : nil
    case .rgb(let rgb):
      return isDirect && colorCount >= ColorDepth.truecolor.rawValue ? code(of: rgb) : nil
    case .indexed(let value):
      let index = Int(value)
      guard index < colorCount else { return colorCount >= 8 && index < 16 ? index - 8 : nil }
      return isDirect && index >= 8 ? code(of: RGB(xterm: value)) : index
    }
  }

  /// A mixed colour's number. 1 to 7 would be red to white: these almost black blues become black,
  /// or the blue beside them.
  private func code(of rgb: RGB) -> Int {
    let number = Int(rgb.red) << 16 | Int(rgb.green) << 8 | Int(rgb.blue)
    return (1...7).contains(number) ? (number < 4 ? 0 : 8) : number
  }
}
