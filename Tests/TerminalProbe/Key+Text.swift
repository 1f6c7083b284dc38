import Screen

extension Key.Modifiers {
  /// What Emacs writes before a key that is pressed with them: `C-M-`.
  var prefix: String {
    var prefix = ""
    if contains(.control) { prefix += "C-" }
    if contains(.alt) { prefix += "M-" }
    if contains(.shift) { prefix += "S-" }
    return prefix
  }
}

extension Key {
  /// The key as Emacs writes it: `C-a`, `M-x`, `S-left`, `F5`.
  var text: String {
    modifiers.prefix + name
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
