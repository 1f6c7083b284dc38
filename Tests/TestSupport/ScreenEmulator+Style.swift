import Screen

extension ScreenEmulator {
  mutating func setStyle(_ parameters: [Int]) {
    var rest = parameters[...]
    while let code = rest.popFirst() {
      switch code {
      case 0: style = .plain
      case 1: style.attributes.insert(.bold)
      case 2: style.attributes.insert(.dim)
      case 4: style.attributes.insert(.underline)
      case 7: style.attributes.insert(.reverse)
      case 22: style.attributes.subtract([.bold, .dim])
      case 24: style.attributes.remove(.underline)
      case 27: style.attributes.remove(.reverse)
      case 38: style.foreground = extended(&rest)
      case 48: style.background = extended(&rest)
      case 39: style.foreground = .standard
      case 49: style.background = .standard
      case 30...37: style.foreground = .indexed(UInt8(code - 30))
      case 40...47: style.background = .indexed(UInt8(code - 40))
      case 90...97: style.foreground = .indexed(UInt8(code - 82))
      case 100...107: style.background = .indexed(UInt8(code - 92))
      default: unknownSequences.append("SGR \(code)")
      }
    }
  }

  /// The colour of `38 ; 5 ; n` or `38 ; 2 ; r ; g ; b`.
  private mutating func extended(_ rest: inout ArraySlice<Int>) -> Color {
    let count = rest.popFirst() == 2 ? 3 : 1
    let levels = rest.prefix(count).compactMap { UInt8(exactly: $0) }
    rest = rest.dropFirst(count)
    guard levels.count == count else {
      unknownSequences.append("SGR 38")
      return .standard
    }
    return count == 1 ? .indexed(levels[0]) : .rgb(RGB(levels[0], levels[1], levels[2]))
  }
}
