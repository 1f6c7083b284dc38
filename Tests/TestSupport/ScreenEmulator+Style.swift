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

  /// The colour of `38 ; 5 ; n`.
  private mutating func extended(_ rest: inout ArraySlice<Int>) -> Color {
    guard rest.popFirst() == 5, let index = rest.popFirst(), let index = UInt8(exactly: index)
    else {
      unknownSequences.append("SGR 38")
      return .standard
    }
    return .indexed(index)
  }
}
