import Screen

/// Terminal descriptions by which curses sends red, green and blue rather than a palette's numbers.
///
/// They are not what `TERM` names usually, and many systems have none of them.
enum DirectColor {
  /// What a person is told who asks for all colours where there is no such description.
  static let notice =
    "no terminal type for 24-bit colour, such as xterm-direct, is installed: drawing with fewer"

  /// The description to take for a terminal, if there is one.
  ///
  /// - Parameters:
  ///   - type: what `TERM` says.
  ///   - colorCount: how many colours the description of a name has; below 0 if there is none.
  /// - Returns: its own if that has all colours, else the one of that name with `-direct`, else
  ///   xterm's for a terminal that has xterm's colours; `nil` if none is there.
  static func type(for type: String, colorCount: (String) -> Int32) -> String? {
    let family = type.split(separator: "-").first.map { "\($0)-direct" }
    var candidates = [type, "\(type)-direct"] + [family].compactMap { $0 }
    if colorCount(type) >= Int32(ColorDepth.indexed256.rawValue) {
      candidates.append("xterm-direct")
    }
    return candidates.first { colorCount($0) >= Int32(ColorDepth.truecolor.rawValue) }
  }
}
