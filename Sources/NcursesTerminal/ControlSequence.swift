import Screen

/// A sequence that a key sends, `ESC [ 1 ; 5 A` for instance, without its first two characters.
struct ControlSequence: Equatable {
  var parameters: [Int]
  /// The character that ends it; `nil` if it was cut off.
  var final: UInt8?

  init(parameters: [Int], final: UInt8?) {
    self.parameters = parameters
    self.final = final
  }

  /// Takes one sequence from the front of what was read.
  init(_ tokens: inout ArraySlice<KeyToken>) {
    parameters = [0]
    while case .byte(let byte)? = tokens.first, (0x20...0x7E).contains(byte) {
      tokens.removeFirst()
      switch byte {
      case 0x30...0x39:
        let value = parameters[parameters.count - 1]
        parameters[parameters.count - 1] = min(value * 10 + Int(byte - 0x30), 9999)
      case UInt8(ascii: ";"):
        parameters.append(0)
      case 0x40...:
        final = byte
        return
      default:
        continue
      }
    }
  }

  /// The key that sends it, as xterm and its kin do.
  var key: Key? {
    guard let final, let code = code(final) else { return nil }
    let mask = parameters.count > 1 ? max(0, parameters[1] - 1) : 0
    var modifiers = Key.Modifiers()
    if mask & 1 != 0 || final == UInt8(ascii: "Z") { modifiers.insert(.shift) }
    if mask & 2 != 0 { modifiers.insert(.alt) }
    if mask & 4 != 0 { modifiers.insert(.control) }
    return Key(code, modifiers)
  }

  private func code(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M") where parameters.isEmpty: .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "P")) + 1)
    case UInt8(ascii: "Z"): .tab
    case UInt8(ascii: "~"): ControlSequence.numbered[parameters.first ?? 0]
    default: nil
    }
  }

  /// The keys of `ESC [ n ~`.
  private static let numbered: [Int: Key.Code] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
