import Screen

extension Key {
  /// The key as Emacs writes it: `C-a`, `M-x`, `S-left`, `F5`.
  var text: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "C-" }
    if modifiers.contains(.alt) { prefix += "M-" }
    if modifiers.contains(.shift) { prefix += "S-" }
    return prefix + name
  }

  private var name: String {
    switch code {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    default: "\(code)"
    }
  }
}
